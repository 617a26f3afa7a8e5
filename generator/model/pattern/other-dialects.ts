/** Patterns that are written for other engines than that of ECMAScript, and what there is in their place. */

import { insteadOfFlags } from "./flags.ts";
import { helpForProperty } from "./property-names.ts";

const substitutes: readonly (readonly [part: RegExp, help: (part: string, name: string) => string])[] = [
  [
    /\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)/,
    (part) => `ECMAScript has no recursion, as \`${part}\` is: write the pattern out, as deep as it may go.`,
  ],
  [
    /\(\?(?=[a-zA-Z-])[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]/,
    (part) => `ECMAScript has no \`${part}\`: ${insteadOfFlags(part)}.`,
  ],
  [/\\[AZz]/, () => "ECMAScript has `^` for `\\A`, and `$` for `\\Z` and `\\z`."],
  [/\(\?P<(\w+)>/, (_, name) => `ECMAScript names a group without the \`P\`: \`(?<${name}>\`.`],
  [
    /\[:\^?(\w+):\]/,
    (part) =>
      `ECMAScript has no \`${part}\`: list the characters, such as \`a-z\`, or name a property, such as \`\\p{L}\`.`,
  ],
  [/(?<!\\)(?:[*+?]|\{\d+(?:,\d*)?\})\+/, (part) => `ECMAScript has no \`${part}\`: write it without the \`+\`.`],
  [
    /\[[^\]]*&&\[/,
    () => "ECMAScript has no `&&` between classes: say before the class what it leaves out, such as `(?!b)[a-z]`.",
  ],
  [/\(\?>/, () => "ECMAScript has no `(?>`: write `(?:`."],
];

/** What to write in the place of what is not of ECMAScript in a pattern. */
export function helpForDialect(pattern: string): string | undefined {
  for (const [part, help] of substitutes) {
    const [found, name = ""] = part.exec(pattern) ?? [];
    if (found !== undefined) return help(found, name);
  }
  return helpForProperty(pattern);
}

/**
 * The pattern between slashes that are there by mistake, as in `/^a$/i`: nothing stands before `^` or after `$`. Where it
 * has neither, slashes may well be meant, as in `/v1/`.
 */
export function betweenSlashes(pattern: string): { readonly pattern: string; readonly flags: string } | undefined {
  const [, found, flags = ""] = /^\/(\^.*|.*(?<!\\)\$)(?<!\\)\/([dgimsuvyxUD]{0,4})$/s.exec(pattern) ?? [];
  return found === undefined ? undefined : { pattern: found, flags };
}
