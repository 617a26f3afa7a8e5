import type { PathTemplate } from "./path-template.ts";

/** OpenAPI 3.1 section 4.8.5, Server Object. */
export interface Server {
  /** The URL template as written; relative to where the document is served if it has no scheme. */
  readonly url: string;
  /** OpenAPI 3.2. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly variables: readonly ServerVariable[];
  /**
   * The paths that the URL can have, the default one first where its variables have enumerations: `/v2`, `/{tenant}`, or
   * `""`. A variable without one is a parameter of the template.
   */
  readonly basePaths: readonly PathTemplate[];
}

/** OpenAPI 3.1 section 4.8.6, Server Variable Object. */
export interface ServerVariable {
  readonly name: string;
  readonly enum: readonly string[] | undefined;
  /** Undefined where the document has none: the caller has to give a value. */
  readonly default: string | undefined;
  readonly description: string | undefined;
}
