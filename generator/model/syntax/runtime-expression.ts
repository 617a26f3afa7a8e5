/**
 * Runtime expressions (OpenAPI 3.1 section 4.8.20.4) as the keys of callbacks have them: one alone, or some in braces with
 * literal text around them. What they stand for is found out by the run-time part of senders.
 */

/** A header's name is a token (RFC 9110 section 5.6.2); what stands behind `#` is a JSON Pointer (RFC 6901 section 3). */
const source = /^(?:header\.[!#$%&'*+\-.^_`|~0-9A-Za-z]+|(?:query|path)\..+|body(?:#(?:\/(?:[^~/]|~[01])*)*)?)$/s;

/** What is wrong with the key of a callback; undefined where nothing is. */
export function runtimeExpressionProblem(key: string): string | undefined {
  for (const expression of runtimeExpressions(key)) {
    if (!isRuntimeExpression(expression)) return `\`${expression}\` is no runtime expression`;
  }
  return undefined;
}

/** The expressions of a key. */
export function runtimeExpressions(key: string): readonly string[] {
  if (key.startsWith("$")) return [key];
  return [...key.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
}

function isRuntimeExpression(text: string): boolean {
  if (text === "$url" || text === "$method" || text === "$statusCode") return true;
  const from = /^\$(?:request|response)\.(.*)$/s.exec(text)?.[1];
  return from !== undefined && source.test(from);
}
