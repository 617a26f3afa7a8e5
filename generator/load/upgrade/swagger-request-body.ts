import type { DocumentNode } from "../document/document-node.ts";
import { isMutableObject, type MutableJsonObject, setMember } from "../text/json.ts";
import { mutable, type Redirect, type Rewriting } from "./rewriting.ts";
import { extractSchema, isWithoutStyle, styleOf, typeOf } from "./swagger-parameter.ts";
import { fillContent } from "./swagger-response.ts";
import { upgradeBounds } from "./upgrade-schema.ts";

/**
 * A body parameter of Swagger 2.0 as a Request Body Object.
 * @param parameter The parameter, or a reference to one.
 * @param path Where the request body will stand in the upgraded document.
 */
export function requestBodyOfBody(
  parameter: DocumentNode,
  consumes: readonly string[],
  path: readonly string[],
  rewriting: Rewriting,
): { readonly body: MutableJsonObject; readonly redirects: readonly Redirect[] } {
  const resolved = parameter.resolve() ?? parameter;
  const body: MutableJsonObject = {};
  for (const [key, member] of resolved.entries()) {
    if (key === "description" || key === "required" || key.startsWith("x-")) {
      rewriting.put(body, key, rewriting.origins.copy(member.value), member.place());
    }
  }
  const types = consumes.length > 0 ? consumes : ["application/json"];
  const content: MutableJsonObject = {};
  const redirects: Redirect[] = [];
  const schema = resolved.get("schema");
  if (schema && parameter.ref !== undefined) {
    // The schema stays with the parameter that is referred to, so that it is one schema for all operations.
    const text = `${parameter.ref}${parameter.ref.includes("#") ? "" : "#"}/schema`;
    for (const type of types) {
      const mediaType: MutableJsonObject = {};
      const reference: MutableJsonObject = {};
      setMember(reference, "$ref", text);
      redirects.push({ holder: reference, key: "$ref", text, target: resolved.source });
      rewriting.put(mediaType, "schema", reference, parameter.place());
      rewriting.put(content, type, mediaType, parameter.place());
    }
  } else if (schema) {
    redirects.push(...fillContent(content, types, schema.value, schema, path, rewriting));
    rewriting.moved(schema.source, schema.path(), [...path, "content", types[0] ?? "", "schema"]);
  }
  rewriting.put(body, "content", content, parameter.place());
  return { body, redirects };
}

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** The `formData` parameters of an operation as one Request Body Object whose schema has a property for each. */
export function requestBodyOfForm(
  parameters: readonly DocumentNode[],
  consumes: readonly string[],
  path: readonly string[],
  rewriting: Rewriting,
): { readonly body: MutableJsonObject; readonly redirects: readonly Redirect[] } {
  const [first] = parameters;
  const properties: MutableJsonObject = {};
  const encoding: MutableJsonObject = {};
  const required: { value: string; place: ReturnType<DocumentNode["place"]> }[] = [];
  let hasFile = false;
  for (const parameter of parameters) {
    const resolved = parameter.resolve() ?? parameter;
    if (isWithoutStyle(resolved)) continue;
    const name = resolved.string("name") ?? resolved.key;
    const place = parameter.place();
    hasFile ||= resolved.string("type") === "file";
    // A shared field is copied: each operation has a form of its own.
    const property = fieldSchema(resolved, rewriting);
    rewriting.put(properties, name, property, place);
    if (resolved.boolean("required") === true) required.push({ value: name, place });
    const style = styleOf(resolved) ?? { style: "form", explode: false };
    if (typeOf(resolved) === "array") {
      const entry: MutableJsonObject = {};
      rewriting.put(entry, "style", style.style, place);
      rewriting.put(entry, "explode", style.explode, place);
      // It says nothing there: where it stands, the model tells.
      const extension = resolved.get("x-specwright");
      if (extension) rewriting.put(entry, "x-specwright", rewriting.origins.copy(extension.value), extension.place());
      rewriting.put(encoding, name, entry, place);
    }
  }
  const schema: MutableJsonObject = {};
  setMember(schema, "type", "object");
  setMember(schema, "properties", properties);
  if (required.length > 0) setMember(schema, "required", rewriting.list(...required));
  const declared = consumes.filter((type) => formTypes.includes(type.toLowerCase().split(";")[0]?.trim() ?? ""));
  const types = declared.length > 0 ? declared : [formTypes[hasFile ? 0 : 1] ?? ""];
  const content: MutableJsonObject = {};
  const body: MutableJsonObject = {};
  if (required.length > 0) setMember(body, "required", true);
  if (!first) return { body, redirects: [] };
  const redirects = fillContent(content, types, schema, first, path, rewriting);
  if (Object.keys(encoding).length > 0) {
    for (const mediaType of Object.values(content)) {
      if (isMutableObject(mediaType)) setMember(mediaType, "encoding", rewriting.origins.copy(encoding));
    }
  }
  rewriting.put(body, "content", content, first.place());
  return { body, redirects };
}

function fieldSchema(parameter: DocumentNode, rewriting: Rewriting): MutableJsonObject {
  const copy = rewriting.origins.copy(parameter.value);
  const at = parameter.withValue(copy);
  const object = mutable(at);
  if (!object) return {};
  upgradeBounds(at, object, rewriting);
  const schema = extractSchema(at, object, rewriting);
  const description = parameter.get("description");
  if (description) rewriting.put(schema, "description", description.value, description.place());
  return schema;
}
