/** Records and requests for the tests of stores, apart from the suite so that a worker process can use them too. */
import { randomUUID } from "node:crypto";
import { hashSecret, newSecret } from "../../reference/secrets.ts";
import type { CodeRedemption, ConsentDecision, RefreshRotation } from "../../reference/store/protocol.ts";
import type { AuthorizationRecord, ClientRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";

export const NOW = 1_800_000_000_000;
export const ORG = "11111111-1111-4111-8111-111111111111";
export const USER = "22222222-2222-4222-8222-222222222222";
export const OTHER_USER = "33333333-3333-4333-8333-333333333333";

export function aClient(changes: Partial<ClientRecord> = {}): ClientRecord {
  return {
    id: randomUUID(),
    secretHash: hashSecret("secret"),
    secretExpiresAt: null,
    clientType: "confidential",
    name: "A client",
    redirectUris: ["https://app.example/cb"],
    grantTypes: ["authorization_code", "refresh_token"],
    scopes: ["admin"],
    requirePkce: false,
    verified: false,
    origin: "api",
    orgId: ORG,
    userId: USER,
    logoUri: null,
    tosUri: null,
    policyUri: null,
    createdAt: NOW,
    updatedAt: NOW,
    lastUsedAt: null,
    ...changes,
  };
}

export async function addAccounts(store: Store): Promise<void> {
  for (const id of [USER, OTHER_USER]) {
    await store.ensureAccount({ org: { id: ORG, name: "Org" }, user: { id, name: "User" }, now: NOW });
    await store.insertApiKey({ keyHash: hashSecret(`key of ${id}`), userId: id, now: NOW });
  }
}

/** What a part of the contract starts from: a store with one client of the first user. */
export interface Fixture {
  readonly store: Store;
  readonly client: ClientRecord;
}

export function authorizationOf(client: ClientRecord): AuthorizationRecord {
  return {
    consentHash: hashSecret(newSecret()),
    clientId: client.id,
    redirectUri: "https://app.example/cb",
    scopes: ["admin"],
    resource: "https://api.example/v2",
    state: "s",
    codeChallenge: null,
    codeChallengeMethod: null,
    userId: null,
    expiresAt: NOW + 600_000,
  };
}

/** A pending authorization of the client; returns the hash to decide it by. */
export async function addAuthorization(store: Store, client: ClientRecord): Promise<Uint8Array> {
  const authorization = authorizationOf(client);
  await store.insertAuthorization(authorization);
  return authorization.consentHash;
}

export async function addCode(store: Store, client: ClientRecord): Promise<{ grantId: string; codeHash: Uint8Array }> {
  const consentHash = await addAuthorization(store, client);
  const approve = approval();
  await store.consumeConsent(decision(consentHash, { approve }));
  return approve;
}

export function approval() {
  return { grantId: randomUUID(), codeHash: hashSecret(newSecret()), codeExpiresAt: NOW + 60_000 };
}

export function aRefreshToken() {
  return { tokenHash: hashSecret(newSecret()), expiresAt: NOW + 500_000, absoluteExpiresAt: NOW + 2_000_000 };
}

export async function addRefreshToken(store: Store, client: ClientRecord) {
  const { grantId, codeHash } = await addCode(store, client);
  const refresh = aRefreshToken();
  await store.redeemCode(redemption(codeHash, client.id, { judge: () => ({ terms: { refresh } }) }));
  return { grantId, tokenHash: refresh.tokenHash };
}

export function decision(consentHash: Uint8Array, changes: Partial<ConsentDecision> = {}): ConsentDecision {
  return { consentHash, userId: USER, attempt: randomUUID(), now: NOW, judge: () => true, ...changes };
}

export function redemption(codeHash: Uint8Array, clientId: string, changes: Partial<CodeRedemption<string>> = {}) {
  return {
    codeHash,
    clientId,
    attempt: randomUUID(),
    now: NOW + 1,
    attemptLimit: 5,
    accessExpiresAt: NOW + 3_600_000,
    judge: () => ({ terms: {} }),
    ...changes,
  } satisfies CodeRedemption<string>;
}

export function rotation(
  tokenHash: Uint8Array,
  clientId: string,
  changes: Partial<RefreshRotation<string, string>> = {},
) {
  const successor = newSecret();
  return {
    tokenHash,
    clientId,
    now: NOW + 2,
    graceMs: 10_000,
    idleMs: 1_000_000,
    accessExpiresAt: NOW + 3_600_000,
    request: "",
    successorHash: hashSecret(successor),
    successorSealed: Buffer.from(`sealed ${successor}`),
    judge: () => ({ terms: "granted" }),
    ...changes,
  } satisfies RefreshRotation<string, string>;
}
