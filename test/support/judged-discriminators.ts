/** Discriminators as JSON Schema says them (OpenAPI 3.1 section 4.8.25). */

import { conjunction, leadingValues } from "../../conformance/drawing/applied.ts";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import type { JsonValue, MutableJsonObject } from "../../generator/load/text/json.ts";
import type { Discriminator, Schema } from "../../generator/model/api/schema.ts";
import type { Files } from "./judged-documents.ts";

/** Makes every discriminator decide: each alternative wants the values that lead to it. */
export function decide(schemas: ReadonlySet<Schema>, files: Files): void {
  const parents = new Map<string, Schema & { readonly discriminator: Discriminator }>();
  for (const schema of schemas) {
    const { discriminator, node } = schema;
    if (!discriminator) continue;
    if (!discriminator.heirs) decideUnion(schema, discriminator, files);
    else if ((schema.oneOf ?? schema.anyOf) && !parents.has(node.id))
      parents.set(node.id, { ...schema, discriminator });
  }
  // An heir may be a parent, too: whoever inherits less comes first.
  const ordered = [...parents.values()].sort((a, b) => conjuncts(a.node).length - conjuncts(b.node).length);
  for (const parent of ordered) decideHeirs(parent, schemas, files);
}

/** A schema of the document is rewritten once, however many forms the model has of it. */
const rewritten = new WeakSet<object>();

function decideUnion({ node, oneOf, anyOf }: Schema, discriminator: Discriminator, files: Files): void {
  const place = files.at(node);
  if (!place || rewritten.has(place)) return;
  rewritten.add(place);
  for (const [keyword, alternatives] of Object.entries({ oneOf, anyOf })) {
    const written = place[keyword];
    if (!alternatives || !Array.isArray(written)) continue;
    place[keyword] = written.map((alternative: JsonValue, index) => {
      const schema = alternatives[index];
      if (!schema) return alternative;
      if (isDefault(schema, discriminator)) return { allOf: [unmapped(discriminator), alternative] };
      const values = leadingValues(schema, discriminator);
      return values.length === 0 ? alternative : { allOf: [tagged(discriminator, values), alternative] };
    });
  }
}

function tagged({ propertyName }: Discriminator, values: readonly string[]): JsonValue {
  return { type: "object", required: [propertyName], properties: { [propertyName]: { enum: values } } };
}

/** The default is for values that the mapping lacks, and for objects without one (OpenAPI 3.2 section 4.25). */
function unmapped(discriminator: Discriminator): JsonValue {
  return {
    not: tagged(
      discriminator,
      discriminator.mapping.map(({ value }) => value),
    ),
  };
}

function isDefault(schema: Schema, { defaultMapping }: Discriminator): boolean {
  return defaultMapping !== undefined && conjunction([schema]).some(({ node }) => node.id === defaultMapping.node.id);
}

/**
 * A schema that others have in their `allOf` is one of them, and what they have in common is a schema of its own, which
 * stands beside it in the copy.
 */
function decideHeirs(
  { node, discriminator }: Schema & { readonly discriminator: Discriminator },
  schemas: ReadonlySet<Schema>,
  files: Files,
): void {
  const place = files.at(node);
  const root = files.at(node.resource());
  if (!place || !root) return;
  const key = `x-base-${Object.keys(root).length}`;
  const nullable = Array.isArray(place.type) && place.type.includes("null");
  const base: MutableJsonObject = { ...place };
  // A parent may list its heirs: what they have in common is the rest.
  delete base.oneOf;
  delete base.anyOf;
  if (Array.isArray(place.type)) base.type = place.type.filter((type) => type !== "null");
  root[key] = base;

  const { mapping, defaultMapping } = discriminator;
  const targets = new Map(mapping.map(({ schema }) => [schema.node.id, schema.node]));
  if (defaultMapping) targets.set(defaultMapping.node.id, defaultMapping.node);
  const valuesOf = (id: string) => mapping.filter(({ schema }) => schema.node.id === id).map(({ value }) => value);
  const alternatives = [...targets.values()].map((target): JsonValue => {
    const reference = { $ref: target.id === node.id ? `#/${key}` : `#${fragmentOf(target)}` };
    const isFallback = target.id === defaultMapping?.node.id;
    return { allOf: [isFallback ? unmapped(discriminator) : tagged(discriminator, valuesOf(target.id)), reference] };
  });
  for (const keyword of Object.keys(place)) delete place[keyword];
  // An heir is composed of its parent, and so may be several of the family at once.
  place.anyOf = nullable ? [...alternatives, { type: "null" }] : alternatives;

  for (const schema of family(
    mapping.map((entry) => entry.schema),
    schemas,
    node,
  )) {
    const heir = files.at(schema.node);
    if (!heir) continue;
    if (leadsTo(node, schema.node)) heir.$ref = `#/${key}`;
    for (const [index, part] of (schema.node.get("allOf")?.items() ?? []).entries()) {
      const written = Array.isArray(heir.allOf) ? heir.allOf[index] : undefined;
      if (leadsTo(node, part) && isObject(written)) written.$ref = `#/${key}`;
    }
    const leading = mapping.filter((entry) =>
      conjunction([entry.schema]).some((one) => one.node.id === schema.node.id),
    );
    if (leading.length === 0 || schema.node.id === defaultMapping?.node.id) continue;
    const { propertyName } = discriminator;
    const limit = { properties: { [propertyName]: { enum: leading.map(({ value }) => value) } } };
    heir.allOf = [...(Array.isArray(heir.allOf) ? heir.allOf : []), limit];
  }
}

/** The heirs and what they are composed of, but for what they inherit. */
function family(heirs: readonly Schema[], schemas: ReadonlySet<Schema>, parent: SpecNode): readonly Schema[] {
  const found = new Map<string, Schema>();
  for (const schema of conjunction(heirs)) {
    if (schema.node.id !== parent.id && schemas.has(schema)) found.set(schema.node.id, schema);
  }
  return [...found.values()];
}

function fragmentOf(node: SpecNode): string {
  return node.pointer.split("/").map(encodeURIComponent).join("/");
}

function isObject(value: JsonValue | undefined): value is MutableJsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a `$ref` refers to a schema: itself, by another name, or by one that may be null, too. */
function leadsTo(schema: SpecNode, reference: SpecNode): boolean {
  const seen = new Set<string>();
  let current = reference.target();
  while (current && current.id !== schema.id && !seen.has(current.id)) {
    seen.add(current.id);
    current = besideNull(current) ?? (isAnotherName(current) ? current.target() : undefined);
  }
  return current?.id === schema.id;
}

function isAnotherName({ value }: SpecNode): boolean {
  return isObject(value) && Object.keys(value).every((key) => ["$ref", "title", "description"].includes(key));
}

/** What a schema says beside null, where the loader has made an alternative of it for `nullable`. */
function besideNull(node: SpecNode): SpecNode | undefined {
  return node.isAdded("anyOf") ? node.get("anyOf")?.get("0") : undefined;
}

/** The schemas that all count where one does, for all values but null. */
export function conjuncts(node: SpecNode): readonly SpecNode[] {
  const found = new Map([[node.id, node]]);
  for (const part of found.values()) {
    const nodes = [part.ref === undefined ? undefined : part.target(), besideNull(part)];
    for (const next of [...nodes, ...(part.get("allOf")?.items() ?? [])]) if (next) found.set(next.id, next);
  }
  return [...found.values()];
}
