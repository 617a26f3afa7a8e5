import type { FailedAuthentication } from "./authenticate.ts";
import type { Operation, SecurityScheme } from "./operation.ts";

/** Parameters that a server adds to the challenges of a scheme: `realm`, `resource_metadata` (RFC 9728 section 5.1). */
export type ChallengeParameters = Readonly<Record<string, string>>;

/**
 * The value of WWW-Authenticate (RFC 9110 section 11.6.1): one challenge for each scheme that the operation knows, in
 * the order of the document.
 * @param failure What was presented, if something was: the challenge of its scheme names the error (RFC 6750 section 3.1).
 */
export function challenges(
  operation: Operation,
  schemes: Readonly<Record<string, SecurityScheme>>,
  parameters: Readonly<Record<string, ChallengeParameters | undefined>>,
  realm: string,
  failure: FailedAuthentication | undefined,
): string {
  const names = new Set(operation.security.flatMap((alternative) => alternative.map(({ scheme }) => scheme)));
  const found = new Set<string>();
  for (const name of names) {
    const scheme = schemes[name];
    if (scheme === undefined) continue;
    const given: Record<string, string> = { realm, ...parameters[name] };
    if (scheme.type === "basic") given.charset = "UTF-8";
    if (scheme.type === "bearer" && failure?.scheme === name) {
      // What is enough to begin with is not what would have been enough here (RFC 6750 section 3).
      if (failure.kind === "forbidden") delete given.scope;
      Object.assign(given, bearerError(failure));
    }
    if (scheme.type === "apiKey") Object.assign(given, { in: scheme.in, name: scheme.name });
    found.add(`${challengeName(scheme)} ${Object.entries(given).map(parameter).join(", ")}`);
  }
  return [...found].join(", ");
}

/** API keys and certificates have no registered scheme, and a 401 has to name one (RFC 9110 section 15.5.2). */
function challengeName(scheme: SecurityScheme): string {
  switch (scheme.type) {
    case "basic":
      return "Basic";
    case "bearer":
      return "Bearer";
    case "apiKey":
      return "ApiKey";
    case "mutualTLS":
      return "MutualTLS";
    case "http":
      return scheme.scheme;
  }
}

function bearerError(failure: FailedAuthentication): Record<string, string> {
  if (failure.kind === "failed") return { error: "invalid_token" };
  const { scope, description } = failure.details ?? {};
  return {
    error: "insufficient_scope",
    ...(scope !== undefined && { scope }),
    ...(description !== undefined && { error_description: description }),
  };
}

/** A quoted-string (RFC 9110 section 5.6.4), without the characters that cannot stand in one. */
function parameter([name, value]: readonly [string, string]): string {
  return `${name}="${value.replace(/[^\t\x20-\x7e]/g, "?").replace(/["\\]/g, "\\$&")}"`;
}
