import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import { isMutableObject, type MutableJsonObject } from "../text/json.ts";
import { mutable, type Rewriting } from "./rewriting.ts";
import { upgradeBounds, upgradeNullable } from "./upgrade-schema.ts";

/** What Swagger 2.0 writes beside `name` and `in`, and OpenAPI 3 into a `schema`. */
const schemaKeywords = [
  "type",
  "format",
  "items",
  "default",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
  "nullable",
  "x-nullable",
];

/**
 * A parameter or header of Swagger 2.0 that is not a body: its schema moves into a `schema` of its own. One that cannot be
 * written is reported, and left as it is: nothing leads to it any more.
 */
export function upgradeSimple(node: DocumentNode, rewriting: Rewriting, diagnostics: Diagnostics): void {
  const object = mutable(node);
  if (!object) return;
  if (isWithoutStyle(node)) {
    refuseStyle(node, diagnostics);
    return;
  }
  upgradeBounds(node, object, rewriting);
  const style = styleOf(node);
  const format = node.get("collectionFormat");
  if (format) {
    const place = format.place();
    rewriting.remove(object, "collectionFormat");
    // A header has one style; for others the default is written down too: it is not that of Swagger.
    if (style && node.string("in") !== undefined) {
      rewriting.put(object, "style", style.style, place);
      rewriting.put(object, "explode", style.explode, place);
    }
  } else if (typeOf(node) === "array" && node.string("in") === "query") {
    rewriting.put(object, "explode", false, node.place());
  }
  const items = node.get("items");
  rewriting.put(object, "schema", extractSchema(node, object, rewriting), node.place());
  if (items) rewriting.moved(node.source, items.path(), [...node.path(), "schema", "items"]);
  rewriting.origins.recordAdded(object, "schema");
}

/** The type that a parameter has by itself, or by a `schema` such as those of OpenAPI 3. */
export function typeOf(parameter: DocumentNode): string | undefined {
  return parameter.string("type") ?? parameter.get("schema")?.resolve()?.string("type");
}

/** Takes the keywords of a schema out of an object. */
export function extractSchema(node: DocumentNode, object: MutableJsonObject, rewriting: Rewriting): MutableJsonObject {
  const own = node.get("schema");
  if (own && isMutableObject(own.value) && node.get("type") === undefined) return own.value;
  const schema: MutableJsonObject = {};
  rewriting.origins.recordFormer(schema, ...rewriting.origins.former(object));
  for (const keyword of schemaKeywords) {
    const member = node.get(keyword);
    if (!member) continue;
    const place = member.place();
    rewriting.remove(object, keyword);
    if (keyword === "type" && member.value === "file") {
      rewriting.put(schema, "type", "string", place);
      rewriting.put(schema, "format", "binary", place);
    } else {
      rewriting.put(schema, keyword, member.value, place);
    }
  }
  enterMissing(schema, node, rewriting);
  upgradeNullable(node.withValue(schema), schema, rewriting);
  return schema;
}

/** A type or items that are missing were reported, and are not what OpenAPI 3 means by a schema that says nothing. */
function enterMissing(schema: MutableJsonObject, node: DocumentNode, { origins }: Rewriting): void {
  const untyped = { keyword: "type", reason: "missing", missing: "keyword" } as const;
  const isTold = origins.former(schema).some(({ keyword }) => keyword === "type");
  if (schema.type === undefined && !isTold) origins.recordFormer(schema, untyped);
  if (schema.type !== "array" || schema.items !== undefined) return;
  const items: MutableJsonObject = {};
  schema.items = items;
  origins.record(schema, "items", node.place());
  origins.recordAdded(schema, "items");
  origins.recordFormer(items, untyped);
}

/** An Items Object is a schema already, but for its `collectionFormat` and its flags of bounds. */
export function upgradeItems(node: DocumentNode, rewriting: Rewriting): void {
  const items = mutable(node);
  if (!items) return;
  upgradeBounds(node, items, rewriting);
  upgradeNullable(node, items, rewriting);
  // What has a separator of its own is left out with all that it is the items of.
  if (node.get("collectionFormat") && !isSeparated(node)) rewriting.remove(items, "collectionFormat");
}

/** The style of OpenAPI 3 that writes an array as a collection format of Swagger 2.0 does; undefined without a format. */
export function styleOf(node: DocumentNode): { readonly style: string; readonly explode: boolean } | undefined {
  const format = node.string("collectionFormat");
  const isForm = hasForms(node);
  if (format === "csv") return { style: isForm ? "form" : "simple", explode: false };
  if (isForm && format === "multi") return { style: "form", explode: true };
  if (isForm && format === "ssv") return { style: "spaceDelimited", explode: false };
  if (isForm && format === "pipes") return { style: "pipeDelimited", explode: false };
  // What is none, or not here, was reported when the structure was checked.
  return undefined;
}

/** Whether no style of OpenAPI 3 writes a parameter, header or form field as it is written: it has to be left out. */
export function isWithoutStyle(node: DocumentNode | undefined): boolean {
  if (node === undefined) return false;
  return nestedSeparator(node) !== undefined || (isSeparated(node) && styleOf(node) === undefined);
}

/** The collection format with a separator of its own in the items of a parameter, at any depth. */
function nestedSeparator(node: DocumentNode): DocumentNode | undefined {
  for (let items = node.get("items"); items; items = items.get("items")) {
    if (isSeparated(items)) return items.get("collectionFormat");
  }
  return undefined;
}

function isSeparated(node: DocumentNode): boolean {
  return separated.has(node.string("collectionFormat") ?? "");
}

/** Reports one that has to be left out. */
function refuseStyle(node: DocumentNode, diagnostics: Diagnostics): void {
  const place = node.string("in");
  const nested = nestedSeparator(node);
  const format = nested ?? node.get("collectionFormat") ?? node;
  const left =
    place === undefined ? "the header is" : place === "path" ? "the operations that have it are" : "the parameter is";
  const styles = hasForms(node) ? "`csv`, `ssv`, `pipes` and `multi` have one" : "only `csv` has one";
  const reason = nested
    ? "OpenAPI 3 has no style for arrays inside of arrays."
    : `In ${place === undefined ? "a header" : `\`${place}\``}, ${styles}.`;
  const message = `no style of OpenAPI 3 writes the collection format \`${String(format.value)}\` here`;
  diagnostics.error("unsupported-parameter", message, {
    location: format.location(),
    help: `${reason} Without one, allow the refusal: ${left} then left out. The code to allow is "unsupported-parameter".`,
  });
}

function hasForms(node: DocumentNode): boolean {
  const place = node.string("in");
  return place === "query" || place === "formData";
}

/** The collection formats with a separator of their own: what `csv` and `multi` say can be said everywhere that they may stand. */
const separated: ReadonlySet<string> = new Set(["ssv", "tsv", "pipes"]);
