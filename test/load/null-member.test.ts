import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

/** What is said of a document when it is loaded, and its value. */
async function loaded(root: JsonObject) {
  const text = JSON.stringify({ info: { title: "t", version: "1" }, paths: {}, ...root });
  const { diagnostics, document } = await loadText({ "api.json": text });
  const said = diagnostics.map(({ severity, location, mend }) => ({ severity, at: location?.pointer, mend }));
  return { said, root: document?.root };
}

describe("`type: null`", () => {
  const at = "/components/schemas/A/oneOf/1/type";
  const read = async (alternative: JsonObject, openapi = "3.1.0") => {
    const A = { oneOf: [{ type: "string" }, alternative] };
    const { said, root } = await loaded({ openapi, components: { schemas: { A } } });
    const schema = root?.get("components")?.get("schemas")?.get("A");
    return { said, alternative: schema?.get("oneOf")?.get(1)?.value };
  };

  test.each<JsonObject>([{ type: null }, { type: null, title: "Nothing", description: "There is none", "x-order": 1 }])(
    "is the type without its quotes where an alternative says nothing else: %o",
    async (alternative) => {
      expect(await read(alternative)).toEqual({
        said: [{ severity: "error", at, mend: 'it is read as "null"' }],
        alternative: { ...alternative, type: "null" },
      });
    },
  );

  test("is that in OpenAPI 3.0, too", async () => {
    expect((await read({ type: null }, "3.0.3")).said[0]).toEqual({
      severity: "error",
      at,
      mend: 'it is read as "null"',
    });
  });

  test.each<JsonObject>([
    { type: null, format: null },
    { type: null, properties: { a: { type: "string" } } },
    { type: null, constructor: 1 },
  ])("is nothing, as serializers write it, beside what says more: %o", async (alternative) => {
    expect((await read(alternative)).said.filter((one) => one.at === at)).toEqual([
      { severity: "warning", at, mend: undefined },
    ]);
  });

  test("is nothing where no alternative is told by it", async () => {
    const { said } = await loaded({ openapi: "3.1.0", components: { schemas: { A: { type: null } } } });
    expect(said).toEqual([{ severity: "warning", at: "/components/schemas/A/type", mend: undefined }]);
  });
});

describe("`security` with nothing behind it", () => {
  const schemes = { key: { type: "apiKey", in: "header", name: "X" } };
  const answers = { responses: { 204: { description: "d" } } };
  const document = (security: JsonObject, operation: JsonObject, securitySchemes: JsonValue = schemes): JsonObject => ({
    openapi: "3.1.0",
    ...security,
    paths: { "/a": { get: { ...answers, ...operation } } },
    components: { securitySchemes },
  });
  const found = async (root: JsonObject) => (await loaded(root)).said.filter((one) => one.at?.endsWith("/security"));
  const ofRoot = "/security";
  const ofOperation = "/paths/~1a/get/security";

  test.each<[string, JsonObject, string[]]>([
    ["of the document", document({ security: null }, {}), [ofRoot]],
    ["of an operation", document({}, { security: null }), [ofOperation]],
    ["of both", document({ security: null }, { security: null }), [ofOperation, ofRoot]],
    [
      "of Swagger 2.0",
      { swagger: "2.0", security: null, securityDefinitions: schemes, paths: { "/a": { get: answers } } },
      [ofRoot],
    ],
  ])("would open operations, and is an error that nothing mends: %s", async (_, root, places) => {
    expect(await found(root)).toEqual(places.map((at) => ({ severity: "error", at, mend: undefined })));
  });

  test.each<[string, JsonObject, string]>([
    ["the document's counts", document({ security: [{ key: [] }] }, { security: null }), ofOperation],
    ["nothing can be protected", document({ security: null }, {}, {}), ofRoot],
    ["a serializer wrote it", document({ security: null, tags: null }, {}), ofRoot],
    ["a serializer wrote it there", document({}, { security: null, deprecated: null }), ofOperation],
  ])("is a warning where %s", async (_, root, at) => {
    expect(await found(root)).toEqual([{ severity: "warning", at, mend: undefined }]);
  });
});
