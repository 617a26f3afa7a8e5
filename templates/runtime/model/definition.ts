import type { Steps } from "./steps.ts";
import type { Walk } from "./walk.ts";

/**
 * A schema as a table, for the functions that look at a value step by step: `explain` and `withDefaults`. The members
 * are the keywords of JSON Schema 2020-12, with functions in place of references, and formats with their
 * tests, so that a bundle holds what its schemas use.
 */
export interface Definition {
  /** The schema is part of a cycle: values are followed through it to a limited depth. */
  readonly recursive?: boolean;
  /** A part of a value may be reached by several ways: what is found there is kept as long as the walk lasts. */
  readonly repeats?: boolean;
  /** So many ways lead here that what is found of scalars is kept, too: by this function. */
  readonly recall?: (walk: Walk, definition: Definition, value: unknown) => Steps<void>;

  readonly type?: JsonType | readonly JsonType[];
  /** The type that a value has where the schema stands, though the schema's own text does not say it. */
  readonly typeInPlace?: JsonType | readonly JsonType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;

  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** A format of numbers. */
  readonly numberFormat?: Format<number>;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** The pattern as the document has it, where the regular expression prints otherwise. */
  readonly patternText?: string;
  /** A format of strings. */
  readonly format?: Format<string>;

  readonly prefixItems?: readonly Subschema[];
  readonly items?: Subschema;
  /** The document has `prefixItems` in `items`, and `items` in `additionalItems`, as former drafts had them. */
  readonly listsItems?: boolean;
  readonly contains?: Subschema;
  /** The title or the name of the schema of `contains`. */
  readonly containsText?: string;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Unevaluated;

  readonly properties?: { readonly [name: string]: Subschema };
  readonly required?: readonly string[];
  readonly patternProperties?: readonly PatternProperty[];
  readonly additionalProperties?: Subschema;
  readonly propertyNames?: Subschema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: { readonly [name: string]: Subschema };
  /** These two in one, as former drafts had them. */
  readonly dependencies?: { readonly [name: string]: readonly string[] | Subschema };
  readonly unevaluatedProperties?: Unevaluated;

  readonly $ref?: Subschema;
  /** Where it leads was found when the table was written. */
  readonly $dynamicRef?: Subschema;
  readonly allOf?: readonly Subschema[];
  readonly anyOf?: readonly Subschema[];
  readonly oneOf?: readonly Subschema[];
  readonly discriminator?: Discriminator | undefined;
  readonly tag?: Tag;
  /** What the discriminators of its parents ask of an heir. */
  readonly heir?: readonly HeirTag[];
  readonly not?: Subschema;
  /** The title or the name of the schema of `not`. */
  readonly notText?: string;
  readonly if?: Subschema;
  /** The title or the name of the schema of `if`, where `then` or `else` is `false`. */
  readonly ifText?: string;
  readonly then?: Subschema;
  readonly else?: Subschema;

  /** Stands in for a member that is missing. */
  readonly default?: unknown;

  /** What explains those of the keywords that few schemas have: a bundle then holds what its tables use. */
  readonly explain?: readonly Explain[];
}

/**
 * Adds to a walk what a value does to a keyword of its schema.
 * @param from The first of the findings that the schema has about this value.
 */
type Explain = (walk: Walk, definition: Definition, value: unknown, from: number) => Steps<void>;

/** The types of JSON Schema (Validation, section 6.1.1). */
export type JsonType = "null" | "boolean" | "object" | "array" | "number" | "string" | "integer";

/** A schema within another one. A function makes the table of a schema that has a name of its own. */
export type Subschema = Definition | boolean | (() => Definition | boolean);

/** The schema of what no other keyword describes, and the function that looks for it: only tables that need it have it. */
export type Unevaluated = readonly [schema: Subschema, explain: Explain];

export interface PatternProperty {
  readonly pattern: RegExp;
  /** As `patternText`. */
  readonly text?: string;
  readonly schema: Subschema;
}

/** The name of a format and its test. */
export type Format<Value> = readonly [name: string, test: (value: Value) => boolean];

/**
 * A member by which the alternatives of `oneOf` or `anyOf` were found to differ when the table was written: each that an
 * object can fit requires it, and limits it to values of its own.
 */
export interface Tag {
  readonly keyword: "oneOf" | "anyOf";
  readonly propertyName: string;
  /** The values of each alternative, in the order of the alternatives. No object fits one with an empty list. */
  readonly values: readonly (readonly unknown[])[];
}

/** OpenAPI 3.1 section 4.8.25: the values of a member that choose among the alternatives of `oneOf` or `anyOf`. */
export interface Discriminator {
  readonly propertyName: string;
  /** The values of each alternative, in the order of the alternatives. An empty list takes any value. */
  readonly values: readonly (readonly string[])[];
  /** OpenAPI 3.2, `defaultMapping`: the alternative of the values that lead to no other one, and of no value. */
  readonly otherwise?: number;
  /** The alternatives with values that take something else than objects, too. */
  readonly others?: readonly number[];
  /** The alternatives are heirs of the schema: it is the discriminator that leads to them, and the document has no union. */
  readonly heirs?: true;
  /** The direction of the schema hides the member: it is no more than where the document has the heirs. */
  readonly hidden?: true;
  /** The steps from the schema to the part of it in which the document has the discriminator; absent where it is no part. */
  readonly place?: readonly (string | number)[];
}

/** The values of a member that lead to an heir. */
export interface HeirTag {
  readonly propertyName: string;
  readonly values: readonly string[];
  /** The steps from the heir to the schema that has the discriminator; none where there is no such way. */
  readonly parent: readonly (string | number)[];
  /** The member has to be there, and nothing else says so. */
  readonly required?: true;
}
