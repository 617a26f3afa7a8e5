import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
} from "../../../generator/load/text/json.ts";

/**
 * A schema of a document as JSON Schema 2020-12 that stands alone, for the peers: what it refers to is in `$defs`, and
 * what does not decide whether a value fits (descriptions, examples, defaults) is left out.
 * @param root A document in the shape of OpenAPI 3.1.
 */
export function schemaAlone(schema: JsonValue, root: JsonValue): JsonObject {
  const schemas = member(member(root, "components"), "schemas");
  const definitions = new Map<string, JsonValue>();
  const pending = referencesOf(schema);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const target = member(schemas, name);
    if (definitions.has(name) || target === undefined) continue;
    definitions.set(
      name,
      assertionsOf(target, (to) => `#/$defs/${to}`),
    );
    pending.push(...referencesOf(target));
  }
  const alone = assertionsOf(schema, (to) => `#/$defs/${to}`);
  if (!isJsonObject(alone)) throw new Error("a schema of a case is a boolean");
  return definitions.size === 0 ? alone : { ...alone, $defs: Object.fromEntries(definitions) };
}

/** The names of the components that a schema refers to. */
export function referencesOf(value: JsonValue): string[] {
  if (isJsonArray(value)) return value.flatMap(referencesOf);
  if (!isJsonObject(value)) return [];
  const reference = member(value, "$ref");
  const own = typeof reference === "string" ? [componentOf(reference)] : [];
  return [...own, ...Object.values(value).flatMap(referencesOf)];
}

function componentOf(reference: string): string {
  const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(reference)?.[1];
  if (name === undefined) throw new Error(`the benchmark follows references to components only, not ${reference}`);
  return name;
}

/** Keywords whose value is a schema, a list of schemas, or an object of schemas (JSON Schema 2020-12 Core, section 10). */
const ofSchema = new Set(["items", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else"]);
const ofSchemas = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const ofNamedSchemas = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** Keywords of Validation, section 6, and `format`. */
const plain = new Set(
  (
    "type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern format " +
    "minItems maxItems uniqueItems minContains maxContains required minProperties maxProperties dependentRequired"
  ).split(" "),
);

/** The keywords that decide whether a value fits, with references to components written in another way. */
export function assertionsOf(schema: JsonValue, reference: (component: string) => string): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const inner = (value: JsonValue) => assertionsOf(value, reference);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    if (keyword === "$ref" && typeof value === "string") return [["$ref", reference(componentOf(value))]];
    if (plain.has(keyword)) return [[keyword, value]];
    if (ofSchema.has(keyword)) return [[keyword, inner(value)]];
    if (ofSchemas.has(keyword) && isJsonArray(value)) return [[keyword, value.map(inner)]];
    if (ofNamedSchemas.has(keyword) && isJsonObject(value)) {
      return [[keyword, Object.fromEntries(Object.entries(value).map(([name, named]) => [name, inner(named)]))]];
    }
    // Its mapping says in another way what the constants of the members say; Ajv does not take one.
    if (keyword === "discriminator") return [[keyword, { propertyName: member(value, "propertyName") ?? "" }]];
    return [];
  });
  return Object.fromEntries(entries);
}
