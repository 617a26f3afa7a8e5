import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

/** What is said when a document of one operation is loaded: severity, pointer and message. */
async function said(root: JsonObject, operation: JsonObject, version: JsonObject = { swagger: "2.0" }) {
  const answers = { responses: { 200: { description: "d" } } };
  const paths = { "/a": { post: { ...answers, ...operation } } };
  const text = JSON.stringify({ ...version, info: { title: "t", version: "1" }, paths, ...root });
  const { diagnostics } = await loadText({ "api.json": text });
  return diagnostics.map(({ severity, location, message }) => `${severity} ${location?.pointer} ${message}`);
}

const definitions = { A: { type: "object" } };
const parameters = { P: { name: "x", in: "query", type: "string" } };
const ref = { $ref: "#/definitions/A", originalRef: "A" };
const body = (schema: JsonValue): JsonObject => ({ parameters: [{ name: "b", in: "body", schema }] });
const query = (more: JsonObject): JsonObject => ({ parameters: [{ name: "q", in: "query", ...more }] });
const answer = (schema: JsonValue): JsonObject => ({ responses: { 200: { description: "d", schema } } });

describe("nothing of what fails in Swagger 2.0 because of a member that is judged elsewhere", () => {
  test.each<[string, JsonObject]>([
    ["beside the reference of a body", body(ref)],
    ["beside a reference inside of a body", body({ properties: { a: { items: ref, additionalProperties: ref } } })],
    ["a keyword of a body", body({ type: "object", properties: { a: { type: "string", deprecated: true } } })],
    ["beside the reference of a response", answer(ref)],
    ["beside the reference of items", answer({ type: "array", items: ref })],
    ["beside a reference that has a wrong type", answer({ $ref: "#/definitions/A", type: "frob", items: [] })],
    ["a keyword of a response", answer({ type: "object", properties: { a: { type: "string", deprecated: true } } })],
    ["keywords of a file", answer({ type: "file", frob: 1, minLength: 1 })],
    ["a keyword of additional properties", answer({ additionalProperties: { type: "string", frob: 1 } })],
    ["beside the reference of a parameter", { parameters: [{ $ref: "#/parameters/P", description: "mine" }] }],
    ["beside the reference of a response", { responses: { 200: { $ref: "#/responses/R", description: "mine" } } }],
  ])("%s", async (_, operation) => {
    const found = await said({ definitions, parameters, responses: { R: { description: "d" } } }, operation);
    expect(found.filter((one) => !/^warning .* (?:is|are) ignored beside `\$ref`$/.test(one))).toEqual([]);
  });
});

describe("of a value that fits none of several alternatives, what is wrong in the one that it is meant to be", () => {
  const at = "/paths/~1a/post";
  test.each<[string, JsonObject, string[]]>([
    [
      "a body",
      body({ type: "object", required: [] }),
      [`${at}/parameters/0/schema/required \`required\` needs at least 1 member`],
    ],
    [
      "a parameter",
      query({ type: "array", items: { type: "string", description: "one" } }),
      [`${at}/parameters/0/items/description \`description\` is not a member of the Items Object`],
    ],
    [
      "a response",
      answer({ type: "object", required: [] }),
      [`${at}/responses/200/schema/required \`required\` needs at least 1 member`],
    ],
    [
      "a file inside of a response",
      answer({ type: "array", items: { type: "file" } }),
      [
        `${at}/responses/200/schema/items/type \`type\` has to be one of \`array\`, \`boolean\`, \`integer\`, \`null\`, \`number\`, \`object\`, \`string\`, not \`file\``,
      ],
    ],
    [
      "a list of schemas without one is the model's to tell, but not what stands beside it",
      answer({ allOf: [], required: [] }),
      [`${at}/responses/200/schema/required \`required\` needs at least 1 member`],
    ],
  ])("%s", async (_, operation, expected) => {
    expect(await said({ definitions }, operation)).toEqual(expected.map((one) => `error ${one}`));
  });
});

test("a place in a query stays one that is known, and an unknown one is told once", async () => {
  const found = await said({}, { parameters: [{ name: "q", in: "qury", type: "string" }] });
  expect(found).toEqual([expect.stringMatching(/^error .*\/parameters\/0\/in `in` has to be one of .*, not `qury`$/)]);
});

test.each([{ swagger: "2.0" }, { openapi: "3.0.3" }])(
  "a value that a schema lists twice is the model's to tell: %o",
  async (version) => {
    const schemas = { A: { type: "object", required: ["a", "a"] }, B: { type: "string", enum: ["a", "a"] } };
    const root = "swagger" in version ? { definitions: schemas } : { components: { schemas } };
    expect(await said(root, {}, version)).toEqual([]);
    expect(await said(root, { tags: ["a", "a"] }, version)).toEqual(
      "swagger" in version ? ["error /paths/~1a/post/tags items 1 and 0 of `tags` are equal"] : [],
    );
  },
);

test("the description of a reference counts since OpenAPI 3.1", async () => {
  const components = { parameters: { P: { name: "x", in: "query", schema: { type: "string" } } } };
  const operation = { parameters: [{ $ref: "#/components/parameters/P", description: 5 }] };
  expect(await said({ components }, operation, { openapi: "3.1.0" })).toEqual([
    "error /paths/~1a/post/parameters/0/description `description` has to be of type string, not a number",
  ]);
});
