/**
 * Values of `enum` and `const` that are spelt in another type than the schema's own: `{ type: integer, enum: ["1", "2"] }`.
 * Such a schema is valid, and to the letter the values never fit (JSON Schema 2020-12 Validation, sections 6.1.1 to 6.1.3).
 * A lenient run reads each as the value of the only type that its text is.
 */
import { canonicalText } from "../../../templates/runtime/model/canonical.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { leftOut } from "../../load/objects/schema-object.ts";
import { isExact } from "../../load/text/decimal.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { JsonType, Schema } from "../api/schema.ts";
import { mended } from "../fields/members.ts";
import type { SchemaEntry } from "../graph/schema-entry.ts";
import type { Respelling, SchemaGraph } from "../graph/schema-graph.ts";
import { allowedTypes, jsonTypeOf } from "../schema/allowed-types.ts";
import { shown, verdictOn } from "../schema/fits-schema.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

/** What a keyword with such values is read as. */
export interface MisspeltValues {
  /** The values that count: each once, in their order. Undefined where none of them has one meaning: the keyword gives way. */
  readonly values: readonly JsonValue[] | undefined;
  /** The first one that is wrong; where others are read as what is meant, the first of those. */
  readonly first: SpecNode;
  /** How many others there are of its kind. */
  readonly others: number;
  /** What is done about them: `Diagnostic.mend`. */
  readonly mend: string;
}

type Listing = "enum" | "const";

/** @returns Undefined where nothing is spelt in another type, and where that may be left as it is: others fit, and it never does. */
export function misspeltValues(keyword: Listing, schema: Schema): MisspeltValues | undefined {
  const node = schema[keyword] && schema.node.get(keyword);
  const types = node && typesBeside(schema);
  if (!types || types.size === 0) return undefined;
  const items = keyword === "enum" ? node.items() : [node];
  const misfits = items.filter(({ value }) => !isOfTypes(value, types));
  const type = onlyType(types);
  const meant = new Map(misfits.flatMap((item) => meantEntry(item, type)));
  const [first = misfits[0]] = meant.keys();
  if (!first) return undefined;
  if (meant.size === 0) {
    // Beside others that fit, one that never does is harmless. Null says that there may be no value, and is none of those.
    if (items.some(({ value }) => value !== null && isOfTypes(value, types))) return undefined;
    return { values: undefined, first, others: misfits.length - 1, mend: leftOut };
  }
  const values = new Map(items.map((item) => meant.get(item) ?? item.value).map((one) => [canonicalText(one), one]));
  const others = meant.size - 1;
  const more = others > 0 ? ", and the others in the same way" : "";
  const mend = `${shown(first.value)} is read as ${shown(meant.get(first) ?? null)}${more}`;
  return { values: [...values.values()], first, others, mend };
}

/** Reads the values and defaults of these schemas as what is meant, and examples with the values. All of their parts have been read. */
export function readMeantValues(entries: readonly SchemaEntry[], graph: SchemaGraph): void {
  for (const { schema } of entries) {
    const found = listings.flatMap((keyword) => {
      const misspelt = misspeltValues(keyword, schema);
      return misspelt ? [{ keyword, misspelt }] : [];
    });
    if (found.length === 0 && !schema.default) continue;
    const types = typesBeside(schema);
    if (graph.diagnostics.lenient) {
      for (const { keyword, misspelt } of found) mendValues(keyword, misspelt, schema, graph);
    }
    if (!types) continue;
    const meantOf: Respelling = (node) =>
      isOfTypes(node.value, types) ? undefined : meantEntry(node, onlyType(types))[0]?.[1];
    respellDefault(schema, meantOf, found.length > 0 ? withoutValues(schema) : schema, graph);
    if (found.length > 0 && graph.diagnostics.lenient) respellExamples(schema, meantOf, graph);
  }
}

const listings = ["const", "enum"] as const;

function mendValues(keyword: Listing, misspelt: MisspeltValues, schema: SchemaDraft, graph: SchemaGraph): void {
  const { values, first, others, mend } = misspelt;
  const verdict = verdictOn(first.value, withoutValues(schema));
  const more = others === 0 ? "" : `, nor ${others === 1 ? "is 1 other" : `are ${others} others`}`;
  const message = `the value ${shown(first.value)} of \`${keyword}\` ${verdict}${more}`;
  mended(graph, "contradiction", message, mend, first, "value");
  if (keyword === "enum") schema.enum = values;
  else schema.const = values?.[0] === undefined ? undefined : { value: values[0] };
  if (!values) graph.leaveOut(keyword, "of another type", schema.node.get(keyword) ?? schema.node, schema);
}

/**
 * A default may be spelt so by itself: `{ type: string, default: 2.0 }`.
 * @param asked What it has to fit then.
 */
function respellDefault(schema: SchemaDraft, meantOf: Respelling, asked: Schema, graph: SchemaGraph): void {
  const node = schema.node.get("default");
  const meant = schema.default && node && meantOf(node);
  if (!node || meant === undefined || typeof verdictOn(meant, asked) === "string") return;
  const message = `the default ${shown(node.value)} ${verdictOn(node.value, withoutValues(schema))}`;
  mended(graph, "invalid-default", message, `it is read as ${shown(meant)}`, node);
  // What an error says of it is enough.
  schema.default = graph.diagnostics.lenient ? { value: meant } : undefined;
}

/** The examples of a schema with such values are spelt as these are. */
function respellExamples(schema: SchemaDraft, meantOf: Respelling, graph: SchemaGraph): void {
  graph.respellings.set(schema, meantOf);
  const nodes = exampleNodes(schema);
  schema.examples = schema.examples.map((value, index) => (nodes[index] && meantOf(nodes[index])) ?? value);
}

/** The places of a schema's examples, in the order in which they are read. */
export function exampleNodes({ node }: Schema): readonly SpecNode[] {
  const single = node.get("example");
  return [...(node.get("examples")?.items() ?? []), ...(single ? [single] : [])];
}

function withoutValues(schema: Schema): Schema {
  return { ...schema, enum: undefined, const: undefined };
}

/** The types that the rest of the schema allows. */
function typesBeside(schema: Schema): ReadonlySet<JsonType> | undefined {
  return allowedTypes(withoutValues(schema));
}

/** The type of what is not null. */
function onlyType(types: ReadonlySet<JsonType>): JsonType | undefined {
  const [type, ...others] = [...types].filter((one) => one !== "null");
  return others.length === 0 ? type : undefined;
}

function isOfTypes(value: JsonValue, types: ReadonlySet<JsonType>): boolean {
  return types.has(jsonTypeOf(value)) || (typeof value === "number" && types.has("number"));
}

/** An item and the value that its text is, in the form that a map takes; nothing where it is none. */
function meantEntry(item: SpecNode, type: JsonType | undefined): readonly (readonly [SpecNode, JsonValue])[] {
  const meant = meantValue(item, type);
  return meant === undefined ? [] : [[item, meant]];
}

function meantValue(node: SpecNode, type: JsonType | undefined): JsonValue | undefined {
  const { value } = node;
  switch (type) {
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? writtenText(node, value) : undefined;
    case "boolean":
      return typeof value === "string" ? truths.get(value.toLowerCase()) : undefined;
    case "number":
    case "integer": {
      if (typeof value !== "string" || !numberText.test(value)) return undefined;
      const number = Number(value);
      const isWhole = type === "number" || Number.isInteger(number);
      return isWhole && Number.isFinite(number) && isExact(value, number) ? number : undefined;
    }
    default:
      return undefined;
  }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** RFC 8259 section 6. */
const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** `1.0` of a number that was written so; what stands there is something else where it is an alias of YAML. */
function writtenText(node: SpecNode, value: number | boolean): string {
  const text = node.written();
  const isIt = typeof value === "number" ? Number(text) === value : text.toLowerCase() === String(value);
  return isIt ? text : String(value);
}
