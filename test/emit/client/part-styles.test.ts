import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { emittedClient } from "./emitted-client.ts";

const object = { type: "object" };
const text = { type: "string" };
const components = { schemas: { Meta: object } };

function emitted(body: JsonObject) {
  const content = { "multipart/form-data": body };
  const operation = { operationId: "send", requestBody: { content }, responses: { "204": { description: "Done." } } };
  return emittedClient({ paths: { "/a": { post: operation } }, components });
}

test.each<[string, JsonObject]>([
  ["an object", object],
  ["an object that is declared elsewhere", { $ref: "#/components/schemas/Meta" }],
  ["a text or an object", { anyOf: [{ const: "auto" }, object] }],
])("`style: form` of %s in a multipart body is JSON, and warned of where it stands", (_, schema) => {
  const media = { schema: { type: "object", properties: { a: schema, b: text } } };
  const { diagnostics, files } = emitted({ ...media, encoding: { a: { style: "form" }, b: { style: "form" } } });
  expect(diagnostics.map(({ code, location, message }) => [code, location?.pointer, message])).toEqual([
    [
      "ignored-keyword",
      "/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/a",
      "`style: form` of `a` is ignored: an object is sent as JSON",
    ],
  ]);
  const operations = "src/operations.ts";
  expect(files.get(operations)).toEqual(emitted(media).files.get(operations));
  expect(files.get(operations)).toBeDefined();
});

test("the refusal of a style in a multipart body says what to leave out", () => {
  const { diagnostics } = emitted({
    schema: { type: "object", properties: { a: object } },
    encoding: { a: { style: "deepObject" } },
  });
  expect(diagnostics.map(({ help }) => help)).toEqual([expect.stringContaining("Leave `style`, `explode`")]);
});
