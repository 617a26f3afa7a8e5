/**
 * The accounts that exist from the start: the system's own organisation, to which openly registered clients belong, and
 * a first organisation with one user, whose API key comes from API_KEY or is made once and shown. An operator makes
 * others.
 */
import { randomUUID } from "node:crypto";
import { hashSecret, newSecret } from "./secrets.ts";
import type { ApiKeyRecord } from "./store/records.ts";
import type { AccountStore } from "./store/store.ts";

/** Version 8 UUIDs (RFC 9562 §5.8), fixed so that every process finds the same accounts. */
export const SYSTEM_ORG_ID = "00000000-0000-8000-8000-000000000001";
export const SYSTEM_USER_ID = "00000000-0000-8000-8000-000000000002";
export const FIRST_ORG_ID = "00000000-0000-8000-8000-000000000003";
export const FIRST_USER_ID = "00000000-0000-8000-8000-000000000004";

/** Makes the accounts that are missing, without an API key. */
export async function prepareAccounts(store: AccountStore, now: number): Promise<void> {
  await store.ensureAccount({
    org: { id: SYSTEM_ORG_ID, name: "System" },
    user: { id: SYSTEM_USER_ID, name: "Dynamic registration" },
    now,
  });
  await store.ensureAccount({
    org: { id: FIRST_ORG_ID, name: "My organisation" },
    user: { id: FIRST_USER_ID, name: "Owner" },
    now,
  });
}

/**
 * Gives the first account the configured API key in place of the one that was configured before. False when that key
 * has been revoked, and stays so.
 */
export function configureApiKey(store: AccountStore, apiKey: string, now: number): Promise<boolean> {
  return store.configureApiKey({ keyHash: hashSecret(apiKey), userId: FIRST_USER_ID, now });
}

/**
 * A new API key of the first account if no account ever had one: whoever ends the last key means it. It is never shown
 * again, so somebody must be there to see it.
 */
export async function firstApiKey(store: AccountStore, now: number): Promise<string | undefined> {
  const key = newSecret();
  return (await store.ensureFirstApiKey({ keyHash: hashSecret(key), userId: FIRST_USER_ID, now })) ? key : undefined;
}

/** Another API key of a user; undefined when there is no such user. */
export async function newApiKey(store: AccountStore, userId: string, now: number): Promise<string | undefined> {
  const key = newSecret();
  return (await store.insertApiKey({ keyHash: hashSecret(key), userId, now })) ? key : undefined;
}

/** A new organisation with one user, who has an API key. */
export async function newAccount(
  store: AccountStore,
  names: { readonly org: string; readonly user: string },
  now: number,
): Promise<{ readonly orgId: string; readonly userId: string; readonly apiKey: string }> {
  const [org, user] = [
    { id: randomUUID(), name: names.org },
    { id: randomUUID(), name: names.user },
  ];
  const apiKey = newSecret();
  await store.ensureAccount({ org, user, keyHash: hashSecret(apiKey), now });
  return { orgId: org.id, userId: user.id, apiKey };
}

/** What an API key is called where the key itself must not be said: the beginning of its hash, in hex. */
export function apiKeyId({ keyHash }: Pick<ApiKeyRecord, "keyHash">): string {
  // The first byte is the version of the hash, and the same for all.
  return Buffer.from(keyHash.subarray(1, 7)).toString("hex");
}
