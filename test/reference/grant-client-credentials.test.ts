/** The client credentials grant (RFC 6749 §4.4). */
import { beforeEach, describe, expect, it } from "vitest";
import { Connection } from "../../reference/store/sqlite/connection.ts";
import { sqliteStore } from "../../reference/store/sqlite.ts";
import { newDatabase } from "../support/shared-postgres.ts";
import { must, newClient, openTestApplication, type TestApplication, type TestClient } from "./support/application.ts";
import { exchangeToken, form, introspect, refused } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("client_credentials", () => {
  const credentials = (parameters: Record<string, string> = {}) =>
    exchangeToken(app, form({ grant_type: "client_credentials", ...parameters }, client));

  it("R60, R81, R83, R101, C8, C9: answers for the client itself, without a refresh token", async () => {
    const { response } = must(await credentials({ scope: "admin admin", resource: app.settings.resource }));
    expect(response).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 3_600,
      scope: "admin",
    });
    expect(must(await introspect(app, form({ token: response.access_token }, client))).response).toEqual({
      active: true,
      scope: "admin",
      client_id: client.id,
      sub: client.id,
      iss: app.settings.issuer,
      aud: app.settings.resource,
      iat: Math.floor(app.clock() / 1_000),
      nbf: Math.floor(app.clock() / 1_000),
      exp: Math.floor(app.clock() / 1_000) + 3_600,
      jti: expect.any(String),
      token_type: "Bearer",
    });
  });

  it.each([
    [{ scope: "ADMIN" }, "invalid_scope"],
    [{ scope: " admin" }, "invalid_scope"],
    [{ scope: "admin other" }, "invalid_scope"],
    [{ resource: "https://other.example" }, "invalid_target"],
  ])("R60, R62: refuses %o", async (parameters, error) => {
    expect(await credentials(parameters)).toMatchObject(refused(error));
  });

  it("R84: writes nothing", async () => {
    const connection = new Connection(":memory:");
    const store = sqliteStore(connection);
    app = await openTestApplication({}, { store });
    client = await newClient(app);
    const before = store.commits;
    connection.database.exec("PRAGMA query_only = ON");
    for (let count = 0; count < 20; count += 1) must(await credentials());
    expect(store.commits).toBe(before);
    await expect(newClient(app)).rejects.toThrow();
  });

  it("R84: waits for nobody who keeps all writers from a PostgreSQL", async () => {
    const database = await newDatabase();
    const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");
    app = await openTestApplication({ DATABASE_URL: database.url, KEY_ENCRYPTION_KEY });
    client = await newClient(app);
    const before = app.store.commits;
    const tables = await database.query("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
    // Whoever writes, or locks a row, waits for this lock; who reads does not.
    const names = tables.map(({ tablename }) => tablename).join(", ");
    await database.query(`BEGIN; LOCK TABLE ${names} IN EXCLUSIVE MODE`);
    for (let count = 0; count < 20; count += 1) must(await credentials());
    await database.query("COMMIT");
    expect(app.store.commits).toBe(before);
    await app.store.close();
    await database.drop();
  });
});
