/** What of draft 4 an OpenAPI 3.0 document can hold (OpenAPI 3.0.4 section 4.8.24, the Schema Object). */
import { readFileSync } from "node:fs";
import { isJsonObject, type JsonValue, pointerTokens } from "../../generator/load/text/json.ts";

const keywords = new Set([
  ...["title", "description", "default", "enum", "format", "type"],
  ...["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ...["maxLength", "minLength", "pattern"],
  ...["maxItems", "minItems", "uniqueItems", "items"],
  ...["maxProperties", "minProperties", "required", "properties", "additionalProperties"],
  ...["allOf", "oneOf", "anyOf", "not", "$ref"],
]);

/**
 * What a schema of draft 4 says that OpenAPI 3.0 has no words for, each once; `$schema` says nothing by itself.
 *
 * @param documents - Paths of the documents that schemas refer to, by URI.
 */
export function foreignToOpenApi30(schema: JsonValue, documents: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(foreign(schema, documents))];
}

function foreign(schema: JsonValue | undefined, documents: Readonly<Record<string, string>>): readonly string[] {
  if (schema === undefined || typeof schema === "boolean") return [];
  if (!isJsonObject(schema)) return ["a list of schemas"];
  const { $ref, type, items, properties, additionalProperties, allOf, oneOf, anyOf, not } = schema;
  const found = Object.keys(schema).filter((keyword) => keyword !== "$schema" && !keywords.has(keyword));
  if (Array.isArray(type)) found.push("a list of types");
  if (type === "null") found.push("the type null");
  if (typeof $ref === "string") found.push(...foreignTarget($ref, documents));
  const lists = [allOf, oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const members = isJsonObject(properties) ? Object.values(properties) : [];
  const all = [items, additionalProperties, not, ...lists, ...members];
  return [...found, ...all.flatMap((inner) => foreign(inner, documents))];
}

/** What is in the way of a reference: a name given by `id`, or a document that is not 3.0's either. */
function foreignTarget(reference: string, documents: Readonly<Record<string, string>>): readonly string[] {
  const [uri = "", fragment = ""] = reference.split("#");
  if (fragment !== "" && !fragment.startsWith("/")) return ["a reference to an id"];
  if (uri === "") return [];
  const path = documents[uri];
  if (path === undefined) return [`a reference to ${reference}`];
  const document: JsonValue = JSON.parse(readFileSync(path, "utf8"));
  let target: JsonValue | undefined = document;
  for (const token of pointerTokens(fragment) ?? []) target = isJsonObject(target) ? target[token] : undefined;
  return foreign(target, documents);
}
