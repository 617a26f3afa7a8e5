/** Who the callers are, by the security schemes of the API description. */
import { type Authenticators, forbidden, type Handlers } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { authenticateBearer, type Principal, requireAdmin, requireResourceOwner } from "../bearer.ts";

export interface Callers {
  readonly bearerAuth: Principal;
  /** Client authentication needs the body too, so the handlers of its two endpoints do it; see below. */
  readonly oauthClientAuth: never;
}

type OperationName = keyof Handlers;

/** Deciding for a user takes that user; all else takes the scope to manage. */
const BY_RESOURCE_OWNER: readonly OperationName[] = ["getOAuthConsentToken", "createOAuthGrant"];
/** These read credentials from header and body together, and answer each mistake as RFC 6749 §5.2 says. */
const AUTHENTICATE_THEMSELVES: readonly OperationName[] = ["introspectOAuthToken", "exchangeOAuthToken"];

function isOneOf(names: readonly OperationName[], operation: string | undefined): boolean {
  return names.some((name) => name === operation);
}

export const authenticators: Authenticators<Application, Callers> = {
  async bearerAuth({ token }, { operation }, app) {
    if (isOneOf(AUTHENTICATE_THEMSELVES, operation)) return undefined;
    const principal = await authenticateBearer(app, token, app.clock());
    if (!principal) return undefined;
    const refusal = isOneOf(BY_RESOURCE_OWNER, operation) ? requireResourceOwner(principal) : requireAdmin(principal);
    return refusal ? forbidden({ scope: "admin" }) : principal;
  },

  oauthClientAuth() {
    return undefined;
  },
};
