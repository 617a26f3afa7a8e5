/** What to write in ECMAScript in place of the flags that other dialects set within a pattern, such as `(?i)`. */

const substitutes: ReadonlyMap<string, string> = new Map([
  ["i", "list both cases, such as `[Aa]`"],
  ["s", "write `[\\s\\S]` for `.`"],
  ["m", "write `(?<![^\\n])` for `^` and `(?![^\\n])` for `$`"],
  ["x", "write the pattern without blanks and comments"],
  ["u", "write `\\p{L}` and `\\p{N}` for letters and digits of all scripts"],
]);

/**
 * @param opening `(?i)`, or the beginning of a group with flags, `(?i:`. Those after a `-` are off, as they are anyway.
 * @returns The end of a sentence.
 */
export function insteadOfFlags(opening: string): string {
  const [, set = ""] = /^\(\?([a-z]*)/i.exec(opening) ?? [];
  const first = opening.endsWith(":") ? "write `(?:`" : "leave it out";
  const steps = [first, ...[...set].map((flag) => substitutes.get(flag) ?? `write what \`${flag}\` stands for`)];
  const last = steps.pop();
  return steps.length === 0 ? `${last}` : `${steps.join(", ")}, and ${last}`;
}
