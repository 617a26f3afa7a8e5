/**
 * An expression for the whole of a text, of parts that follow each other. A marked call with plain arguments is what
 * bundlers leave out where nothing needs it; a template they would keep.
 */
export function exact(flags: string, ...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join("")}$`, flags);
}
