import type { MendableCode } from "../../catalogue.ts";
import type { JsonValue } from "./json.ts";

/** A stretch of a text in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place that a parser complains about. */
export type SyntaxProblem = ProblemPlace &
  (
    | { readonly code: "invalid-syntax" | "duplicate-key" }
    | { readonly code: MendableCode /** What is done about it: `Diagnostic.mend`. */; readonly mend: string }
  );

interface ProblemPlace {
  readonly message: string;
  readonly span: Span;
  readonly related?: { readonly message: string; readonly span: Span };
  readonly help?: string;
}

/** Where a member's name and its value stand. The root and array items have no key. */
export interface NodeSpans {
  readonly key: Span | undefined;
  readonly value: Span;
  /** A scalar, or a collection in brackets. A block collection has no beginning of its own: it starts at its first key. */
  readonly flow: boolean;
}

/** What a parser makes of a text. */
export interface ParsedText {
  /** A tree: no object stands in it twice, so that it can be rewritten in place. */
  readonly value: JsonValue;
  /** Every problem that was found; if there is one that is not mended, `value` is not to be used. */
  readonly problems: readonly SyntaxProblem[];
  /** Where numbers begin that have more digits in the text than in `value`. */
  readonly inexact: ReadonlySet<number>;
  /** The place of a node by its unescaped reference tokens; of its closest ancestor, where the text has no such node. */
  locate(tokens: readonly string[]): NodeSpans;
}

/**
 * A key that stands twice in a mapping. The last one counts, as for most readers of JSON (RFC 8259 section 4) and those of
 * YAML that let it pass; but not of what may ask for credentials, which the last one would take back.
 */
export function duplicateKey(key: string, span: Span, first: Span): SyntaxProblem {
  const message = `the key ${JSON.stringify(key)} stands twice in the same mapping`;
  const problem = {
    code: "duplicate-key",
    message,
    span,
    related: { message: "it stands here first", span: first },
  } as const;
  return key === "security" ? problem : { ...problem, mend: "the last one counts" };
}

/**
 * Nesting beyond this is refused with a place in the text. No API description comes near it, and everything after the
 * parser may then walk a document by recursion: lists of lists, which take the most of it, have room for some 400.
 */
export const maximumDepth = 300;

export const tooDeep = `the text is nested more than ${maximumDepth} levels deep`;
