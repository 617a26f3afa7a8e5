import type { SpecNode } from "../../load/document/spec-node.ts";
import { exactly } from "../../load/text/decimal.ts";
import { similar } from "../../similar.ts";
import type { Ledger, Policy } from "../fields/ledger.ts";
import { isExtension } from "../fields/members.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { enterBesideReference } from "./beside-reference.ts";
import { dependencies, dependentRequired, dependentSchemas } from "./dependency-readers.ts";
import { dependsOnPlace } from "./depends-on-place.ts";
import { readDiscriminator } from "./discriminator.ts";
import {
  enterAlone,
  enterIgnored,
  enterNestedDialect,
  enterWithoutEffect,
  missingCompanion,
} from "./ignored-keywords.ts";
import {
  additionalItems,
  allOf,
  anchor,
  dynamicAnchor,
  dynamicReference,
  enumeration,
  example,
  examples,
  externalDocs,
  flag,
  identifier,
  items,
  literal,
  number,
  prefixItems,
  properties,
  type Reader,
  reference,
  required,
  schema,
  text,
  types,
  union,
  xml,
} from "./keyword-readers.ts";
import { typeWithout } from "./keyword-types.ts";
import { listsItems } from "./lists-items.ts";
import { meantFormat } from "./misspelt-format.ts";
import { pattern, patternProperties } from "./pattern-readers.ts";

interface Keyword {
  readonly policy: Policy;
  /** Left out for keywords that say nothing about values by themselves. */
  readonly read?: Reader;
}

/** The model does not hold it, so that no emitter could report it. */
const unsupported: Policy = { refused: "unsupported-schema" };

/**
 * Every keyword of JSON Schema 2020-12 and of the OpenAPI Schema Object (OpenAPI 3.1 section 4.8.24), with what is done
 * with it. What is not here is reported as unknown: no keyword passes unseen.
 */
const keywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries({
    $schema: { policy: "enforced" },
    $id: { policy: "enforced", read: identifier },
    $anchor: { policy: "enforced", read: anchor },
    $comment: { policy: "documentation" },
    $vocabulary: { policy: "documentation" },
    $defs: { policy: "enforced" },
    definitions: { policy: "enforced" },
    $ref: { policy: "enforced", read: reference },
    $dynamicRef: { policy: "enforced", read: dynamicReference },
    $dynamicAnchor: { policy: "enforced", read: dynamicAnchor },
    $recursiveRef: { policy: unsupported },
    $recursiveAnchor: { policy: unsupported },

    type: { policy: "enforced", read: types },
    enum: { policy: "enforced", read: enumeration },
    const: { policy: "enforced", read: literal("const") },

    multipleOf: { policy: "enforced", read: number("multipleOf") },
    minimum: { policy: "enforced", read: number("minimum") },
    maximum: { policy: "enforced", read: number("maximum") },
    exclusiveMinimum: { policy: "enforced", read: number("exclusiveMinimum") },
    exclusiveMaximum: { policy: "enforced", read: number("exclusiveMaximum") },

    minLength: { policy: "enforced", read: number("minLength") },
    maxLength: { policy: "enforced", read: number("maxLength") },
    pattern: { policy: "enforced", read: pattern },
    format: { policy: "enforced", read: text("format") },
    contentEncoding: { policy: "documentation", read: text("contentEncoding") },
    contentMediaType: { policy: "documentation", read: text("contentMediaType") },
    contentSchema: { policy: "documentation", read: schema("contentSchema", { suffix: "Content" }) },

    prefixItems: { policy: "enforced", read: prefixItems },
    items: { policy: "enforced", read: items },
    contains: { policy: "enforced", read: schema("contains", { suffix: "Contains" }, "condition") },
    minContains: { policy: "enforced", read: number("minContains") },
    maxContains: { policy: "enforced", read: number("maxContains") },
    minItems: { policy: "enforced", read: number("minItems") },
    maxItems: { policy: "enforced", read: number("maxItems") },
    uniqueItems: { policy: "enforced", read: flag("uniqueItems") },
    unevaluatedItems: { policy: "enforced", read: schema("unevaluatedItems", { suffix: "Item" }) },

    properties: { policy: "enforced", read: properties },
    required: { policy: "enforced", read: required },
    patternProperties: { policy: "enforced", read: patternProperties },
    additionalProperties: { policy: "enforced", read: schema("additionalProperties", { suffix: "Value" }) },
    propertyNames: { policy: "enforced", read: schema("propertyNames", { suffix: "PropertyName" }, "condition") },
    minProperties: { policy: "enforced", read: number("minProperties") },
    maxProperties: { policy: "enforced", read: number("maxProperties") },
    dependentRequired: { policy: "enforced", read: dependentRequired },
    dependentSchemas: { policy: "enforced", read: dependentSchemas },
    dependencies: { policy: "enforced", read: dependencies },
    unevaluatedProperties: { policy: "enforced", read: schema("unevaluatedProperties", { suffix: "Value" }) },

    allOf: { policy: "enforced", read: allOf },
    anyOf: { policy: "enforced", read: union("anyOf") },
    oneOf: { policy: "enforced", read: union("oneOf") },
    not: { policy: "enforced", read: schema("not", { suffix: "Not" }, "condition") },
    if: { policy: "enforced", read: schema("if", { suffix: "If" }, "condition") },
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; the table is never awaited.
    then: { policy: "enforced", read: schema("then", { suffix: "Then" }, "condition") },
    else: { policy: "enforced", read: schema("else", { suffix: "Else" }, "condition") },
    discriminator: { policy: "enforced", read: readDiscriminator },

    title: { policy: "documentation", read: text("title") },
    description: { policy: "documentation", read: text("description") },
    deprecated: { policy: "documentation", read: flag("deprecated") },
    readOnly: { policy: "enforced", read: flag("readOnly") },
    writeOnly: { policy: "enforced", read: flag("writeOnly") },
    default: { policy: "enforced", read: literal("default") },
    examples: { policy: "documentation", read: examples },
    example: { policy: "documentation", read: example },
    externalDocs: { policy: "documentation", read: externalDocs },
    xml: { policy: "documentation", read: xml },
  } satisfies Record<string, Keyword>),
);

/** Keywords of drafts before 2020-12 alone. */
const formerKeywords: ReadonlyMap<string, Keyword> = new Map([
  ["additionalItems", { policy: "enforced", read: additionalItems }],
]);

/** Keywords with a number, or with a value that may be or hold one. */
const numeric: ReadonlySet<string> = new Set([
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "minContains", "maxContains", "minProperties", "maxProperties"],
  ...["enum", "const", "default", "example", "examples"],
]);

/** Reads the node of a schema into the schema. */
export function readSchema(schema: SchemaDraft, graph: SchemaGraph): void {
  const { node } = schema;
  if (typeof node.value === "boolean") {
    schema.always = node.value;
    return;
  }
  enterFormer(node, graph.ledger);
  for (const { keyword, missing } of node.former()) {
    // Of what is no schema at all it is not known what it was to say, as of one that a `$ref` does not lead to.
    if (missing) graph.enterLeftOut(missing === "schema" ? "$ref" : keyword, schema);
  }
  const dialect = graph.dialects.of(node, graph);
  const beside = enterBesideReference(node, dialect, graph);
  // A list in `items` says its former meaning in whatever draft.
  const isFormer = dialect.formerDraft !== undefined || listsItems(node);
  for (const [key, value] of node.entries()) {
    if (isExtension(key) || beside.has(key)) continue;
    const keyword = keywords.get(key) ?? (isFormer ? formerKeywords.get(key) : undefined);
    if (!keyword) {
      reportUnknown(key, value, graph);
      // Of a vocabulary that is unknown here: nobody knows what it asks for.
      if (dialect.isPartlyUnknown) graph.enterLeftOut(key, schema);
      continue;
    }
    const reason = dialect.ignores(key);
    if (reason !== undefined) {
      enterIgnored(key, reason, keyword.policy, value, dialect, graph);
      continue;
    }
    if (key === "$schema" && node.resource().id !== node.id) {
      enterNestedDialect(value, graph.dialects.isMeantOtherwise(node), graph);
      continue;
    }
    const companion = missingCompanion(key, node);
    if (companion !== undefined) {
      enterAlone(key, companion, value, graph);
      continue;
    }
    if (numeric.has(key)) warnOfLostDigits(value, graph);
    const type = typeWithout(key, node);
    if (type !== undefined) enterWithoutEffect(key, type, value, graph);
    else if (dependsOnPlace(key, value) && !node.isAdded(key)) enterLater(key, value, schema, graph);
    else if (!node.isAdded(key)) enterKeyword(key, keyword.policy, value, node, graph);
    if (typeof keyword.policy !== "string") graph.enterLeftOut(key, schema);
    keyword.read?.(value, schema, graph);
  }
  if (node.isAdded("anyOf")) schema.orNull = true;
  if (schema.properties && schema.required && schema.required.length > 0) {
    const names = new Set(schema.required);
    schema.properties = schema.properties.map((property) => ({ ...property, required: names.has(property.name) }));
  }
  if (schema.readOnly && schema.writeOnly) {
    graph.diagnostics.warning("invalid-document", "`readOnly` and `writeOnly` are both true: no direction has it", {
      location: (node.get("writeOnly") ?? node).location("key"),
      related: [{ message: "`readOnly`", location: (node.get("readOnly") ?? node).location("key") }],
      help: "Leave out one of them.",
    });
  }
}

/** Numbers, also those within a value. */
function warnOfLostDigits(node: SpecNode, graph: SchemaGraph): void {
  const written = node.inexactNumber();
  if (written !== undefined && typeof node.value === "number") {
    const read = exactly(node.value);
    const message = `${written} is read as ${read}, the nearest number that JavaScript has`;
    graph.diagnostics.warning("inexact-number", message, { location: node.location("value") });
  }
  for (const item of node.items()) warnOfLostDigits(item, graph);
  for (const [, member] of node.entries()) warnOfLostDigits(member, graph);
}

function enterKeyword(key: string, policy: Policy, value: SpecNode, schema: SpecNode, graph: SchemaGraph): void {
  const { ledger } = graph;
  if (key !== "format" || typeof value.value !== "string") ledger.enter(key, policy, value);
  else if (ledger.format(value.value, value)) reportMisspelt(value.value, value, schema, graph);
}

/** Where a format stands first: one that is wrong in a hundred places is so for one reason. */
function reportMisspelt(format: string, value: SpecNode, schema: SpecNode, { diagnostics }: SchemaGraph): void {
  const meant = meantFormat(format, schema);
  if (meant === undefined) return;
  diagnostics.warning("unknown-format", `\`${format}\` is no known format: it is taken for words`, {
    location: value.location("value"),
    help: `Is \`${meant}\` meant?`,
  });
}

/** Leaves it to `enterEffects` to enter a keyword. */
function enterLater(
  keyword: string,
  value: SpecNode,
  schema: SchemaDraft,
  { keywordPlaces, ledger }: SchemaGraph,
): void {
  const isHolder = keyword === "$defs" || keyword === "definitions";
  const definitions = value.entries().map(([, definition]) => definition);
  const places = isHolder ? definitions : [value];
  if (places.length === 0) ledger.enter(`${keyword} (empty)`, "documentation", value);
  keywordPlaces.push(...places.map((value) => ({ keyword, value, schema })));
}

/** Enters the keywords that were taken out of a schema when it was brought into the shape of OpenAPI 3.1. */
export function enterFormer(node: SpecNode, ledger: Ledger): void {
  for (const { keyword, reason } of node.former()) {
    if (reason === undefined) ledger.enter(keyword, keywords.get(keyword)?.policy ?? "enforced", node);
    else ledger.enter(`${keyword} (${reason.replaceAll("`", "")})`, "documentation", node);
  }
}

function reportUnknown(key: string, value: SpecNode, graph: SchemaGraph): void {
  graph.ledger.enter(key, "documentation", value);
  // Other formats have an `id`. As `$id` it would have every `#/…` within lead elsewhere.
  const meant = key === "id" ? undefined : similar(key, keywords.keys());
  const former = key === "additionalItems" && "JSON Schema 2020-12 calls it `items`, beside `prefixItems`.";
  const help = former || (meant !== undefined && `Is \`${meant}\` meant?`);
  graph.diagnostics.warning("unknown-keyword", `\`${key}\` is no keyword of JSON Schema or OpenAPI`, {
    location: value.location("key"),
    ...(help && { help }),
  });
}
