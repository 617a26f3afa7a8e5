/**
 * What a schema asks, in words: for the keywords that hold schemas and that no type can say, such as `contains`. They
 * stand in a comment, in few words, and so what would take many is left to the document.
 */

import { escapeInvisible } from "../../../invisible-text.ts";
import type { JsonValue } from "../../../load/text/json.ts";
import type { Schema } from "../../../model/api/schema.ts";
import { assertions, hasKeyword, type Keyword } from "../../../model/schema/keyword-kinds.ts";
import type { DocComment } from "../../core/printable.ts";
import { conditionsAlone } from "../conditional-members.ts";
import { isComposed } from "../other-members.ts";
import { hasAssertions, listedValues, plainReference, withoutKept } from "../schema-parts.ts";

/** Keywords with a scalar that a type cannot say, in the order in which comments have them. */
export const scalarLimits = [
  "multipleOf",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const satisfies readonly (keyof Schema)[];

export type ScalarLimit = (typeof scalarLimits)[number];

/** The limits of a schema that hold schemas, or speak of several members, as tags of a comment. */
export function limitTags(schema: Schema): DocComment["tags"] {
  const tags: { tag: string; text: string }[] = [];
  const add = (tag: string, text: string | undefined) => {
    if (text !== undefined) tags.push({ tag, text: escapeInvisible(text) });
  };
  const { contains, minContains, maxContains, propertyNames } = schema;
  if (contains) {
    add("contains", inWords(contains));
    if (minContains !== undefined) add("minContains", String(minContains));
    if (maxContains !== undefined) add("maxContains", String(maxContains));
  }
  for (const [tag, part] of held(schema)) if (asksMore(part)) add(tag, inWords(part));
  for (const { pattern, schema: part } of schema.patternProperties ?? []) {
    const words = asksMore(part) ? inWords(part) : undefined;
    add("patternProperties", words === undefined ? pattern : `${pattern}: ${words}`);
  }
  if (propertyNames) add("propertyNames", inWords(propertyNames));
  const others = schema.unevaluatedProperties;
  // By itself a type says it.
  if (others && others.always === undefined && isComposed(schema)) add("unevaluatedProperties", inWords(others));
  for (const { property, requires } of schema.dependentRequired ?? []) {
    add("dependentRequired", `${property}: ${requires.join(", ")}`);
  }
  for (const part of [schema, ...conditionsAlone(schema)]) {
    for (const { tag, text } of conditionTags(part)) add(tag, text);
  }
  return tags;
}

/** What holds for the items, and for the members that have no names. */
function held(schema: Schema): readonly (readonly [keyword: string, part: Schema])[] {
  const parts: (readonly [keyword: string, part: Schema])[] = [];
  for (const keyword of ["items", "unevaluatedItems", "additionalProperties"] as const) {
    const part = schema[keyword];
    if (part) parts.push([keyword, part]);
  }
  return parts;
}

/** Whether a schema asks what its type does not say, and no declaration of its own has. */
export function asksMore(schema: Schema): boolean {
  const target = withoutKept(plainReference(schema) ?? schema);
  return !target.name && (target.not !== undefined || scalarLimits.some((keyword) => target[keyword] !== undefined));
}

/** A condition is said with all that follows from it, or not at all. */
function conditionTags(schema: Schema): readonly { tag: string; text: string | undefined }[] {
  const dependent = (schema.dependentSchemas ?? []).map(({ property, schema: part }) => {
    const words = inWords(part);
    return { tag: "dependentSchemas", text: words && `${property}: ${words}` };
  });
  return [...dependent, ...conditionsOf(schema).map(([tag, part]) => ({ tag, text: inWords(part) }))];
}

function conditionsOf(schema: Schema): readonly (readonly [keyword: string, part: Schema])[] {
  const { not, if: condition, then, else: otherwise } = schema;
  if (!not && !condition) return [];
  const parts = (
    [
      ["if", condition],
      ["then", then],
      ["else", otherwise],
    ] as const
  ).flatMap(([keyword, part]) => (part ? [[keyword, part] as const] : []));
  const isSaid = condition && parts.every(([, part]) => inWords(part) !== undefined);
  return [...(not ? [["not", not] as const] : []), ...(isSaid ? parts : [])];
}

/** Schemas that stand further inside than this, or are longer, take more words than a comment has room for. */
const deepest = 2;
export const longestWords = 100;

/** What a value has to be; undefined where a few words do not say it all. */
export function inWords(schema: Schema, depth = 0): string | undefined {
  const target = withoutKept(plainReference(schema) ?? schema);
  if (target.name) return target.name.typescript;
  if (target.always === false) return "nothing";
  if (!hasAssertions(target)) return "anything";
  if (depth > deepest || hasMore(target)) return undefined;
  const listed = listedValues(target);
  const members = memberWords(target, depth);
  if (members === undefined) return undefined;
  const limits = scalarLimits.flatMap((keyword) => {
    const value = target[keyword];
    if (value === undefined || value === false) return [];
    return [value === true ? keyword : `${keyword} ${value}`];
  });
  const excluded = target.not && inWords(target.not, depth + 1);
  if (target.not && excluded === undefined) return undefined;
  const own = listed ? [valueWords(listed)] : (target.types ?? []).slice(0, 1);
  const words = [...own, ...limits, ...members, ...(excluded === undefined ? [] : [`not ${excluded}`])];
  const others = listed ? [] : (target.types ?? []).slice(1);
  if (others.length > 0) return words.length > 1 ? undefined : [...words, ...others].join(" or ");
  const text = words.join(", ");
  return text === "" || text.length > longestWords ? undefined : text;
}

function valueWords(values: readonly JsonValue[]): string {
  if (values.length === 0) return "nothing";
  return values.map((value) => JSON.stringify(value)).join(" or ");
}

/** The keywords that `inWords` says are few: one more, and the words would not be all. */
function hasMore(schema: Schema): boolean {
  return hasKeyword(schema, unsaid);
}

const said: ReadonlySet<string> = new Set<Keyword>([
  ...(["types", "enum", "const", "properties", "required", "not"] as const),
  ...scalarLimits,
]);
const unsaid = assertions.filter((keyword) => !said.has(keyword));

/** Whether a type says what members a schema asks for. */
export function describesObjects({ properties, required = [] }: Schema): boolean {
  return properties !== undefined || required.length > 0;
}

/** `{ country?: "US", city }`: a member that need not be there has a question mark. */
function memberWords({ properties = [], required = [] }: Schema, depth: number): readonly string[] | undefined {
  const schemas = new Map(properties.map(({ name, schema }) => [name, schema]));
  const needed = new Set(required);
  const members: string[] = [];
  for (const name of new Set([...schemas.keys(), ...needed])) {
    const schema = schemas.get(name);
    const words = schema ? inWords(schema, depth + 1) : "anything";
    if (words === undefined) return undefined;
    if (words === "anything" && !needed.has(name)) continue;
    const key = needed.has(name) ? name : `${name}?`;
    members.push(words === "anything" ? key : `${key}: ${words}`);
  }
  return members.length === 0 ? [] : [`{ ${members.join(", ")} }`];
}
