import { type Credentials, presentedCredentials } from "./credentials.ts";
import type { Exchange } from "./exchange.ts";
import type { SecurityScheme } from "./operation.ts";
import type { ServerRequest } from "./server-request.ts";

/**
 * Authentication of a request by the alternatives of its operation (OpenAPI 3.1 section 4.8.30).
 */

/** An authenticator's answer for credentials that are right and do not suffice: 403. */
export class Forbidden {
  /** The scopes that would suffice, separated by spaces (RFC 6750 section 3). */
  readonly scope: string | undefined;
  readonly description: string | undefined;

  constructor(scope: string | undefined, description: string | undefined) {
    this.scope = scope;
    this.description = description;
  }
}

/** The caller is known and may not do this: the client gets 403. */
export function forbidden(details: { readonly scope?: string; readonly description?: string } = {}): Forbidden {
  return new Forbidden(details.scope, details.description);
}

/** An authenticator as the server calls it. Undefined, null or false: the credentials are wrong. */
export type Authenticator<Context> = (
  credentials: Credentials,
  request: ServerRequest,
  context: Context,
  scopes: readonly string[],
) => unknown;

export type Principals = Readonly<Record<string, unknown>>;

/** How the authentication of a request ended. */
export type AuthenticationResult =
  | { readonly kind: "authenticated"; readonly principals: Principals }
  /** Nothing was presented, for any of the operation's schemes. */
  | { readonly kind: "anonymous" }
  | FailedAuthentication;

/** Credentials were presented that did not satisfy any alternative. */
export interface FailedAuthentication {
  readonly kind: "failed" | "forbidden";
  readonly scheme: string;
  /** They could not be read at all: broken base64, a token with characters that it may not have. */
  readonly malformed: boolean;
  /** Of the authenticator that answered `forbidden`. */
  readonly details: Forbidden | undefined;
}

export interface Security<Context> {
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  readonly authenticators: ReadonlyMap<string, Authenticator<Context>>;
}

type Outcome =
  | { readonly kind: "absent" }
  | { readonly kind: "satisfied"; readonly principal: unknown }
  | FailedAuthentication;

/**
 * The first alternative of the document that the request satisfies. Credentials that are presented and wrong fail even
 * where an alternative needs none: whoever sends them means to be known.
 */
export async function authenticate<Context>(
  exchange: Exchange,
  security: Security<Context>,
  context: Context,
): Promise<AuthenticationResult> {
  const outcomes = new Map<string, Outcome>();
  let failure: FailedAuthentication | undefined;
  for (const alternative of exchange.operation.security) {
    const principals: Record<string, unknown> = {};
    let satisfied = alternative.length > 0;
    for (const { scheme, scopes } of alternative) {
      const key = `${scheme} ${scopes.join(" ")}`;
      const outcome = outcomes.get(key) ?? (await outcomeOf(scheme, scopes, exchange, security, context));
      outcomes.set(key, outcome);
      if (outcome.kind === "satisfied") {
        principals[scheme] = outcome.principal;
        continue;
      }
      satisfied = false;
      if (outcome.kind !== "absent" && failure?.kind !== "forbidden") {
        if (failure === undefined || outcome.kind === "forbidden") failure = outcome;
      }
    }
    if (satisfied) return { kind: "authenticated", principals };
  }
  return failure ?? { kind: "anonymous" };
}

async function outcomeOf<Context>(
  name: string,
  scopes: readonly string[],
  exchange: Exchange,
  security: Security<Context>,
  context: Context,
): Promise<Outcome> {
  const scheme = security.schemes[name];
  const authenticator = security.authenticators.get(name);
  // A scheme that the server has no authenticator for is never satisfied.
  if (scheme === undefined || authenticator === undefined) return { kind: "absent" };
  const presented = presentedCredentials(scheme, exchange);
  if (presented.kind === "absent") return presented;
  if (presented.kind === "malformed") return { kind: "failed", scheme: name, malformed: true, details: undefined };
  const principal = await authenticator(presented.credentials, exchange.request, context, scopes);
  if (principal instanceof Forbidden) {
    return { kind: "forbidden", scheme: name, malformed: false, details: principal };
  }
  // A comparison is an answer too: nobody is called `false`.
  if (principal === undefined || principal === null || principal === false) {
    return { kind: "failed", scheme: name, malformed: false, details: undefined };
  }
  return { kind: "satisfied", principal };
}
