/**
 * What validation has to say about a value that does not fit.
 */

/** One thing that is wrong with a value. It holds no object or array of the value, so that it can be logged and sent. */
export interface Issue {
  /** Where in the value: a JSON Pointer (RFC 6901), `""` for the value itself. A missing member's path is its own. */
  readonly path: string;
  /** The keyword's place: a JSON Pointer relative to the schema that was asked, through `$ref`s: `/properties/a/$ref/type`. */
  readonly schema: string;
  /** The keyword of JSON Schema that is not kept, or `depth` for a value that is nested too deeply. */
  readonly keyword: string;
  /** A sentence for people. It never quotes the value. */
  readonly message: string;
  /** What the keyword asks for. */
  readonly expected: unknown;
  /** What was found: a scalar, a length or number of items, or the name of a type. */
  readonly actual: unknown;
}

export interface CheckOptions {
  /** How many issues are collected at most: 1 or more, or Infinity. Default 100. */
  readonly maxIssues?: number | undefined;
  /** How many levels of objects and arrays there may be, 0 or more, from the first one with a recursive schema on. Default 1000. */
  readonly maxDepth?: number | undefined;
}

/** A value that fits, or what is wrong with it; never both. */
export type CheckResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Issue[] };
