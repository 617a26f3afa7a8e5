/**
 * The accounts that exist from the start: the system's own organisation, to which openly registered clients belong, and
 * a first organisation with one user, whose API key comes from API_KEY or is made once and shown.
 */
import { hashSecret, newSecret } from "./secrets.ts";
import type { AccountStore } from "./store/store.ts";

/** Version 8 UUIDs (RFC 9562 §5.8), fixed so that every process finds the same accounts. */
export const SYSTEM_ORG_ID = "00000000-0000-8000-8000-000000000001";
export const SYSTEM_USER_ID = "00000000-0000-8000-8000-000000000002";
export const FIRST_ORG_ID = "00000000-0000-8000-8000-000000000003";
export const FIRST_USER_ID = "00000000-0000-8000-8000-000000000004";

/** Makes the accounts that are missing. Returns an API key when a new one was made: it is never shown again. */
export async function ensureAccounts(
  store: AccountStore,
  apiKey: string | undefined,
  now: number,
): Promise<{ readonly newApiKey: string | undefined }> {
  await store.ensureAccount({
    org: { id: SYSTEM_ORG_ID, name: "System" },
    user: { id: SYSTEM_USER_ID, name: "Dynamic registration" },
    now,
  });
  const newApiKey = apiKey === undefined && !(await store.hasApiKeys()) ? newSecret() : undefined;
  const key = apiKey ?? newApiKey;
  await store.ensureAccount({
    org: { id: FIRST_ORG_ID, name: "My organisation" },
    user: { id: FIRST_USER_ID, name: "Owner" },
    ...(key !== undefined && { apiKeyHash: hashSecret(key) }),
    now,
  });
  return { newApiKey };
}
