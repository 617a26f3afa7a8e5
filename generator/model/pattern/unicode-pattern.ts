/**
 * A pattern as a regular expression with the flag `u`, which is how JSON Schema means it (2020-12 Core, section 6.4). Many
 * are written with what only expressions without the flag know (ECMA-262 annex B.1.2): escapes that are not needed, as in
 * `\-`, hyphens beside a set of characters, as in `[\w-.]`, and brackets that nothing closes or opens, as in `^{id}$`.
 * These mean one thing alone, and are rewritten to what says it with the flag. What other dialects mean in other ways is
 * left alone: letters and digits behind a backslash, `a{,3}`, and the brackets of `[]a]`, `[[:alpha:]]` and `[a-z&&[^b]]`.
 */
export function unicodePattern(source: string): string {
  const tokens = source.match(/\\(?:[pPu]\{[^}]*\}|[\s\S])|\{[\d\s,]+\}|[\s\S]/gu) ?? [];
  const hasOtherClass = /\[\^?\]|\[:\^?\w+:\]|\[[^\]]*&&\[/.test(source);
  let inClass = false;
  const written = tokens.map((token, index) => {
    const isLoose = inClass && token === "-" && [tokens[index - 1], tokens[index + 1]].some(isSet);
    const isLone = !inClass && (token === "{" || token === "}" || (token === "]" && !hasOtherClass));
    if (token === "[") inClass = true;
    else if (token === "]") inClass = false;
    return isLoose || isLone ? `\\${token}` : withNeededEscape(token, inClass);
  });
  return written.join("");
}

/** `\d`, `\w`, `\s` and `\p{…}`, and their opposites. */
function isSet(token: string | undefined): boolean {
  return token !== undefined && /^\\[dDwWsSpP]/.test(token);
}

function withNeededEscape(token: string, inClass: boolean): string {
  if (!token.startsWith("\\") || /^\\[\p{L}\p{N}^$\\.*+?()[\]{}|/]/u.test(token) || (inClass && token === "\\-"))
    return token;
  return token.slice(1);
}
