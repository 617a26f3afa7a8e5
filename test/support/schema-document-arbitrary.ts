/**
 * Schemas of all keywords of JSON Schema 2020-12 and of OpenAPI's discriminator, as an arbitrary of the components of a
 * document. Half of them are such as people write, so that most have values; half take any keywords in any company.
 * They refer to each other, and the vocabulary is small, so that values often fit and often just fail.
 */
import fc, { type Arbitrary } from "fast-check";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import { anySchemas } from "./schema-documents/any.ts";
import { meantSchemas } from "./schema-documents/meant.ts";
import { placeholder } from "./schema-documents/vocabulary.ts";

/** What random schemas refer to beside each other: two recursive schemas and a plain one. */
const targets: JsonObject = {
  Tree: {
    type: ["object", "string"],
    properties: { a: { $ref: "#/components/schemas/Tree" }, b: { $ref: "#/components/schemas/Small" } },
    required: ["a"],
  },
  Chain: { anyOf: [{ type: "array", items: { $ref: "#/components/schemas/Chain" }, maxItems: 2 }, { type: "number" }] },
  Small: { type: "integer", maximum: 2 },
};

/** So many components called `S0`, `S1` and so on, and what they refer to. */
export function schemaDocuments(count: number): Arbitrary<JsonObject> {
  const schemas = fc.oneof({ weight: 1, arbitrary: meantSchemas }, { weight: 1, arbitrary: anySchemas });
  return fc.array(schemas, { minLength: count, maxLength: count }).map((drawn) => ({
    ...targets,
    ...Object.fromEntries(drawn.map((schema, index) => [`S${index}`, referring(schema, index, count, false)])),
  }));
}

/**
 * Puts references in the place of what stands for them. Where a value is the same on both sides, a reference leads to an
 * earlier schema, so that no schema is defined by itself; to a part of a value it may lead anywhere.
 */
function referring(schema: JsonValue, index: number, count: number, isPart: boolean): JsonValue {
  if (isJsonArray(schema)) return schema.map((part) => referring(part, index, count, isPart));
  if (!isJsonObject(schema)) return schema;
  const { [placeholder]: number } = schema;
  if (typeof number === "number") return { $ref: `#/components/schemas/${targetName(number, isPart ? count : index)}` };
  const members = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (keyword === "enum" || keyword === "const" || keyword === "default" || keyword === "required")
      return [keyword, value];
    return [keyword, referring(value, index, count, isPart || partKeywords.has(keyword))];
  });
  return Object.fromEntries(members);
}

/** Keywords whose schemas are about parts of a value. */
const partKeywords = new Set([
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "contains", "unevaluatedItems"],
]);

function targetName(number: number, open: number): string {
  const fixed = Object.keys(targets);
  const place = number % (open + fixed.length);
  return fixed[place] ?? `S${place - fixed.length}`;
}
