/**
 * One reader for each keyword of a schema, or for each kind of keyword: it enters the value into the draft. The table
 * of `schema-keywords.ts` says which keyword has which. A value of the wrong JSON type is passed over: it was reported
 * when the document was loaded.
 */

import { canonicalText } from "../../../templates/runtime/model/canonical.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { typeNames } from "../../load/objects/schema-object.ts";
import type { JsonValue } from "../../load/text/json.ts";
import { isJsonObject } from "../../load/text/json.ts";
import type { JsonType } from "../api/schema.ts";
import { mended, strings } from "../fields/members.ts";
import { isCircle } from "../graph/bare-reference.ts";
import type { Piece, Position } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { shown } from "../schema/fits-schema.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { alternativePiece } from "./alternative-names.ts";

/** Enters the value of a keyword into the schema. */
export type Reader = (value: SpecNode, schema: SchemaDraft, graph: SchemaGraph) => void;

export function number(
  field:
    | "multipleOf"
    | "minimum"
    | "maximum"
    | "exclusiveMinimum"
    | "exclusiveMaximum"
    | "minLength"
    | "maxLength"
    | "minContains"
    | "maxContains"
    | "minItems"
    | "maxItems"
    | "minProperties"
    | "maxProperties",
): Reader {
  return ({ value }, schema) => {
    if (typeof value === "number") schema[field] = value;
  };
}

/** A list that has nothing in it where there has to be something says nothing. */
function leaveOutEmpty(message: string, node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  mended(graph, "invalid-document", message, `\`${node.key}\` is left out, and lets every value through`, node);
  graph.leaveOut(node.key, "empty", node, schema);
}

export function text(field: "format" | "contentEncoding" | "contentMediaType" | "title" | "description"): Reader {
  return ({ value }, schema) => {
    if (typeof value === "string") schema[field] = value;
  };
}

export function flag(field: "uniqueItems" | "deprecated" | "readOnly" | "writeOnly"): Reader {
  return ({ value }, schema) => {
    if (typeof value === "boolean") schema[field] = value;
  };
}

export function literal(field: "const" | "default"): Reader {
  return ({ value }, schema) => {
    schema[field] = { value };
  };
}

export function schema(
  field:
    | "contentSchema"
    | "contains"
    | "unevaluatedItems"
    | "additionalProperties"
    | "propertyNames"
    | "unevaluatedProperties"
    | "not"
    | "if"
    | "then"
    | "else",
  piece: Piece,
  kind: "value" | "condition" = "value",
): Reader {
  const position: Position = { kind, piece };
  return (node, schema, graph) => {
    schema[field] = graph.child(schema, node, position);
  };
}

/** The schema of items; before draft 2020-12 a list of schemas, too, for the first ones (2019-09 Core, section 9.3.1.1). */
export function items(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  if (Array.isArray(node.value)) prefixItems(node, schema, graph);
  else additionalItems(node, schema, graph);
}

/** The schema of items that follow those of a list in `items`, which is `items` since draft 2020-12. */
export function additionalItems(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  schema.items = graph.child(schema, node, { kind: "value", piece: { suffix: "Item" } });
}

export function prefixItems(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const items = listOf(node, schema, graph);
  if (items.length === 0) return;
  schema.prefixItems = items.map((item, index) =>
    graph.child(schema, item, { kind: "value", piece: { suffix: `Item${index + 1}` } }),
  );
}

/**
 * A union of one member, or of one and null, is named after what it is a union of; its member needs no word of its own.
 * Others are called by what they say they are, since a number would change with the members before them.
 */
export function union(field: "anyOf" | "oneOf"): Reader {
  return (node, schema, graph) => {
    const items = listOf(node, schema, graph);
    if (items.length === 0) return;
    const several = items.filter((item) => !isNull(item.value)).length > 1;
    schema[field] = items.map((item, index) =>
      graph.child(schema, item, { kind: "value", piece: several ? alternativePiece(item, index) : {} }),
    );
  };
}

function isNull(value: JsonValue): boolean {
  return isJsonObject(value) && (value.type === "null" || value.const === null);
}

export function allOf(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const items = listOf(node, schema, graph);
  if (items.length > 0) schema.allOf = items.map((item) => graph.child(schema, item, { kind: "part" }));
}

/** The schemas of a list that has at least one (JSON Schema 2020-12 Core, sections 10.2.1 and 10.3.1.1). */
function listOf(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): readonly SpecNode[] {
  const items = node.items();
  if (Array.isArray(node.value) && items.length === 0) {
    leaveOutEmpty(`\`${node.key}\` has at least one schema`, node, schema, graph);
  }
  return items;
}

export function reference(_: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const target = schema.node.target();
  // A circle was reported when the document was loaded: it says nothing of any value.
  if (target) graph.anchors.enter(schema.node.ref, target);
  if (target && !(target.ref !== undefined && isCircle(schema.node))) schema.ref = graph.referred(target);
  else graph.leaveOut("$ref", "leads nowhere", schema.node, schema);
}

/**
 * The target as if it were a `$ref`'s, and the anchor to look for on the way (JSON Schema 2020-12 Core, section
 * 8.2.3.2).
 */
export function dynamicReference({ value }: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const target = typeof value === "string" ? schema.node.follow(value) : undefined;
  if (!target) return;
  const anchor = target.string("$dynamicAnchor");
  const named = anchor !== undefined && typeof value === "string" && value.endsWith(`#${anchor}`);
  if (named) graph.anchors.want(anchor);
  else if (typeof value === "string") graph.anchors.enter(value, target);
  schema.dynamicRef = { initial: graph.referred(target), anchor: named ? anchor : undefined };
}

const jsonTypes: ReadonlySet<string> = new Set(typeNames);

function isJsonType(value: JsonValue): value is JsonType {
  return typeof value === "string" && jsonTypes.has(value);
}

/** Validation, section 6.1.1, and the meta-schema: one type at least, and none twice. */
export function types(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const { value } = node;
  if (isJsonType(value)) {
    schema.types = [value];
    return;
  }
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) leaveOutEmpty("`type` has at least one type", node, schema, graph);
  for (const [item, first] of repeated(node)) {
    const message = `${JSON.stringify(first.value)} is in \`type\` twice`;
    mended(graph, "invalid-document", message, "it counts once", item);
  }
  const found = list.filter(isJsonType);
  if (found.length > 0) schema.types = [...new Set(found)];
}

/** Validation, section 6.1.2: there should be a value, and none should be there twice. */
export function enumeration(node: SpecNode, schema: SchemaDraft, { diagnostics }: SchemaGraph): void {
  if (!Array.isArray(node.value)) return;
  const again = repeated(node);
  const left = new Set(again.map(([item]) => item.key));
  schema.enum = node.items().flatMap(({ key, value }) => (left.has(key) ? [] : [value]));
  if (schema.enum.length === 0) {
    diagnostics.warning("invalid-document", "`enum` has no value: nothing fits", { location: node.location() });
  }
  for (const [item, first] of again) {
    warnOfRepeated(item, first, `${shown(item.value)} is in \`enum\` twice`, diagnostics);
  }
}

function warnOfRepeated(
  item: SpecNode,
  first: SpecNode,
  message: string,
  diagnostics: SchemaGraph["diagnostics"],
): void {
  diagnostics.warning("invalid-document", message, {
    location: item.location("value"),
    related: [{ message: "it stands here first", location: first.location("value") }],
  });
}

/** The items of a list that were there before, each with the first one. */
function repeated(list: SpecNode): readonly (readonly [SpecNode, SpecNode])[] {
  const { value } = list;
  const areTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
  if (areTexts && new Set(value).size === value.length) return [];
  const first = new Map<string, SpecNode>();
  return list.items().flatMap((item) => {
    const text = canonicalText(item.value);
    const known = first.get(text);
    if (known) return [[item, known] as const];
    first.set(text, item);
    return [];
  });
}

/** Core, section 8.2.1: no fragment, but for an empty one. `#x` alone was an anchor before 2019-09, and is one here. */
export function identifier(node: SpecNode, _: SchemaDraft, { diagnostics }: SchemaGraph): void {
  if (typeof node.value !== "string" || !/^[^#]+#./.test(node.value)) return;
  const message = "`$id` has no fragment: what stands behind `#` says nothing";
  diagnostics.warning("invalid-document", message, { location: node.location("value") });
}

/** Core, section 8.2.2. */
export function anchor(node: SpecNode, _: SchemaDraft, graph: SchemaGraph): void {
  if (typeof node.value !== "string" || /^[A-Za-z_][-A-Za-z0-9._]*$/.test(node.value)) return;
  const message = `\`${node.key}\` begins with a letter or \`_\`, and has letters, digits, \`-\`, \`.\` and \`_\` after that`;
  mended(graph, "invalid-document", message, "it is taken as it is", node);
}

export function dynamicAnchor(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  anchor(node, schema, graph);
  if (typeof node.value === "string") schema.dynamicAnchor = node.value;
}

export function properties(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  schema.properties = node.entries().map(([name, value]) => ({
    name,
    required: false,
    schema: graph.child(schema, value, { kind: "value", piece: { words: name } }),
  }));
}

/** Validation, section 6.5.3: none should be there twice. */
export function required(node: SpecNode, schema: SchemaDraft, { diagnostics }: SchemaGraph): void {
  schema.required = [...new Set(strings(node))];
  for (const [item, first] of repeated(node))
    warnOfRepeated(item, first, `\`${item.value}\` is in \`required\` twice`, diagnostics);
}

export function examples({ value }: SpecNode, schema: SchemaDraft): void {
  if (Array.isArray(value)) schema.examples = [...value, ...schema.examples];
}

/** OpenAPI 3.1 section 4.8.24: deprecated in favour of `examples`, and still in use. */
export function example({ value }: SpecNode, schema: SchemaDraft): void {
  schema.examples = [...schema.examples, value];
}

export function externalDocs(node: SpecNode, schema: SchemaDraft): void {
  const url = node.string("url");
  if (url !== undefined) schema.externalDocs = { url, description: node.string("description") };
}

export function xml({ value }: SpecNode, schema: SchemaDraft): void {
  schema.xml = value;
}
