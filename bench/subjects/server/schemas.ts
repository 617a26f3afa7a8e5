import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The document of the API, as a file and as the JSON Schemas that contenders without OpenAPI take. */

const documentFile = join(import.meta.dirname, "orders.yml");

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a contender gets of the document. Schemas hold no references. */
export interface Schemas {
  readonly file: string;
  /** The parameters of the operation by place, as objects. */
  readonly listOrders: { readonly path: Json; readonly query: Json };
  /** The components by name. */
  readonly [component: string]: Json;
}

export function readSchemas(): Schemas {
  const document: Json = parse(readFileSync(documentFile, "utf8"));
  const components = at(document, "components", "schemas");
  if (!isObject(components)) throw new TypeError("orders.yml has no schemas");
  const parameters = at(document, "paths", "/customers/{customerId}/orders", "get", "parameters");
  return {
    ...Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, resolved(schema, document)])),
    file: documentFile,
    listOrders: { path: objectOf(parameters, "path"), query: objectOf(parameters, "query") },
  };
}

/** One object schema of the parameters in a place. */
function objectOf(parameters: Json, place: string): Json {
  const own = (Array.isArray(parameters) ? parameters : []).filter(isObject).filter((each) => each.in === place);
  return {
    type: "object",
    required: own.filter(({ required }) => required === true).map(({ name }) => String(name)),
    properties: Object.fromEntries(own.map(({ name, schema = {} }) => [String(name), schema])),
  };
}

/** The value with what its references name in their place; none of them is within itself. */
function resolved(value: Json, document: Json): Json {
  if (isList(value)) return value.map((item) => resolved(item, document));
  if (!isObject(value)) return value;
  if (typeof value.$ref === "string") return resolved(at(document, ...value.$ref.split("/").slice(1)), document);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member, document)]));
}

function at(value: Json, ...path: readonly string[]): Json {
  let current = value;
  for (const name of path) current = (isObject(current) ? current[name] : undefined) ?? null;
  return current;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
