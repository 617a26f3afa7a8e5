/**
 * Who calls a bearerAuth operation: the holder of an API key, or of an access token for this resource (RFC 6750,
 * RFC 9068 §4, RFC 9728 §5.1).
 */
import type { Application } from "./application.ts";
import { findLiveAccessToken } from "./live-access-token.ts";
import { formatScope } from "./scope.ts";
import { hashSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";

export interface Principal {
  readonly userId: string;
  readonly orgId: string;
  readonly kind: "api_key" | "access_token";
  /** What an access token allows; an API key is the account itself. */
  readonly scopes: readonly string[] | "all";
}

/**
 * The principal of a bearer token, or undefined when the token is malformed, unknown, expired or revoked, or of a
 * client that stands for no account.
 */
export async function authenticateBearer(app: Application, token: string, now: number): Promise<Principal | undefined> {
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token)) return undefined;
  const user = await app.store.findUserByApiKey(hashSecret(token));
  if (user) return { userId: user.id, orgId: user.orgId, kind: "api_key", scopes: "all" };
  const live = await findLiveAccessToken(app, token, now);
  if (!live) return undefined;
  const { client, grant, scopes } = live;
  if (!grant) {
    // Whoever registers by the open door belongs to the system's organisation, and must not speak for it.
    if (client.origin === "registration") return undefined;
    app.usage.client(client.id, now);
    return { userId: client.userId, orgId: client.orgId, kind: "access_token", scopes };
  }
  const owner = await app.store.findUser(grant.userId);
  if (!owner) return undefined;
  app.usage.grant(grant.id, now);
  return { userId: owner.id, orgId: owner.orgId, kind: "access_token", scopes };
}

/**
 * Whether the principal may do what takes these scopes. What takes none has not been delegated to anybody, and is for
 * the account itself: a client that holds an access token must not be able to give itself, or its friends, further
 * grants, whatever the scope of the token.
 */
export function isAllowed({ scopes: held }: Principal, needed: readonly string[]): boolean {
  if (held === "all") return true;
  return needed.length > 0 && needed.every((scope) => held.includes(scope));
}

/**
 * What a Bearer challenge says beside the error: where to learn more, and which scopes anybody may get (RFC 9728 §5.1).
 */
export function bearerChallenge({ issuer, scopes }: Settings): Record<string, string> {
  return {
    realm: "oauth",
    resource_metadata: `${issuer}/.well-known/oauth-protected-resource`,
    ...(scopes.registration.length > 0 && { scope: formatScope(scopes.registration) }),
  };
}
