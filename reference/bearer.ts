/**
 * Who calls a bearerAuth operation: the holder of an API key, or of an access token for this resource (RFC 6750, RFC 9068 §4,
 * RFC 9728 §5.1).
 */
import type { Application } from "./application.ts";
import { findLiveAccessToken } from "./live-access-token.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { hashSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";

export interface Principal {
  readonly userId: string;
  readonly orgId: string;
  readonly kind: "api_key" | "access_token";
  /** What an access token allows; an API key is the account itself. */
  readonly scopes: readonly string[] | "all";
}

/** The principal of a bearer token, or undefined when the token is malformed, unknown, expired or revoked. */
export async function authenticateBearer(app: Application, token: string, now: number): Promise<Principal | undefined> {
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token)) return undefined;
  const user = await app.store.findUserByApiKey(hashSecret(token));
  if (user) return { userId: user.id, orgId: user.orgId, kind: "api_key", scopes: "all" };
  const live = await findLiveAccessToken(app, token, now);
  if (!live) return undefined;
  const { claims, client, grant } = live;
  const scopes = claims.scope === "" ? [] : claims.scope.split(" ");
  if (!grant) {
    app.usage.client(client.id, now);
    return { userId: client.userId, orgId: client.orgId, kind: "access_token", scopes };
  }
  const owner = await app.store.findUser(grant.userId);
  if (!owner) return undefined;
  app.usage.grant(grant.id, now);
  return { userId: owner.id, orgId: owner.orgId, kind: "access_token", scopes };
}

/** Managing clients and grants needs the scope `admin`. */
export function requireAdmin(principal: Principal): Refusal | undefined {
  if (principal.scopes === "all" || principal.scopes.includes("admin")) return undefined;
  return refuse("insufficient_scope", "this needs the scope admin");
}

/**
 * Giving consent takes the resource owner. A client that holds an access token must not be able to give itself, or its
 * friends, further grants, whatever the scope of the token.
 */
export function requireResourceOwner(principal: Principal): Refusal | undefined {
  if (principal.kind === "api_key") return undefined;
  return refuse("insufficient_scope", "only the account itself can give consent, with an API key");
}

/**
 * The `WWW-Authenticate` of a 401 or 403. A request without credentials is told how to get them and accused of nothing:
 * then there is no error (RFC 6750 §3.1).
 */
export function bearerChallenge(settings: Settings, error?: "invalid_token" | "insufficient_scope"): string {
  const members = [
    'realm="oauth"',
    `resource_metadata="${settings.issuer}/.well-known/oauth-protected-resource"`,
    ...(error === undefined ? [] : [`error="${error}"`]),
    'scope="admin"',
  ];
  return `Bearer ${members.join(", ")}`;
}

/** The `WWW-Authenticate` of a failed Basic authentication (RFC 7617 §2). */
export const BASIC_CHALLENGE = 'Basic realm="oauth", charset="UTF-8"';
