import { upperFirst } from "./spelling.ts";

/**
 * What a named schema is called in the output, in all its roles. Emitters take the names from here, and the namer keeps
 * them free.
 */
export interface SchemaNames {
  /** The type, and the companion object of the same name. */
  readonly type: string;
  /** The type of what goes in, where it differs. */
  readonly input: string | undefined;
  /** The predicate. */
  readonly is: string;
  /** The predicate that also takes how deeply a value may be nested, of a recursive schema. */
  readonly fits: string;
  /** The function that gives the value or all issues. */
  readonly check: string;
  /** The function that gives the value or throws. */
  readonly parse: string;
  /**
   * The function that makes the table by which the schema is interpreted. All roles are prefixes: `isFooSchema` could be of two
   * types.
   */
  readonly schema: string;
  /** The constant that lists the values, of an enumeration. */
  readonly values: string;
}

export function schemaNames(type: string, input?: string): SchemaNames {
  const upper = upperFirst(type);
  return {
    type,
    input,
    is: `is${upper}`,
    fits: `fits${upper}`,
    check: `check${upper}`,
    parse: `parse${upper}`,
    schema: `schemaOf${upper}`,
    values: `valuesOf${upper}`,
  };
}

/** Every identifier that a schema of this name occupies in the scope of the output. */
export function reservedFor(type: string, input?: string): readonly string[] {
  return Object.values(schemaNames(type, input)).filter((name) => name !== undefined);
}

/**
 * Two types whose keys are equal cannot stand in one scope, as their functions would have equal names; types whose keys
 * differ never meet, since `spellSchema` gives no type the form of a function's name.
 */
export function schemaScopeKey(type: string): string {
  return upperFirst(type);
}
