import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  member,
} from "../../generator/load/text/json.ts";

/**
 * Writes operations and schemas of a document in the short notation of `facts/`, so that a whole API can be read on two
 * pages and compared as text. A keyword that the notation has no place for throws: nothing is passed over.
 *
 *     string <uri>             a type with its format
 *     string|null              a list of types
 *     "code" | "token"         an enum
 *     integer 1..100 = 20      limits and a default
 *     string, as "admin"       an example
 *     (string <uri>)[]         an array; `- …` if its items are objects
 *     map of string[]          an object with members of any name
 *     OAuthClient              a reference to a schema
 *     name?: …                 a member that is not required
 */
export type Shape = string | { readonly [key: string]: Shape } | readonly Shape[];

const methods = ["get", "put", "post", "delete"];

/** The members that a schema may have here, `description` aside, which is no fact but prose. */
const keywords = new Set(
  "$ref type enum format items properties required additionalProperties minimum maximum default example description".split(
    " ",
  ),
);

/** The operations of a document in its order, by their identifiers. */
export function operationsOf(document: JsonValue): Map<string, JsonObject> {
  const operations = new Map<string, JsonObject>();
  for (const [path, item] of entries(member(document, "paths"))) {
    const shared = list(member(item, "parameters"));
    for (const [method, operation] of entries(item)) {
      if (!methods.includes(method) || !isJsonObject(operation)) continue;
      const parameters = [...shared, ...list(operation.parameters)];
      const request = `${method.toUpperCase()} ${path}`;
      operations.set(text(operation, "operationId"), { ...operation, parameters, request });
    }
  }
  return operations;
}

/** One operation of `operationsOf`, as `facts/operations.yml` has it. */
export function operationShape(operation: JsonObject): JsonObject {
  const shape: MutableJsonObject = { request: text(operation, "request") };
  shape.tag = list(operation.tags).join(", ");
  shape.summary = text(operation, "summary");
  shape.security = operation.security ?? "inherited";
  const parameters = list(operation.parameters);
  if (parameters.length > 0) {
    shape.parameters = Object.fromEntries(
      parameters.map((parameter) => {
        const mark = member(parameter, "required") === true ? "" : "?";
        return [`${text(parameter, "in")} ${text(parameter, "name")}${mark}`, valueShape(parameter)];
      }),
    );
  }
  if (operation.requestBody !== undefined) shape.body = contentShape(operation.requestBody);
  shape.responses = Object.fromEntries(
    entries(operation.responses).map(([status, response]) => [status, contentShape(response)]),
  );
  return shape;
}

/** One schema; `description` is left out. */
export function schemaShape(schema: JsonValue | undefined): Shape {
  for (const [keyword] of entries(schema)) {
    if (!keywords.has(keyword)) throw new Error(`The notation has no place for ${keyword}.`);
  }
  const reference = member(schema, "$ref");
  if (typeof reference === "string") return reference.replace("#/components/schemas/", "");

  const properties = member(schema, "properties");
  if (properties !== undefined) {
    const required = list(member(schema, "required"));
    return Object.fromEntries(
      entries(properties).map(([name, property]) => [
        required.includes(name) ? name : `${name}?`,
        schemaShape(property),
      ]),
    );
  }
  const items = member(schema, "items");
  if (items !== undefined) {
    const item = schemaShape(items);
    if (typeof item !== "string") return [item];
    return `${item.includes(" ") ? `(${item})` : item}[]${annotations(schema)}`;
  }
  const values = member(schema, "additionalProperties");
  if (isJsonObject(values)) return `map of ${String(schemaShape(values))}`;
  return `${typeShape(schema)}${annotations(schema)}`;
}

/** `string|null <uri> 1..100`, or the values of an enum. */
function typeShape(schema: JsonValue | undefined): string {
  const values = member(schema, "enum");
  const type = member(schema, "type");
  const base = isJsonArray(values)
    ? values.map((value) => JSON.stringify(value)).join(" | ")
    : isJsonArray(type)
      ? type.join("|")
      : String(type);
  const format = member(schema, "format");
  const minimum = member(schema, "minimum");
  const maximum = member(schema, "maximum");
  const limits = minimum === undefined && maximum === undefined ? "" : ` ${minimum ?? ""}..${maximum ?? ""}`;
  return `${base}${format === undefined ? "" : ` <${String(format)}>`}${limits}`;
}

function annotations(object: JsonValue | undefined): string {
  const preset = member(object, "default");
  return `${preset === undefined ? "" : ` = ${JSON.stringify(preset)}`}${exampleOf(object)}`;
}

function exampleOf(object: JsonValue | undefined): string {
  const example = member(object, "example");
  return example === undefined ? "" : `, as ${JSON.stringify(example)}`;
}

/** The bodies of a request or response by media type; empty where it has none. */
function contentShape(body: JsonValue): JsonObject {
  return Object.fromEntries(
    entries(member(body, "content")).map(([mediaType, content]) => [mediaType, valueShape(content)]),
  );
}

/** The schema of a parameter or media type, with the example that stands beside it. */
function valueShape(object: JsonValue): Shape {
  const shape = schemaShape(member(object, "schema"));
  return typeof shape === "string" ? `${shape}${exampleOf(object)}` : shape;
}

function entries(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(value) ? value : [];
}

function text(object: JsonValue, key: string): string {
  const value = member(object, key);
  if (typeof value !== "string") throw new Error(`${key} is not a text.`);
  return value;
}
