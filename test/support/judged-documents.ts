/**
 * The files of a document as ajv is given them: JSON Schema 2020-12 with what OpenAPI makes of it. Made from the text of
 * the document by rules of its own, so that the judge does not depend on how the model treats directions and
 * discriminators.
 */

import { reachable } from "../../conformance/drawing/applied.ts";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import {
  child,
  deepCopy,
  isMutableObject,
  type JsonValue,
  type MutableJsonObject,
  pointerTokens,
} from "../../generator/load/text/json.ts";
import type { Access, Schema } from "../../generator/model/api/schema.ts";
import { jsonTypeOf } from "../../generator/model/schema/allowed-types.ts";
import { clarified } from "./ajv-deviations.ts";
import { conjuncts, decide } from "./judged-discriminators.ts";

/** How a document is read. */
export interface Reading {
  /** Members of the other direction may be anything, and are not required. */
  readonly access: Access;
  /** The discriminator is an annotation, which it is for JSON Schema, or it decides which alternative a value has to fit. */
  readonly discriminator: "annotates" | "decides";
}

/** Copies of the files, to be rewritten. */
export interface Files {
  /** The copy of a schema's text; undefined for a boolean schema, and for what stands in no file. */
  at(node: SpecNode): MutableJsonObject | undefined;
}

/** Every file that the schemas stand in, by its name. */
export function judgedFiles(
  root: SpecNode,
  schemas: readonly Schema[],
  { access, discriminator }: Reading,
): ReadonlyMap<string, JsonValue> {
  const all = reachable(schemas);
  const files = new Map([[root.file, deepCopy(root.value)]]);
  const nodes = new Map<string, SpecNode>();
  for (const { node } of all) {
    nodes.set(node.id, node);
    const resource = node.resource();
    if (resource.pointer === "" && !files.has(resource.file)) files.set(resource.file, deepCopy(resource.value));
  }
  const copies: Files = { at: (node) => objectAt(files.get(node.file), node.pointer) };
  for (const node of nodes.values()) {
    const place = copies.at(node);
    if (!place) continue;
    // Keywords of OpenAPI alone. The loader has made a type of `nullable`, and ajv minds it everywhere.
    delete place.nullable;
    delete place.discriminator;
    // Values of which ajv would take an `$id` for that of a schema.
    delete place.example;
    delete place.examples;
    hide(place, node, access === "write" ? "readOnly" : "writeOnly");
    Object.assign(place, clarified(place));
  }
  // All places are looked for before any has another name.
  const places = [...all].map((schema) => ({ schema, place: copies.at(schema.node) }));
  for (const { schema, place } of places) if (place) loosen(place, schema);
  if (discriminator === "decides") decide(all, copies);
  return files;
}

/** What a lenient run has said that it does not read to the letter: values of another type, and what rests on them. */
function loosen(place: MutableJsonObject, { types, enum: values, oneOf, anyOf, discriminator, node }: Schema): void {
  const listed = node.get("enum")?.items() ?? [];
  if (!values && types && listed.length > 0 && listed.every(({ value }) => !types.includes(jsonTypeOf(value)))) {
    delete place.enum;
  }
  if (place.oneOf && !oneOf && anyOf && !discriminator && !node.get("anyOf")) {
    place.anyOf = place.oneOf;
    delete place.oneOf;
  }
}

function objectAt(file: JsonValue | undefined, pointer: string): MutableJsonObject | undefined {
  let value = file;
  for (const token of pointerTokens(pointer) ?? []) value = value === undefined ? undefined : child(value, token);
  return isMutableObject(value) ? value : undefined;
}

type Flag = "readOnly" | "writeOnly";

/** OpenAPI 3.1 section 4.8.24: what only the other direction has is ignored, and its `required` does not count. */
function hide(place: MutableJsonObject, node: SpecNode, flag: Flag): void {
  for (const keyword of ["properties", "patternProperties"]) {
    const members = node.get(keyword)?.entries() ?? [];
    const hidden = members.filter(([, member]) => isHidden(member, flag)).map(([name]) => [name, true] as const);
    if (hidden.length > 0) Object.assign(place[keyword] ?? {}, Object.fromEntries(hidden));
  }
  const others = node.get("additionalProperties");
  if (others && isHidden(others, flag)) place.additionalProperties = true;
  ignore(place, hiddenNames(node, flag));
}

/** What one part of a value's schema hides is hidden from the others: from those that stand here. */
function ignore(place: MutableJsonObject, names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  const { required, properties, allOf, anyOf, oneOf } = place;
  if (Array.isArray(required)) place.required = required.filter((name) => !names.has(String(name)));
  if (isMutableObject(properties)) {
    const hidden = Object.keys(properties).filter((name) => names.has(name));
    Object.assign(properties, Object.fromEntries(hidden.map((name) => [name, true])));
  }
  for (const parts of [allOf, anyOf, oneOf]) {
    if (Array.isArray(parts)) for (const part of parts) if (isMutableObject(part)) ignore(part, names);
  }
}

/** Whether a member's schema has the keyword, by itself or behind `$ref` and `allOf`. */
function isHidden(member: SpecNode, flag: Flag): boolean {
  return conjuncts(member).some((part) => part.boolean(flag) === true);
}

function hiddenNames(node: SpecNode, flag: Flag): ReadonlySet<string> {
  const members = conjuncts(node).flatMap((part) => part.get("properties")?.entries() ?? []);
  return new Set(members.filter(([, member]) => isHidden(member, flag)).map(([name]) => name));
}
