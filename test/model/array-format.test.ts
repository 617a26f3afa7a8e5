import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, problems } from "./build.ts";

const says = (arrayFormat: unknown): JsonObject => ({ "x-specwright": { arrayFormat } as JsonObject });
const schema = { type: "array", items: { type: "string" } };
const form = "application/x-www-form-urlencoded";

/** The formats of the parameter and of the form of an operation. */
function formats(at: { document?: JsonObject; operation?: JsonObject; parameter?: JsonObject; form?: JsonObject }) {
  const { api, diagnostics } = build({
    ...at.document,
    paths: {
      "/a": {
        post: {
          ...at.operation,
          parameters: [{ name: "p", in: "query", schema, ...at.parameter }],
          requestBody: { content: { [form]: { schema: { type: "object", properties: { p: schema } }, ...at.form } } },
          responses: { "204": { description: "" } },
        },
      },
    },
  });
  expect(diagnostics).toEqual([]);
  const [operation] = api.operations;
  return [operation?.parameters[0]?.arrayFormat, operation?.body?.content[0]?.arrayFormat];
}

describe("how lists are spelt", () => {
  test("is said by what is nearest", () => {
    expect(formats({})).toEqual([undefined, undefined]);
    expect(formats({ document: says("brackets") })).toEqual(["brackets", "brackets"]);
    expect(formats({ document: says("brackets"), operation: says("repeat") })).toEqual(["repeat", "repeat"]);
    const near = { operation: says("brackets"), parameter: says("indices"), form: says("repeat") };
    expect(formats(near)).toEqual(["indices", "repeat"]);
  });

  test.each(["comma", "index", 1, null])("is none of the ways: %j", (format) => {
    const { diagnostics } = build({ ...says(format), paths: {} });
    expect(problems(diagnostics)).toEqual([
      "error invalid-extension /x-specwright/arrayFormat: `arrayFormat` has to be `repeat`, `brackets` or `indices`",
    ]);
  });

  test("is said nowhere else", () => {
    const { diagnostics } = build({
      paths: {
        "/a/{id}": {
          post: {
            parameters: [{ name: "id", in: "path", required: true, schema, ...says("indices") }],
            requestBody: { content: { "application/json": { schema, ...says("indices") } } },
            responses: {
              "200": { description: "", content: { [form]: { schema: { type: "string" }, ...says("indices") } } },
            },
          },
        },
      },
    });
    expect(problems(diagnostics).map((text) => text.split(":")[0])).toEqual([
      "error invalid-extension /paths/~1a~1{id}/post/parameters/0/x-specwright",
      "error invalid-extension /paths/~1a~1{id}/post/requestBody/content/application~1json/x-specwright",
      "error invalid-extension /paths/~1a~1{id}/post/responses/200/content/application~1x-www-form-urlencoded/x-specwright",
    ]);
  });
});
