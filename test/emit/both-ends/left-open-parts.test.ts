import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { multipartShape } from "../../../generator/emit/wire/multipart-shape.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import { emptyLockFile } from "../../../generator/model/names/lock-file.ts";
import { loadText, minimal } from "../../load/load-text.ts";

/** What each part of the body of the only operation is. */
async function kindsOf(text: string): Promise<Readonly<Record<string, string>>> {
  const { document } = await loadText(text);
  if (!document) throw new Error("the document cannot be read");
  const api = buildApi(document, { diagnostics: new Diagnostics([], true), lock: emptyLockFile });
  const media = api.operations[0]?.body?.content[0];
  if (!media) throw new Error("there is no body");
  const { parts } = multipartShape(media);
  return Object.fromEntries(parts.map(({ name, kind, list }) => [name, list === undefined ? kind : `${kind}s`]));
}

function withParts(properties: string, version: string): string {
  const schema = `{ type: object, properties: ${properties} }`;
  const operation = `{ requestBody: { content: { multipart/form-data: { schema: ${schema} } } }, responses: { "204": { description: x } } }`;
  return minimal("", version).replace("paths: {}", `paths: { /a: { post: ${operation} } }`);
}

test.each(["3.0.3", "3.1.0"])("a part whose type a mend leaves open is a text, and no file (%s)", async (version) => {
  const misspelt =
    "count: { type: int }, names: { type: array, items: { type: str } }, maybe: { type: int, nullable: true }";
  const nowhere = 'ref: { $ref: "#/components/schemas/No" }, all: { allOf: [{ $ref: "#/components/schemas/No" }] }';
  const others = "either: { anyOf: [{ type: int }, { type: string }] }, listed: { enum: a }, none: 5";
  const text = withParts(`{ ${misspelt}, ${nowhere}, ${others.replace("enum: a", "enum: { a: A }")} }`, version);
  expect(await kindsOf(text)).toEqual({
    count: "text",
    names: "texts",
    maybe: "text",
    ref: "text",
    all: "text",
    either: "text",
    listed: "text",
    none: "text",
  });
});

test("a part of which nothing is said is a file, as is one of the type of Swagger 2.0, and one that says its format", async () => {
  const properties =
    "{ any: {}, short: { maxLength: 5 }, file: { type: file }, octets: { type: sting, format: binary } }";
  for (const version of ["3.0.3", "3.1.0"]) {
    const files = { any: "file", short: "file", file: "file", octets: "file" };
    expect(await kindsOf(withParts(properties, version))).toEqual(files);
  }
});

test("a field of Swagger 2.0 without a type, or with a misspelt one, is a text", async () => {
  const field = (name: string, more: string) => `{ name: ${name}, in: formData${more} }`;
  const parameters = [
    field("misspelt", ", type: int"),
    field("untyped", ""),
    field("file", ", type: file"),
    field("list", ", type: array, collectionFormat: multi, items: { type: str }"),
    field("open", ", type: array, collectionFormat: multi"),
  ];
  const operation = `{ consumes: [multipart/form-data], parameters: [${parameters.join(", ")}], responses: { "204": { description: x } } }`;
  const text = `swagger: "2.0"\ninfo: { title: Test, version: "1" }\npaths: { /a: { post: ${operation} } }\n`;
  const kinds = { misspelt: "text", untyped: "text", file: "file", list: "texts", open: "texts" };
  expect(await kindsOf(text)).toEqual(kinds);
});
