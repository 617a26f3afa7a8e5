/** What the token endpoint is asked and answers (RFC 6749 §5.1), shared by the three grants. */
import { issueAccessToken } from "./access-token.ts";
import type { Application } from "./application.ts";
import type { Refusal } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { formatScope } from "./scope.ts";
import type { ClientRecord } from "./store/records.ts";

/** A request to an endpoint that clients authenticate to, as it came over the wire. */
export interface BackChannelRequest {
  readonly authorization: string | null;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
  /** From where it comes, for rate limits (see source-address.ts). */
  readonly source: string;
}

/** RFC 6749 §5.1. */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
}

export type TokenResult = { readonly ok: true; readonly response: TokenResponse } | Refusal;

export type GrantExchange = (
  app: Application,
  client: ClientRecord,
  parameters: RequestParameters,
  now: number,
) => Promise<TokenResult>;

/** Signs the access token of a successful exchange. Whatever had to be written is durable by now. */
export function tokenResponse(
  app: Application,
  client: ClientRecord,
  issue: {
    readonly subject: string;
    readonly scopes: readonly string[];
    readonly resource: string;
    readonly now: number;
    readonly grantId?: string;
    readonly refreshToken?: string;
  },
): TokenResult {
  const { subject, scopes, resource, now, grantId, refreshToken } = issue;
  const { token, expiresIn } = issueAccessToken(app.keys.signing(), {
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
      scope: formatScope(scopes),
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    },
  };
}
