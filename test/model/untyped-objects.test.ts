import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { allowedTypes } from "../../generator/model/schema/allowed-types.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { build, problems, property, schemaNamed } from "./build.ts";

const id: JsonObject = { id: { type: "string" } };

const others = {
  Base: { type: "object", properties: id },
  Text: { type: "string" },
  Anything: {},
};

/** A schema `X` as it is read, with the places that are told. */
function read(X: JsonObject, lenient = true) {
  const { api, diagnostics } = build({ components: { schemas: { X, ...others } } }, { lenient, missingTypes: true });
  const told = diagnostics.filter(({ code }) => code === "missing-type");
  const places = told.flatMap(({ location, related = [] }) => [location, ...related.map((one) => one.location)]);
  return { schema: schemaNamed(api, "X"), told, places: places.map((place) => place?.pointer) };
}

function typesOf(schema: Schema): readonly string[] | undefined {
  const types = allowedTypes(schema);
  return types && [...types];
}

const place = "/components/schemas/X";

describe("a lenient run reads as objects", () => {
  test.each<readonly [what: string, schema: JsonObject]>([
    ["members", { properties: id }],
    ["a map", { additionalProperties: { type: "string" } }],
    ["members that are required", { required: ["id"], properties: id, minProperties: 1 }],
    ["a part in place", { allOf: [{ properties: id }, { required: ["id"] }] }],
    ["alternatives that ask for members", { properties: id, anyOf: [{ required: ["id"] }, { minProperties: 3 }] }],
    [
      "one that asks for what another one refuses",
      { properties: id, oneOf: [{ required: ["a"] }, { not: { required: ["a"] } }] },
    ],
    ["a part that says nothing", { allOf: [{ $ref: "#/components/schemas/Anything" }, { properties: id }] }],
  ])("%s", (_, schema) => {
    const found = read(schema);
    expect(typesOf(found.schema)).toEqual(["object"]);
    expect(found.places).toEqual([place]);
    expect(found.told).toMatchObject([{ severity: "warning", mend: "they are read as objects" }]);
  });

  test("each alternative, and with them the whole", () => {
    const { schema, places } = read({ oneOf: [{ properties: id }, { properties: { no: { type: "integer" } } }] });
    expect(typesOf(schema)).toEqual(["object"]);
    expect(places).toEqual([`${place}/oneOf/0`, `${place}/oneOf/1`]);
  });

  test("members, items and maps in place", () => {
    const { schema, places } = read({
      type: "object",
      properties: { one: { properties: id }, list: { type: "array", items: { properties: id } } },
      additionalProperties: { properties: id },
    });
    expect(typesOf(property(schema, "one"))).toEqual(["object"]);
    expect(places).toEqual([
      `${place}/properties/one`,
      `${place}/additionalProperties`,
      `${place}/properties/list/items`,
    ]);
  });

  test("what stands beside null", () => {
    const { schema, told } = read({ anyOf: [{ properties: id }, { type: "null" }] });
    expect(typesOf(schema)).toEqual(["object", "null"]);
    expect(told).toHaveLength(1);
  });

  test("the body of an operation, and not what the selection leaves out", () => {
    const operation = (schema: JsonObject): JsonObject => ({
      post: {
        requestBody: { content: { "application/json": { schema } } },
        responses: { "204": { description: "nothing" } },
      },
    });
    const { diagnostics } = build(
      { paths: { "/a": operation({ properties: id }) } },
      { lenient: true, missingTypes: true },
    );
    expect(diagnostics.map(({ location }) => location?.pointer)).toEqual([
      "/paths/~1a/post/requestBody/content/application~1json/schema",
    ]);
  });
});

describe("nothing is said, and nothing mended, of", () => {
  test.each<readonly [what: string, schema: JsonObject]>([
    ["an object", { type: "object", properties: id }],
    ["several types", { type: ["object", "string"], properties: id }],
    ["what is listed", { enum: [{ id: "a" }], properties: id }],
    ["one value", { const: { id: "a" }, properties: id }],
    ["what stands beside a `$ref`", { $ref: "#/components/schemas/Anything", properties: id }],
    [
      "a part with a type",
      { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { no: { type: "integer" } } }] },
    ],
    ["a part with another type", { properties: id, allOf: [{ $ref: "#/components/schemas/Text" }] }],
    ["a part that asks something of texts", { properties: id, allOf: [{ minLength: 1 }] }],
    ["keywords of lists beside it", { properties: id, items: { type: "string" } }],
    ["keywords of texts beside it", { properties: id, minLength: 1 }],
    ["alternatives that let texts through", { properties: id, anyOf: [{ type: "string" }, { required: ["id"] }] }],
    ["alternatives of which one says nothing", { properties: id, oneOf: [{}, { required: ["id"] }] }],
    ["a default of another type", { properties: id, default: "none" }],
    ["alternatives of what is an object", { type: "object", oneOf: [{ properties: id }, { required: ["id"] }] }],
    ["a map of anything", { additionalProperties: true }],
    ["names that are required alone", { required: ["id"] }],
    ["what is refused", { type: "object", not: { properties: { id: { const: "a" } } } }],
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
    ["a condition", { type: "object", if: { properties: id }, then: { properties: id }, else: { properties: id } }],
    ["what a list has to have", { type: "array", contains: { properties: id } }],
    ["names of members", { type: "object", propertyNames: { properties: id } }],
    ["what other members bring with them", { type: "object", dependentSchemas: { a: { properties: id } } }],
  ])("%s", (_, schema) => {
    const before = read(schema, false);
    const { schema: found, told } = read(schema);
    expect(told).toEqual([]);
    expect(before.told).toEqual([]);
    expect(typesOf(found)).toEqual(typesOf(before.schema));
  });

  test("a component that a condition refers to", () => {
    const Condition = { properties: { id: { const: "a" } } };
    const { diagnostics } = build(
      {
        components: { schemas: { Condition, X: { type: "object", not: { $ref: "#/components/schemas/Condition" } } } },
      },
      { lenient: true, missingTypes: true },
    );
    expect(problems(diagnostics)).toEqual([]);
  });
});

test("what is composed of one that is read so is counted with it", () => {
  const schemas = {
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { lives: { type: "integer" } } }] },
    Pet: { properties: id },
  };
  const { api, diagnostics } = build({ components: { schemas } }, { lenient: true, missingTypes: true });
  expect(diagnostics.map(({ location }) => location?.pointer)).toEqual(["/components/schemas/Pet"]);
  expect(typesOf(schemaNamed(api, "Cat"))).toEqual(["object"]);
});

test("a run that is not lenient says so once for the document, with the first places, and leaves them as they are", () => {
  const schemas = Object.fromEntries(["A", "B", "C", "D", "E"].map((name) => [name, { properties: id }]));
  const { api, diagnostics } = build({ components: { schemas } }, { missingTypes: true });
  expect(diagnostics).toMatchObject([
    {
      severity: "warning",
      code: "missing-type",
      message:
        "members are described without `type: object`: texts, numbers and lists fit, too, here and in 4 other places",
      location: { pointer: "/components/schemas/A" },
      related: [{ location: { pointer: "/components/schemas/B" } }, { location: { pointer: "/components/schemas/C" } }],
    },
  ]);
  expect(diagnostics[0]).not.toHaveProperty("mend");
  expect(typesOf(schemaNamed(api, "A"))).toBeUndefined();
});

test("null stays where a document of OpenAPI 3.0 allows it", async () => {
  const text = minimal(`components: { schemas: { X: { nullable: true, properties: { id: { type: string } } } } }`);
  const { document } = await loadText(text.replace("3.1.0", "3.0.3"));
  if (!document) throw new Error("The document was not loaded.");
  const diagnostics = new Diagnostics([], true);
  const api = buildApi(document, { diagnostics, lock: emptyLockFile });
  expect(typesOf(schemaNamed(api, "X"))).toEqual(["object", "null"]);
  expect(diagnostics.list.map(({ code }) => code)).toEqual(["missing-type"]);
});
