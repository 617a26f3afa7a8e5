/**
 * Dynamic client registration (RFC 7591), open to everybody and therefore bounded: by source, in all, and in the scopes
 * that can be had. Members that we do not know are ignored (§2), since clients send what other servers understand.
 */
import { randomUUID } from "node:crypto";
import { SYSTEM_ORG_ID, SYSTEM_USER_ID } from "./accounts.ts";
import type { Application } from "./application.ts";
import { type Refusal, refuseForNow } from "./refusal.ts";
import { type ClientMetadata, readClientMetadata } from "./registration-metadata.ts";
import { formatScope } from "./scope.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import { networksAround } from "./source-address.ts";

export interface RegistrationRequest {
  /** The members of the body, of any type, or why it cannot be read. */
  readonly body: { readonly ok: true; readonly members: Readonly<Record<string, unknown>> } | Refusal;
  /** From where it comes, for the rate limit (see source-address.ts). */
  readonly source: string;
}

export interface RegistrationRefusal extends Refusal {
  /** What is wrong, by member. */
  readonly invalidFields?: Readonly<Record<string, readonly string[]>>;
}

/** RFC 7591 §3.2.1: everything that was registered, defaults included. Times are seconds since the epoch. */
export interface RegistrationResponse {
  readonly client_id: string;
  readonly client_id_issued_at: number;
  readonly client_secret?: string;
  /** 0 means never. */
  readonly client_secret_expires_at?: number;
  readonly client_name: string;
  readonly redirect_uris: readonly string[];
  readonly grant_types: readonly string[];
  readonly response_types: readonly string[];
  readonly token_endpoint_auth_method: string;
  /** Absent where there is none: a scope has at least one value (RFC 6749 §3.3). */
  readonly scope?: string;
  readonly logo_uri?: string;
  readonly tos_uri?: string;
  readonly policy_uri?: string;
}

export async function registerClient(
  app: Application,
  request: RegistrationRequest,
): Promise<{ readonly ok: true; readonly response: RegistrationResponse } | RegistrationRefusal> {
  const now = app.clock();
  const { source, body } = request;
  const { registration, registrationNetwork } = app.limits;
  const networks = networksAround(source);
  const waits = networks.map((network) => registrationNetwork.retryAfter(network, now));
  const wait = [registration.retryAfter(source, now), ...waits].find((seconds) => seconds !== undefined);
  if (wait !== undefined) return refuseForNow("too many registrations, try again later", wait);
  registration.count(source, now);
  for (const network of networks) registrationNetwork.count(network, now);

  if (!body.ok) return body;
  const read = readClientMetadata(body.members, app.settings.scopes.registration);
  if ("refusal" in read) return read.refusal;
  const kept = await keep(app, read.metadata, now);
  if (kept.ok) app.tell({ event: "client_registered", client_id: kept.response.client_id, source });
  return kept;
}

async function keep(
  app: Application,
  metadata: ClientMetadata,
  now: number,
): Promise<{ readonly ok: true; readonly response: RegistrationResponse } | Refusal> {
  const id = randomUUID();
  const secret = metadata.authMethod === "none" ? undefined : newSecret();
  const registered = await app.store.registerClient(
    {
      id,
      secretHash: secret === undefined ? null : hashSecret(secret),
      secretExpiresAt: null,
      clientType: secret === undefined ? "public" : "confidential",
      name: metadata.name,
      redirectUris: metadata.redirectUris,
      grantTypes: metadata.grantTypes,
      scopes: metadata.scopes,
      requirePkce: secret === undefined,
      verified: false,
      origin: "registration",
      orgId: SYSTEM_ORG_ID,
      userId: SYSTEM_USER_ID,
      logoUri: metadata.logoUri ?? null,
      tosUri: metadata.tosUri ?? null,
      policyUri: metadata.policyUri ?? null,
      createdAt: now,
      updatedAt: now,
      lastUsedAt: null,
    },
    app.settings.registrationCap,
  );
  if (registered === "full") return refuseForNow("no more clients can be registered at the moment", 3_600);
  return {
    ok: true,
    response: {
      client_id: id,
      client_id_issued_at: Math.floor(now / 1_000),
      ...(secret !== undefined && { client_secret: secret, client_secret_expires_at: 0 }),
      client_name: metadata.name,
      redirect_uris: metadata.redirectUris,
      grant_types: metadata.grantTypes,
      response_types: metadata.responseTypes,
      token_endpoint_auth_method: metadata.authMethod,
      ...(metadata.scopes.length > 0 && { scope: formatScope(metadata.scopes) }),
      ...(metadata.logoUri !== undefined && { logo_uri: metadata.logoUri }),
      ...(metadata.tosUri !== undefined && { tos_uri: metadata.tosUri }),
      ...(metadata.policyUri !== undefined && { policy_uri: metadata.policyUri }),
    },
  };
}
