/** What a pattern of `include` and `exclude` is matched with. */
export type PatternKind = "tag" | "path" | "operation" | "schema";

/** A pattern of `include` or `exclude`: `tag:pets`, `path:/pets/**`, `operation:list*`, `schema:Pet`. */
export interface Pattern {
  readonly text: string;
  readonly kind: PatternKind;
  /** What stands behind the kind. */
  readonly glob: string;
  matches(name: string): boolean;
}

const written = /^(tag|path|operation|schema):(.+)$/su;

/**
 * Reads a pattern. `**` stands for any text and `*` for any text as well, but in a path for what has no `/` in it; all else
 * stands for itself, `{id}` too.
 * @returns Undefined where the text is none.
 */
export function parsePattern(text: string): Pattern | undefined {
  const [, name = "", glob = ""] = written.exec(text) ?? [];
  const kind = (["tag", "path", "operation", "schema"] as const).find((known) => known === name);
  if (kind === undefined) return undefined;
  const some = kind === "path" ? "[^/]*" : ".*";
  const parts = glob.split(/(\*+)/u).map((part) => {
    if (!part.startsWith("*")) return part.replace(/[\\^$.+?()[\]{}|/]/gu, "\\$&");
    return part.length > 1 ? ".*" : some;
  });
  const expression = new RegExp(`^${parts.join("")}$`, "su");
  return { text, kind, glob, matches: (name) => expression.test(name) };
}
