/** OpenAPI 3.1 section 4.8.8.1, path templating: a path in parsed segments. */
export interface PathTemplate {
  /** As written: `/oauth/clients/{id}`. */
  readonly template: string;
  /** What stands between the slashes. `/` is one empty segment. */
  readonly segments: readonly PathSegment[];
}

/** A segment is a sequence of parts: most have one; `{year}-{month}.json` has four. */
export type PathSegment = readonly PathPart[];

export type PathPart =
  /** Text as written in the document, not percent-encoded again. */
  { readonly kind: "literal"; readonly text: string } | { readonly kind: "parameter"; readonly name: string };
