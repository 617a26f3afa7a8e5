/** OpenAPI 3.1 section 4.8.5, Server Object. */
export interface Server {
  /** The URL template as written; relative to where the document is served if it has no scheme. */
  readonly url: string;
  /** OpenAPI 3.2. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly variables: readonly ServerVariable[];
  /** The path of the URL with every variable at its default, without a slash at the end: `/v2`, or `""`. */
  readonly basePath: string;
}

/** OpenAPI 3.1 section 4.8.6, Server Variable Object. */
export interface ServerVariable {
  readonly name: string;
  readonly enum: readonly string[] | undefined;
  readonly default: string;
  readonly description: string | undefined;
}
