/**
 * Token introspection (RFC 7662). Whoever may not see a token is told what is told of a token that never existed:
 * `{"active": false}` and nothing else (§2.2 and §4).
 */
import { userSubject } from "./access-token.ts";
import type { Application } from "./application.ts";
import type { Principal } from "./bearer.ts";
import { authenticationRequired, type BackChannelRequest, identifyClient } from "./client-authentication.ts";
import { findLiveAccessToken } from "./live-access-token.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { formatScope } from "./scope.ts";
import { hashSecret } from "./secrets.ts";
import type { ClientRecord } from "./store/records.ts";

/** Times are seconds since the epoch. */
export type Introspection =
  | { readonly active: false }
  | {
      readonly active: true;
      /** Absent where there is none: a scope has at least one value (RFC 6749 §3.3). */
      readonly scope?: string;
      readonly client_id: string;
      readonly exp: number;
      readonly iat: number;
      readonly nbf: number;
      readonly iss: string;
      readonly aud: string;
      readonly sub: string;
      readonly jti?: string;
      readonly token_type?: "Bearer";
    };

export interface IntrospectionRequest extends BackChannelRequest {
  /** What a bearer token has shown: whose it is, or why it does not do; undefined where there was none. */
  readonly principal: Principal | Refusal | undefined;
}

type Caller = { readonly client: ClientRecord } | { readonly principal: Principal };

const INACTIVE: Introspection = { active: false };

export async function introspect(
  app: Application,
  request: IntrospectionRequest,
): Promise<{ readonly ok: true; readonly response: Introspection } | Refusal> {
  const now = app.clock();
  const { parameters } = request;
  const caller = await identifyCaller(app, request, now);
  if ("error" in caller) return caller;
  // The hint only says where to look first (§2.1); looking in both places is cheap.
  const token = parameters.get("token");
  if (token === undefined) return refuse("invalid_request", "token is missing");
  const response =
    (await introspectAccessToken(app, token, caller, now)) ?? (await introspectRefreshToken(app, token, caller, now));
  return { ok: true, response: response ?? INACTIVE };
}

/** The official SDK sends its API key as a bearer with every request; it counts where no client proves itself. */
async function identifyCaller(app: Application, request: IntrospectionRequest, now: number): Promise<Caller | Refusal> {
  const { principal, parameters } = request;
  if (principal && parameters.get("client_secret") === undefined) {
    return "error" in principal ? principal : { principal };
  }
  const client = await identifyClient(app, request, now);
  if (client && isRefusal(client)) return client;
  return client?.clientType === "confidential" ? { client } : authenticationRequired();
}

async function introspectAccessToken(
  app: Application,
  token: string,
  caller: Caller,
  now: number,
): Promise<Introspection | undefined> {
  const live = await findLiveAccessToken(app, token, now);
  if (!live) return undefined;
  const owner = live.grant?.userId ?? live.client.userId;
  const visible =
    "client" in caller
      ? caller.client.id === live.client.id || app.settings.resourceServers.includes(caller.client.id)
      : caller.principal.userId === owner || caller.principal.orgId === live.client.orgId;
  if (!visible) return undefined;
  const { iss, aud, sub, client_id, jti, iat, exp } = live.claims;
  const scope = scopeMember(live.scopes);
  return { active: true, ...scope, client_id, exp, iat, nbf: iat, iss, aud, sub, jti, token_type: "Bearer" };
}

function scopeMember(scopes: readonly string[]): { readonly scope?: string } {
  return scopes.length > 0 ? { scope: formatScope(scopes) } : {};
}

/** A refresh token is nobody's business but its client's. */
async function introspectRefreshToken(
  app: Application,
  token: string,
  caller: Caller,
  now: number,
): Promise<Introspection | undefined> {
  if (!("client" in caller)) return undefined;
  const live = await app.store.findLiveRefreshToken(hashSecret(token), now);
  if (live?.clientId !== caller.client.id || live.resource !== app.settings.resource) return undefined;
  const iat = Math.floor(live.issuedAt / 1_000);
  return {
    active: true,
    ...scopeMember(live.scopes),
    client_id: live.clientId,
    exp: Math.floor(live.expiresAt / 1_000),
    iat,
    nbf: iat,
    iss: app.settings.issuer,
    aud: live.resource,
    sub: userSubject(live.userId),
  };
}
