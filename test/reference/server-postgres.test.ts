/** The server as a whole on PostgreSQL: the endpoints, the pages, management, and what stands in the database. */
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteClient, listClients, updateClient } from "../../reference/client-management.ts";
import { listGrants, revokeGrant } from "../../reference/grant-management.ts";
import { Janitor } from "../../reference/janitor.ts";
import { operate } from "../../reference/operator.ts";
import { openPostgresStore } from "../../reference/store/postgres.ts";
import type { Store } from "../../reference/store/store.ts";
import { newDatabase, type TestDatabase } from "../support/shared-postgres.ts";
import { serverProtocol } from "./server-protocol-suite.ts";
import { API_KEY, must, newClient, OWNER, openTestApplication, type TestApplication } from "./support/application.ts";
import { newCode, pendingConsent } from "./support/authorization.ts";
import { Browser } from "./support/browser.ts";
import { isActive, newTokens, redeem, refresh, refused } from "./support/endpoints.ts";
import { answerOf, basicHeader, formRequest } from "./support/http.ts";

const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await newDatabase();
  store = await openPostgresStore(database.url, { create: true, connections: 5 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** A server as it starts on what the others have left. */
function openApp(variables: Record<string, string> = {}): Promise<TestApplication> {
  return openTestApplication({ KEY_ENCRYPTION_KEY, ...variables }, { store });
}

serverProtocol(openApp);

describe("a grant", () => {
  it("lives from a code to a replay, with the refresh token repeated within its grace", async () => {
    const app = await openApp();
    const client = await newClient(app);
    const code = await newCode(app, client);
    const { response } = must(await redeem(app, client, code));
    const first = must(await refresh(app, client, response.refresh_token ?? "")).response;
    const again = must(await refresh(app, client, response.refresh_token ?? "")).response;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect(await isActive(app, client, first.refresh_token)).toBe(true);
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    for (const token of [response.access_token, first.access_token, first.refresh_token]) {
      expect(await isActive(app, client, token)).toBe(false);
    }
  });

  it("is listed, revoked, and swept away with its client", async () => {
    const app = await openApp();
    const client = await newClient(app, { name: "Soon gone" });
    const { access_token } = await newTokens(app, client);
    const { items } = await listGrants(app, OWNER, { number: 1, size: 100 });
    const grant = items.find(({ client_id }) => client_id === client.id);
    must(await revokeGrant(app, OWNER, grant?.id ?? ""));
    expect(await isActive(app, client, access_token)).toBe(false);
    must(await updateClient(app, OWNER, client.id, { name: "Going" }));
    expect((await listClients(app, OWNER, { nameContains: "oing" }, { number: 1, size: 5 })).total).toBe(1);
    expect((await listClients(app, OWNER, { name: "no\0name" }, { number: 1, size: 5 })).total).toBe(0);
    must(await deleteClient(app, OWNER, client.id));
    await new Janitor(app).tidy();
    expect(await database.query(`SELECT FROM clients WHERE id = '${client.id}'`)).toEqual([]);
  });
});

it("knows who has signed in on the pages, after a restart too", async () => {
  const app = await openApp();
  const client = await newClient(app);
  const browser = new Browser(app, client);
  await browser.authorize();
  await browser.signIn();
  const restarted = new Browser(await openApp(), client);
  for (const [name, value] of browser.cookies) restarted.cookies.set(name, value);
  await restarted.authorize();
  const decided = await restarted.decide("allow");
  const code = new URL(decided.headers.get("location") ?? "").searchParams.get("code");
  expect(await redeem(app, client, code ?? "")).toMatchObject({ ok: true });
});

it("rotates keys at one server while two sign, and no verifier fails", async () => {
  const other = await openPostgresStore(database.url, { create: false, connections: 2 });
  const a = await openApp();
  const b = await openTestApplication({ KEY_ENCRYPTION_KEY }, { store: other });
  const client = await newClient(a);
  const kids = new Set<string | undefined>();
  /** What a verifier holds that fetched the key set a moment before the rotation, and again as late as it may. */
  let held = createLocalJWKSet({ keys: [] });
  for (let minute = 0; minute < 40; minute += 1) {
    if (minute % 15 === 0) held = createLocalJWKSet((await answerOf(b, "/v2/oauth/jwks")).body);
    if (minute === 0) expect(await operate(a, ["keys", "rotate"])).toMatchObject({ done: true });
    for (const app of [a, b]) {
      const asked = formRequest({ grant_type: "client_credentials" }, basicHeader(client.id, client.secret));
      const { body } = await answerOf(app, "/v2/oauth/token", asked);
      const { protectedHeader } = await jwtVerify(body.access_token, held, { currentDate: new Date(app.clock()) });
      kids.add(protectedHeader.kid);
      app.advance(60_000);
      await app.keys.maintain(app.clock());
    }
  }
  expect(kids.size).toBe(2);
  await other.close();
});

it("obeys the operator", async () => {
  const app = await openApp();
  const client = await newClient(app);
  expect(await operate(app, ["clients", "verify", client.id])).toMatchObject({ done: true });
  expect((await store.findClient(client.id))?.verified).toBe(true);
  expect((await operate(app, ["keys", "list"])).message).toContain("  ES256  active  ");
  const { message } = await operate(app, ["api-keys", "list"]);
  expect(message).toContain("from API_KEY");
});

it("holds no secret that was handed out", async () => {
  const app = await openApp();
  const client = await newClient(app);
  const consent = await pendingConsent(app, client);
  const code = await newCode(app, client);
  const tokens = must(await redeem(app, client, code)).response;
  const rotated = must(await refresh(app, client, tokens.refresh_token ?? "")).response;
  const given = [
    consent,
    code,
    client.secret,
    tokens.access_token,
    tokens.refresh_token,
    rotated.refresh_token,
    API_KEY,
  ];
  const tables = await database.query("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
  const rows: unknown[] = [];
  for (const { tablename } of tables) rows.push(await database.query(`SELECT t::text FROM ${tablename} t`));
  const content = JSON.stringify(rows);
  expect(content).toContain(client.id);
  for (const secret of given) {
    expect(secret).toMatch(/^[\w.-]{20,}$/);
    expect(content).not.toContain(secret);
    // The bytes of a secret are not there either.
    expect(content).not.toContain(Buffer.from(secret ?? "").toString("hex"));
  }
});
