/** The scope parameter (RFC 6749 §3.3): its syntax, and what a client gets when it asks. */
import { type Refusal, refuse } from "./refusal.ts";

const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

export function isScopeToken(text: string): boolean {
  return SCOPE_TOKEN.test(text);
}

/** The scope tokens in the order given, without repeats; undefined when the text is not single-spaced scope tokens. */
export function parseScope(text: string): readonly string[] | undefined {
  const tokens = text.split(" ");
  return tokens.every(isScopeToken) ? [...new Set(tokens)] : undefined;
}

export function formatScope(scopes: readonly string[]): string {
  return scopes.join(" ");
}

/**
 * What a request for `scope` gets out of `allowed`. Nothing asked means all that is allowed, and one scope too many
 * refuses the whole (`invalid_scope`): a client that gets less than it asked for would find out late.
 */
export function resolveScope(scope: string | undefined, allowed: readonly string[]): readonly string[] | Refusal {
  if (scope === undefined) return allowed;
  const requested = parseScope(scope);
  if (!requested) return refuse("invalid_scope", "scope must be scope values with one space between them");
  if (!requested.every((token) => allowed.includes(token))) {
    return refuse("invalid_scope", "a requested scope does not exist or is not allowed to this client");
  }
  return requested;
}
