/**
 * What a schema asks, in words: for the keywords that hold schemas and that no type can say, such as `contains`. They
 * stand in a comment, in few words, and so what would take many is left to the document.
 */
import type { JsonValue } from "../../load/json.ts";
import type { Schema } from "../../model/schema.ts";
import type { DocComment } from "../core/printable.ts";
import { escapeInvisible } from "../core/text.ts";
import { listedValues, plainReference } from "./schema-parts.ts";

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

const conditions = ["not", "if", "then", "else"] as const;

/** The limits of a schema that hold schemas, or speak of several members, as tags of a comment. */
export function limitTags(schema: Schema): DocComment["tags"] {
  const found: { tag: string; text: string | undefined }[] = [
    ...(schema.contains ? [{ tag: "contains", text: inWords(schema.contains) }] : []),
    ...(schema.contains && schema.minContains !== undefined
      ? [{ tag: "minContains", text: String(schema.minContains) }]
      : []),
    ...(schema.contains && schema.maxContains !== undefined
      ? [{ tag: "maxContains", text: String(schema.maxContains) }]
      : []),
    ...(schema.patternProperties ?? []).map(({ pattern }) => ({ tag: "patternProperties", text: pattern })),
    ...(schema.propertyNames ? [{ tag: "propertyNames", text: inWords(schema.propertyNames) }] : []),
    ...(schema.dependentRequired ?? []).map(({ property, requires }) => ({
      tag: "dependentRequired",
      text: `${property}: ${requires.join(", ")}`,
    })),
    ...(schema.dependentSchemas ?? []).map(({ property, schema: part }) => {
      const words = inWords(part);
      return { tag: "dependentSchemas", text: words && `${property}: ${words}` };
    }),
    ...conditionsOf(schema).map(([tag, part]) => ({ tag, text: inWords(part) })),
  ];
  return found.flatMap(({ tag, text }) => (text === undefined ? [] : [{ tag, text: escapeInvisible(text) }]));
}

/** A condition that cannot be said makes what follows from it sound as if it always held. */
function conditionsOf(schema: Schema): readonly (readonly [keyword: string, part: Schema])[] {
  const isSaid = schema.if && inWords(schema.if) !== undefined;
  const keywords = isSaid ? conditions : (["not"] as const);
  return keywords.flatMap((keyword) => {
    const part = schema[keyword];
    return part ? [[keyword, part] as const] : [];
  });
}

/** Schemas that stand further inside than this take more words than a comment has room for. */
const deepest = 2;

/** What a value has to be; undefined where a few words do not say it all. */
function inWords(schema: Schema, depth = 0): string | undefined {
  const target = plainReference(schema) ?? schema;
  if (target.name) return target.name.typescript;
  if (target.always !== undefined) return target.always ? "anything" : "nothing";
  if (depth > deepest || hasMore(target)) return undefined;
  const listed = listedValues(target);
  const members = memberWords(target, depth);
  if (members === undefined) return undefined;
  const limits = scalarLimits.flatMap((keyword) => {
    const value = target[keyword];
    if (value === undefined || value === false) return [];
    return [value === true ? keyword : `${keyword} ${value}`];
  });
  const words = [...(listed ? [valueWords(listed)] : (target.types ?? []).slice(0, 1)), ...limits, ...members];
  const others = listed ? [] : (target.types ?? []).slice(1);
  if (others.length > 0) return words.length > 1 ? undefined : [...words, ...others].join(" or ");
  return words.length === 0 ? undefined : words.join(", ");
}

function valueWords(values: readonly JsonValue[]): string {
  return values.map((value) => JSON.stringify(value)).join(" or ");
}

/** The keywords that are said as they are in `inWords` are few: one more, and the words would not be all. */
function hasMore(schema: Schema): boolean {
  const { ref, allOf, anyOf, oneOf, not, items, prefixItems, contains, patternProperties, propertyNames } = schema;
  const { additionalProperties, dependentRequired, dependentSchemas, unevaluatedItems, unevaluatedProperties } = schema;
  return [
    ...[ref, allOf, anyOf, oneOf, not, schema.if, items, prefixItems, contains, patternProperties, propertyNames],
    ...[additionalProperties, dependentRequired, dependentSchemas, unevaluatedItems, unevaluatedProperties],
  ].some((keyword) => keyword !== undefined);
}

/** `{ country?: "US", city }`: a member that need not be there has a question mark. */
function memberWords({ properties = [], required = [] }: Schema, depth: number): readonly string[] | undefined {
  const schemas = new Map(properties.map(({ name, schema }) => [name, schema]));
  const members: string[] = [];
  for (const name of new Set([...schemas.keys(), ...required])) {
    const schema = schemas.get(name);
    const words = schema ? inWords(schema, depth + 1) : "anything";
    if (words === undefined) return undefined;
    const key = required.includes(name) ? name : `${name}?`;
    members.push(words === "anything" ? key : `${key}: ${words}`);
  }
  return members.length === 0 ? [] : [`{ ${members.join(", ")} }`];
}
