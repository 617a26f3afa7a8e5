import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import { fragmentOf } from "../document/reference.ts";
import { isJsonObject, type JsonValue, type MutableJsonObject, setMember } from "../text/json.ts";
import { mutable, type Redirect, type Rewriting } from "./rewriting.ts";
import type { ResponseTypes } from "./swagger-response-types.ts";

/**
 * A Response Object of Swagger 2.0: its `schema` becomes that of each media type that the operation produces, and
 * `examples` an example of each.
 * @param types Those of the response.
 * @param path Where the response will stand in the upgraded document.
 */
export function upgradeResponse(
  node: DocumentNode,
  { types, told }: ResponseTypes,
  path: readonly string[],
  rewriting: Rewriting,
  diagnostics: Diagnostics,
): Redirect[] {
  const response = mutable(node);
  if (!response) return [];
  const redirects: Redirect[] = [];
  const schema = node.get("schema");
  const examples = node.get("examples");
  const place = (schema ?? examples ?? node).place();
  const content: MutableJsonObject = {};
  if (schema) {
    if (told) diagnostics.warning("invalid-document", told.message, { location: schema.location(), help: told.help });
    redirects.push(...fillContent(content, types, schema.value, schema, path, rewriting));
    rewriting.moved(node.source, schema.path(), [...node.path(), "content", types[0] ?? "", "schema"]);
    rewriting.remove(response, "schema");
  }
  for (const [type, example] of examples?.entries() ?? []) {
    const current = content[type];
    const mediaType: MutableJsonObject = isJsonObject(current) ? current : {};
    rewriting.put(mediaType, "example", example.value, example.place());
    if (current === undefined) rewriting.put(content, type, mediaType, example.place());
  }
  if (examples) rewriting.remove(response, "examples");
  if (schema || examples) rewriting.put(response, "content", content, place);
  return redirects;
}

/**
 * Gives every media type the same schema: the first one holds it, and the others refer to it, so that it is still one
 * schema. A schema that is a reference is repeated.
 */
export function fillContent(
  content: MutableJsonObject,
  types: readonly string[],
  schema: JsonValue,
  from: DocumentNode,
  path: readonly string[],
  rewriting: Rewriting,
): Redirect[] {
  const redirects: Redirect[] = [];
  const place = from.place();
  const reference = isJsonObject(schema) && typeof schema.$ref === "string" ? schema.$ref : undefined;
  const target = rewriting.targetOf(schema);
  for (const [index, type] of types.entries()) {
    const mediaType: MutableJsonObject = {};
    if (index === 0) rewriting.put(mediaType, "schema", schema, place);
    else {
      const copy: MutableJsonObject = {};
      setMember(copy, "$ref", reference ?? `#${fragmentOf([...path, "content", types[0] ?? "", "schema"])}`);
      rewriting.put(mediaType, "schema", copy, place);
      if (reference !== undefined && target) redirects.push({ holder: copy, key: "$ref", text: reference, target });
    }
    rewriting.put(content, type, mediaType, place);
  }
  return redirects;
}
