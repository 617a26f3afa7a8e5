/** What the token endpoint is asked and answers (RFC 6749 §5.1), shared by the three grants. */
import { issueAccessToken } from "./access-token.ts";
import type { Application } from "./application.ts";
import type { BackChannelRequest } from "./client-authentication.ts";
import type { SigningKey } from "./jwt.ts";
import type { Refusal } from "./refusal.ts";
import { formatScope } from "./scope.ts";
import type { ClientRecord } from "./store/records.ts";

/** RFC 6749 §5.1. */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
  /** Absent where there is none: a scope has at least one value (§3.3). */
  readonly scope?: string;
  readonly refresh_token?: string;
}

export type TokenResult = { readonly ok: true; readonly response: TokenResponse } | Refusal;

export type GrantExchange = (
  app: Application,
  client: ClientRecord,
  request: Pick<BackChannelRequest, "parameters" | "isAbandoned">,
  now: number,
) => Promise<TokenResult>;

/**
 * Signs the access token of a successful exchange. Whatever had to be written is durable by now, and nothing may fail
 * any more: `key` was fetched before anything was spent.
 */
export function tokenResponse(
  app: Application,
  client: ClientRecord,
  issue: {
    readonly key: SigningKey;
    readonly subject: string;
    readonly scopes: readonly string[];
    readonly resource: string;
    readonly now: number;
    readonly grantId?: string;
    readonly refreshToken?: string;
  },
): TokenResult {
  const { key, subject, scopes, resource, now, grantId, refreshToken } = issue;
  const { token, expiresIn } = issueAccessToken(key, {
    issuer: app.settings.issuer,
    clientId: client.id,
    lifetime: app.settings.lifetimes.accessToken,
    subject,
    scopes,
    resource,
    now,
    ...(grantId !== undefined && { grantId }),
  });
  return {
    ok: true,
    response: {
      access_token: token,
      token_type: "Bearer",
      expires_in: expiresIn,
      ...(scopes.length > 0 && { scope: formatScope(scopes) }),
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    },
  };
}
