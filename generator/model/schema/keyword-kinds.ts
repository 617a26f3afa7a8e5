/**
 * What kind of keyword each member of a schema is: which values it says something of, whether a value can break it, and
 * which schemas it holds. Whoever goes through the keywords of a kind takes them from here, so that none is forgotten.
 */
import type { Schema } from "../api/schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";

/** The types that have keywords of their own. */
export type KeywordType = "number" | "string" | "array" | "object";

interface Kind {
  /** The values that it says something of, where it ignores others (JSON Schema 2020-12 Core, section 7.6.1). */
  readonly of?: readonly KeywordType[];
  /** A value can break it. */
  readonly asserts?: true;
  /** It holds a schema, a list of them, or one beside each of some names. */
  readonly holds?: "one" | "list" | "named";
  /** Its schemas are held against the same value as their schema, and not against a part of it. */
  readonly sameValue?: true;
  /** Values are only compared with its schemas: these describe nothing, and no default of theirs is put in. */
  readonly compares?: true;
}

/** What a schema has beside them: what it is, annotations, and what says something by way of another keyword. */
type Other =
  | (
      | "node"
      | "name"
      | "inputName"
      | "objectForm"
      | "scope"
      | "variant"
      | "hidden"
      | "leftOpen"
      | "made"
      | "component"
      | "always"
      | "reach"
    )
  | (
      | "title"
      | "description"
      | "deprecated"
      | "readOnly"
      | "writeOnly"
      | "default"
      | "examples"
      | "externalDocs"
      | "xml"
    )
  | ("minContains" | "maxContains" | "dynamicRef" | "dynamicAnchor" | "orNull" | "hiddenDiscriminator" | "heirTags");

const kinds = {
  types: { asserts: true },
  enum: { asserts: true },
  const: { asserts: true },

  multipleOf: { of: ["number"], asserts: true },
  minimum: { of: ["number"], asserts: true },
  maximum: { of: ["number"], asserts: true },
  exclusiveMinimum: { of: ["number"], asserts: true },
  exclusiveMaximum: { of: ["number"], asserts: true },

  format: { of: ["number", "string"], asserts: true },
  minLength: { of: ["string"], asserts: true },
  maxLength: { of: ["string"], asserts: true },
  pattern: { of: ["string"], asserts: true },
  contentEncoding: { of: ["string"] },
  contentMediaType: { of: ["string"] },
  contentSchema: { of: ["string"], holds: "one", compares: true },

  items: { of: ["array"], asserts: true, holds: "one" },
  prefixItems: { of: ["array"], asserts: true, holds: "list" },
  contains: { of: ["array"], asserts: true, holds: "one", compares: true },
  minItems: { of: ["array"], asserts: true },
  maxItems: { of: ["array"], asserts: true },
  uniqueItems: { of: ["array"], asserts: true },
  unevaluatedItems: { of: ["array"], asserts: true, holds: "one" },

  properties: { of: ["object"], asserts: true, holds: "named" },
  required: { of: ["object"], asserts: true },
  patternProperties: { of: ["object"], asserts: true, holds: "named" },
  additionalProperties: { of: ["object"], asserts: true, holds: "one" },
  propertyNames: { of: ["object"], asserts: true, holds: "one", compares: true },
  minProperties: { of: ["object"], asserts: true },
  maxProperties: { of: ["object"], asserts: true },
  dependentRequired: { of: ["object"], asserts: true },
  dependentSchemas: { of: ["object"], asserts: true, holds: "named", sameValue: true },
  unevaluatedProperties: { of: ["object"], asserts: true, holds: "one" },
  discriminator: { of: ["object"] },

  ref: { asserts: true, holds: "one", sameValue: true },
  allOf: { asserts: true, holds: "list", sameValue: true },
  anyOf: { asserts: true, holds: "list", sameValue: true },
  oneOf: { asserts: true, holds: "list", sameValue: true },
  not: { asserts: true, holds: "one", sameValue: true, compares: true },
  if: { asserts: true, holds: "one", sameValue: true, compares: true },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; the table is never awaited.
  then: { holds: "one", sameValue: true },
  else: { holds: "one", sameValue: true },
} as const satisfies { readonly [Keyword in Exclude<keyof Schema, Other>]: Kind };

type Kinds = typeof kinds;

/** A keyword that says something of values. */
export type Keyword = keyof Kinds;

type Holding<How> = { [One in Keyword]: Kinds[One] extends { readonly holds: How } ? One : never }[Keyword];

function isKeyword(name: string): name is Keyword {
  return Object.hasOwn(kinds, name);
}

const keywords = Object.keys(kinds).filter(isKeyword);

function kindOf(keyword: Keyword): Kind {
  return kinds[keyword];
}

function holding<How extends "one" | "list" | "named">(how: How): readonly Holding<How>[] {
  return keywords.filter((keyword): keyword is Holding<How> => kindOf(keyword).holds === how);
}

/** The keywords that hold schemas, by how they do. */
export const holders = { one: holding("one"), list: holding("list"), named: holding("named") };

/** The keywords whose schemas are held against the same value as their schema. */
export const sameValue: ReadonlySet<string> = new Set(keywords.filter((keyword) => kindOf(keyword).sameValue));

/** The keywords with whose schemas values are only compared. */
export const comparing: ReadonlySet<string> = new Set(keywords.filter((keyword) => kindOf(keyword).compares));

/** The keywords that a value can break. */
export const assertions: readonly Keyword[] = keywords.filter((keyword) => kindOf(keyword).asserts);

/** The keywords that say something of values of a type. */
export function keywordsOf(type: KeywordType): readonly Keyword[] {
  return keywords.filter((keyword) => kindOf(keyword).of?.includes(type));
}

/** A copy of a schema that says nothing by some keywords. */
export function without(schema: Schema, left: readonly Keyword[]): Schema {
  const copy: SchemaDraft = { ...schema };
  for (const keyword of left) forget(copy, keyword);
  return copy;
}

export function forget(schema: SchemaDraft, keyword: Keyword): void {
  schema[keyword] = undefined;
}

/** The types that a keyword says something of; undefined where it speaks of all values. */
export function typesOf(keyword: string): readonly string[] | undefined {
  return isKeyword(keyword) ? kindOf(keyword).of : undefined;
}

/** Whether a schema has one of some keywords, with a value that says something. */
export function hasKeyword(schema: Schema, among: readonly Keyword[]): boolean {
  for (const keyword of among) {
    const value = schema[keyword];
    if (value === undefined || value === false) continue;
    if (keyword !== "required" || schema.required?.length !== 0) return true;
  }
  return false;
}

/** The schema as if it had none of some keywords. */
export function withoutKeywords(schema: Schema, left: Iterable<string>): Schema {
  return { ...schema, ...Object.fromEntries(Array.from(left, (keyword) => [keyword, undefined])) };
}
