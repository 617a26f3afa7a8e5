/** Records and requests for the tests of stores, apart from the suite so that a worker process can use them too. */
import { randomUUID } from "node:crypto";
import { hashSecret, newSecret } from "../../reference/secrets.ts";
import type { ClientRecord } from "../../reference/store/records.ts";
import type { CodeRedemption, RefreshRotation, Store } from "../../reference/store/store.ts";

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
    const apiKeyHash = hashSecret(`key of ${id}`);
    await store.ensureAccount({ org: { id: ORG, name: "Org" }, user: { id, name: "User" }, apiKeyHash, now: NOW });
  }
}

/** A client with a pending authorization; returns the hash to decide it by. */
export async function addAuthorization(store: Store, client: ClientRecord): Promise<Uint8Array> {
  const consentHash = hashSecret(newSecret());
  await store.insertAuthorization({
    consentHash,
    clientId: client.id,
    redirectUri: "https://app.example/cb",
    scopes: ["admin"],
    resource: "https://api.example/v2",
    state: "s",
    codeChallenge: null,
    codeChallengeMethod: null,
    userId: null,
    expiresAt: NOW + 600_000,
  });
  return consentHash;
}

export async function addCode(store: Store, client: ClientRecord): Promise<{ grantId: string; codeHash: Uint8Array }> {
  const consentHash = await addAuthorization(store, client);
  const approve = { grantId: randomUUID(), codeHash: hashSecret(newSecret()), codeExpiresAt: NOW + 60_000 };
  await store.consumeConsent({ consentHash, userId: USER, now: NOW, approve, judge: () => true });
  return approve;
}

export function redemption(codeHash: Uint8Array, clientId: string, changes: Partial<CodeRedemption<string>> = {}) {
  return {
    codeHash,
    clientId,
    now: NOW + 1,
    attemptLimit: 5,
    accessExpiresAt: NOW + 3_600_000,
    judge: () => undefined,
    ...changes,
  } satisfies CodeRedemption<string>;
}

export function rotation(tokenHash: Uint8Array, clientId: string, changes: Partial<RefreshRotation<string>> = {}) {
  const successor = newSecret();
  return {
    tokenHash,
    clientId,
    now: NOW + 2,
    graceMs: 10_000,
    idleMs: 1_000_000,
    accessExpiresAt: NOW + 3_600_000,
    successorHash: hashSecret(successor),
    successorSealed: Buffer.from(`sealed ${successor}`),
    judge: () => undefined,
    ...changes,
  } satisfies RefreshRotation<string>;
}
