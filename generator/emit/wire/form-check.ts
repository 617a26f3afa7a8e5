import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { sameValue } from "../../model/schema/keyword-kinds.ts";
import { mapSubschemas } from "../../model/schema/map-subschemas.ts";
import { madeSchema } from "../../model/schema/schema-draft.ts";

/**
 * The schema of a form with anything at all in the place of its files: by it the form is checked as a whole, while files
 * are checked on their way.
 * @param files The names of the members that are files, or lists of files.
 */
export function withoutFiles(schema: Schema, files: ReadonlySet<string>): Schema {
  if (files.size === 0) return schema;
  const open = new Set<Schema>();

  function form(part: Schema): Schema {
    if (open.has(part)) return anything(part);
    open.add(part);
    const mapped = mapSubschemas(part, (inner, keyword) => (sameValue.has(keyword) ? form(inner) : inner));
    const properties = part.properties?.map((property) =>
      files.has(property.name) ? { ...property, schema: file(property.schema) } : property,
    );
    open.delete(part);
    return { ...part, ...mapped, ...nameless, properties };
  }

  return form(schema);
}

/** It has no functions and no table of its own, and its alternatives are others than the document's. */
const nameless = { name: undefined, inputName: undefined, objectForm: undefined, discriminator: undefined };

/** A file is any value, a list of files any values, as many as the document says. */
function file(schema: Schema): Schema {
  if (schema.hidden) return schema;
  const types = impliedTypes(schema);
  if (types?.has("array") && [...types].some((type) => type !== "array" && type !== "null")) return fileOrFiles(schema);
  if (schema.types?.includes("array") || schema.items) return { ...schema, ...nameless, items: anything(schema) };
  if (!schema.ref && !schema.allOf) return anything(schema);
  const mapped = mapSubschemas(schema, (part, keyword) => (sameValue.has(keyword) ? file(part) : part));
  return { ...anything(schema), ref: mapped.ref, allOf: mapped.allOf };
}

/** A file may be any value but a list; of a list, what is said of lists counts. */
function fileOrFiles(schema: Schema): Schema {
  const isOneList = (one: Schema) => impliedTypes(one)?.has("array") === true;
  const mapped = mapSubschemas(schema, (part, keyword) => (sameValue.has(keyword) ? file(part) : part));
  const [anyOf, oneOf] = [schema.anyOf, schema.oneOf].map((all) => all?.filter(isOneList).map(file));
  const types = ["array" as const];
  const items = schema.items && anything(schema);
  const list = { ...schema, ...mapped, ...nameless, types, items, anyOf, oneOf };
  const noList = { ...madeSchema(schema.node), not: { ...madeSchema(schema.node), types } };
  return { ...madeSchema(schema.node), anyOf: [noList, list] };
}

function anything({ node }: Schema): Schema {
  return { ...madeSchema(node), always: true };
}
