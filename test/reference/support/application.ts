/** A whole server in memory, with a clock that the test moves, and clients of its first account. */
import { configureApiKey, FIRST_ORG_ID, FIRST_USER_ID, prepareAccounts } from "../../../reference/accounts.ts";
import { type Application, openApplication } from "../../../reference/application.ts";
import type { Principal } from "../../../reference/bearer.ts";
import { createClient, type NewClient } from "../../../reference/client-management.ts";
import type { Log } from "../../../reference/log.ts";
import { readSettings } from "../../../reference/settings.ts";
import type { Store } from "../../../reference/store/store.ts";

export const API_KEY = "test-key-0123456789abcdef";
export const REDIRECT_URI = "https://app.example/cb";
export const OWNER: Principal = { userId: FIRST_USER_ID, orgId: FIRST_ORG_ID, kind: "api_key", scopes: "all" };

export interface TestApplication extends Application {
  /** What was reported. */
  readonly failures: unknown[];
  /** Moves the clock, in milliseconds. */
  advance(by: number): void;
}

export async function openTestApplication(
  variables: Record<string, string> = {},
  parts: { readonly store?: Store; readonly log?: Log } = {},
): Promise<TestApplication> {
  const read = readSettings({ DATABASE_URL: "sqlite::memory:", API_KEY, ...variables });
  if (!("settings" in read)) throw new Error(read.problems.join("\n"));
  let now = Date.parse("2026-01-01T00:00:00.250Z");
  const failures: unknown[] = [];
  const report = (error: unknown) => failures.push(error);
  const app = await openApplication(read.settings, { ...parts, clock: () => now, report });
  await prepareAccounts(app.store, now);
  await configureApiKey(app.store, variables.API_KEY ?? API_KEY, now);
  return Object.assign(app, {
    failures,
    advance(by: number) {
      now += by;
    },
  });
}

export function must<Value extends { readonly ok: boolean }>(value: Value): Extract<Value, { ok: true }> {
  if (!isOk(value)) throw new Error(`refused: ${JSON.stringify(value)}`);
  return value;
}

function isOk<Value extends { readonly ok: boolean }>(value: Value): value is Extract<Value, { ok: true }> {
  return value.ok;
}

export interface TestClient {
  readonly id: string;
  readonly secret: string | undefined;
}

export async function newClient(app: Application, input: Partial<NewClient> = {}): Promise<TestClient> {
  const { client } = must(
    await createClient(app, OWNER, {
      name: "Test application",
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types:
        input.client_type === "public"
          ? ["authorization_code", "refresh_token"]
          : ["authorization_code", "refresh_token", "client_credentials"],
      redirect_uris: [REDIRECT_URI],
      ...input,
    }),
  );
  return { id: client.client_id, secret: client.client_secret ?? undefined };
}

export function query(parameters: Record<string, string | undefined>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
}
