/**
 * Clients that an organisation makes and manages for itself. Another organisation's client is as absent as one that
 * never was: the answers do not differ.
 */
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Application } from "./application.ts";
import type { Principal } from "./bearer.ts";
import { memberPath, nameProblem, normalName, redirectUriProblems, webUriProblem } from "./client-metadata.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { ClientRecord, ClientType, GrantType } from "./store/records.ts";
import type { ClientFilter, Page } from "./store/store.ts";
import { isUuid } from "./uuid.ts";

/** What may be changed of a client. The shape is that of the update request. */
export interface ClientChange {
  readonly name?: string;
  readonly allowed_scopes?: readonly string[];
  readonly require_pkce?: boolean;
  readonly allowed_grant_types?: readonly GrantType[];
  readonly redirect_uris?: readonly string[];
  readonly logo_uri?: string;
  readonly tos_uri?: string;
  readonly policy_uri?: string;
}

export interface NewClient extends ClientChange {
  readonly name: string;
  readonly client_type: ClientType;
  readonly allowed_scopes: readonly string[];
  readonly allowed_grant_types: readonly GrantType[];
}

/** A client as the API shows it. Times are RFC 3339 in UTC. */
export interface ShownClient {
  readonly record_type: "oauth_client";
  readonly client_id: string;
  readonly name: string;
  readonly org_id: string;
  readonly user_id: string;
  readonly client_type: ClientType;
  readonly allowed_scopes: string[];
  readonly allowed_grant_types: GrantType[];
  readonly redirect_uris: string[];
  readonly require_pkce: boolean;
  readonly logo_uri: string | null;
  readonly tos_uri: string | null;
  readonly policy_uri: string | null;
  /** Only in the answer that creates the client; null for ever after. */
  readonly client_secret: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export type ClientResult = { readonly ok: true; readonly client: ShownClient } | Refusal;

export async function createClient(app: Application, principal: Principal, input: NewClient): Promise<ClientResult> {
  const now = app.clock();
  const secret = input.client_type === "confidential" ? newSecret() : undefined;
  const blank: ClientRecord = {
    id: randomUUID(),
    secretHash: secret === undefined ? null : hashSecret(secret),
    secretExpiresAt: null,
    clientType: input.client_type,
    name: "",
    redirectUris: [],
    grantTypes: [],
    scopes: [],
    requirePkce: false,
    verified: false,
    origin: "api",
    orgId: principal.orgId,
    userId: principal.userId,
    logoUri: null,
    tosUri: null,
    policyUri: null,
    createdAt: now,
    updatedAt: now,
    lastUsedAt: null,
  };
  const client = change(blank, input, now);
  const refusal = check(app, client);
  if (refusal) return refusal;
  await app.store.insertClient(client);
  app.tell({ event: "client_created", client_id: client.id, user_id: principal.userId });
  return { ok: true, client: showClient(client, secret) };
}

export async function getClient(app: Application, principal: Principal, id: string): Promise<ClientResult> {
  const client = isUuid(id) ? await app.store.findClient(id) : undefined;
  return client?.orgId === principal.orgId ? { ok: true, client: showClient(client) } : absent();
}

/** Takes effect at once: a pending authorization and the next refresh are judged by the client as it is then. */
export async function updateClient(
  app: Application,
  principal: Principal,
  id: string,
  input: ClientChange,
): Promise<ClientResult> {
  const now = app.clock();
  const updated = await app.store.updateClient<Refusal>({
    id,
    orgId: principal.orgId,
    revise: (current) => {
      const client = change(current, input, now);
      const refusal = check(app, client);
      return refusal ? { refusal } : { client };
    },
  });
  if (updated.outcome === "refused") return updated.refusal;
  if (updated.outcome === "absent") return absent();
  app.tell({ event: "client_changed", client_id: id, user_id: principal.userId });
  return { ok: true, client: showClient(updated.client) };
}

/** Deletes the client, and with it every grant and token that it has. */
export async function deleteClient(
  app: Application,
  principal: Principal,
  id: string,
): Promise<{ readonly ok: true } | Refusal> {
  if (!(await app.store.deleteClient(id, principal.orgId, app.clock()))) return absent();
  app.tell({ event: "client_deleted", client_id: id, user_id: principal.userId });
  return { ok: true };
}

/** Newest first. `page` counts from 1. */
export async function listClients(
  app: Application,
  principal: Principal,
  filter: ClientFilter,
  page: { readonly number: number; readonly size: number },
): Promise<Page<ShownClient>> {
  const range = { offset: (page.number - 1) * page.size, limit: page.size };
  const { items, total } = await app.store.listClients(principal.orgId, filter, range);
  return { items: items.map((client) => showClient(client)), total };
}

/** What the operator looked at to verify a client: the consent page shows it as the client's. */
const VERIFIED_MEMBERS = ["name", "redirectUris", "logoUri", "tosUri", "policyUri"] as const;

function change(current: ClientRecord, input: ClientChange, now: number): ClientRecord {
  const changed = {
    ...current,
    name: input.name === undefined ? current.name : normalName(input.name),
    scopes: input.allowed_scopes ? [...new Set(input.allowed_scopes)] : current.scopes,
    requirePkce: input.require_pkce ?? current.requirePkce,
    grantTypes: input.allowed_grant_types ? [...new Set(input.allowed_grant_types)] : current.grantTypes,
    redirectUris: input.redirect_uris ?? current.redirectUris,
    logoUri: input.logo_uri ?? current.logoUri,
    tosUri: input.tos_uri ?? current.tosUri,
    policyUri: input.policy_uri ?? current.policyUri,
    updatedAt: now,
  };
  // Or a client could be verified under its own name, and then take another's.
  const isSame = VERIFIED_MEMBERS.every((member) => isDeepStrictEqual(changed[member], current[member]));
  return { ...changed, verified: current.verified && isSame };
}

function check(app: Application, client: ClientRecord): Refusal | undefined {
  const name = nameProblem(client.name);
  if (name) return refuse("invalid_client_metadata", `name ${name}`);
  const { scopes } = app.settings.scopes;
  if (!client.scopes.every((id) => scopes.some((scope) => scope.id === id))) {
    return refuse("invalid_client_metadata", "allowed_scopes has a scope that does not exist");
  }
  if (client.grantTypes.length === 0) return refuse("invalid_client_metadata", "allowed_grant_types must not be empty");
  if (client.clientType === "public" && client.grantTypes.includes("client_credentials")) {
    return refuse("invalid_client_metadata", "a public client cannot have client_credentials");
  }
  const needed = client.grantTypes.includes("authorization_code");
  const [wrong] = redirectUriProblems(client.redirectUris, needed);
  if (wrong) return refuse("invalid_redirect_uri", `${memberPath("redirect_uris", wrong.index)} ${wrong.problem}`);
  for (const [member, uri] of Object.entries({
    logo_uri: client.logoUri,
    tos_uri: client.tosUri,
    policy_uri: client.policyUri,
  })) {
    const problem = uri === null ? undefined : webUriProblem(uri);
    if (problem) return refuse("invalid_client_metadata", `${member} ${problem}`);
  }
  return undefined;
}

function absent(): Refusal {
  return refuse("not_found", "there is no such client");
}

function showClient(client: ClientRecord, secret?: string): ShownClient {
  return {
    record_type: "oauth_client",
    client_id: client.id,
    name: client.name,
    org_id: client.orgId,
    user_id: client.userId,
    client_type: client.clientType,
    allowed_scopes: [...client.scopes],
    allowed_grant_types: [...client.grantTypes],
    redirect_uris: [...client.redirectUris],
    require_pkce: client.requirePkce,
    logo_uri: client.logoUri,
    tos_uri: client.tosUri,
    policy_uri: client.policyUri,
    client_secret: secret ?? null,
    created_at: new Date(client.createdAt).toISOString(),
    updated_at: new Date(client.updatedAt).toISOString(),
  };
}
