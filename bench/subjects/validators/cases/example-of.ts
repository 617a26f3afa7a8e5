import { isJsonArray, isJsonObject, type JsonValue, member } from "../../../../generator/load/text/json.ts";

/** Values by format, where a schema gives no example. */
const byFormat: Readonly<Record<string, JsonValue>> = {
  uri: "https://api.github.com/repos/octocat/Hello-World",
  "date-time": "2011-01-26T19:06:43Z",
};

const byType: Readonly<Record<string, JsonValue>> = { string: "octocat", integer: 42, number: 1.5, boolean: true };

/**
 * A value that fits a schema, with all its members: by its `example`, its `enum`, or its type. It knows the keywords that
 * the schemas of the cases have.
 * @param schemas `components.schemas`, in the shape of OpenAPI 3.1.
 */
export function exampleOf(schema: JsonValue, schemas: JsonValue): JsonValue {
  const reference = member(schema, "$ref");
  if (typeof reference === "string") {
    return exampleOf(member(schemas, reference.replace("#/components/schemas/", "")) ?? true, schemas);
  }
  const properties = member(schema, "properties");
  if (isJsonObject(properties)) {
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, exampleOf(inner, schemas)]));
  }
  const choices = member(schema, "enum");
  if (isJsonArray(choices)) return choices[0] ?? null;
  const types = member(schema, "type");
  const type = String(isJsonArray(types) ? types[0] : types);
  const examples = member(schema, "examples");
  const given = member(schema, "example") ?? (isJsonArray(examples) ? examples[0] : undefined);
  if (given !== undefined && given !== null) return given;
  if (type === "array") return [exampleOf(member(schema, "items") ?? true, schemas)];
  if (type === "object") return { octocat: "value" };
  return byFormat[String(member(schema, "format"))] ?? byType[type] ?? null;
}
