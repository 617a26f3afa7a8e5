/** Open registration: what is kept, what is refused and by which name, and how much of it there may be. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM_ORG_ID } from "../../reference/accounts.ts";
import { must, openTestApplication, REDIRECT_URI, type TestApplication } from "./support/application.ts";
import { registerClient } from "./support/endpoints.ts";

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});

const register = (metadata: unknown, source = "192.0.2.1") =>
  registerClient(app, {
    authorization: null,
    contentType: "application/json; charset=utf-8",
    body: Buffer.from(typeof metadata === "string" ? metadata : JSON.stringify(metadata)),
    source,
  });

describe("registration", () => {
  it("R105, R106, R116, R117, C1, C2: answers with everything that was registered, defaults included, and ignores what it does not know", async () => {
    const metadata = {
      redirect_uris: [REDIRECT_URI],
      application_type: "web",
      "client_name#ja": "例",
      client_id: "mine",
    };
    const { response } = must(await register(metadata));
    expect(response).toEqual({
      client_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_id_issued_at: Math.floor(app.clock() / 1_000),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      client_secret_expires_at: 0,
      client_name: "Unnamed application",
      redirect_uris: [REDIRECT_URI],
      grant_types: ["authorization_code"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_basic",
      scope: "profile",
    });
    const kept = await app.store.findClient(response.client_id);
    expect(kept).toMatchObject({
      origin: "registration",
      verified: false,
      orgId: SYSTEM_ORG_ID,
      clientType: "confidential",
    });
  });

  it("R105, R112: gives a public client no secret and requires PKCE of it", async () => {
    const { response } = must(
      await register({
        client_name: "  Cafe\u0301 ",
        redirect_uris: ["http://127.0.0.1/cb", "com.example.app:/cb"],
        grant_types: ["refresh_token", "authorization_code"],
        token_endpoint_auth_method: "none",
        logo_uri: "https://app.example/logo.png",
      }),
    );
    expect(response).not.toHaveProperty("client_secret");
    expect(response).not.toHaveProperty("client_secret_expires_at");
    expect(response).toMatchObject({ client_name: "Café", logo_uri: "https://app.example/logo.png" });
    expect(await app.store.findClient(response.client_id)).toMatchObject({ clientType: "public", requirePkce: true });
  });

  it("takes a client that only acts for itself", async () => {
    const { response } = must(await register({ grant_types: ["client_credentials"] }));
    expect(response).toMatchObject({ redirect_uris: [], response_types: [], grant_types: ["client_credentials"] });
  });

  it("R111: gives of the scopes what open registration may have", async () => {
    expect(must(await register({ redirect_uris: [REDIRECT_URI], scope: "admin" })).response).not.toHaveProperty(
      "scope",
    );
    const folder = mkdtempSync(join(tmpdir(), "oauth-register-"));
    const file = join(folder, "scopes.json");
    const scopes = ["admin", "read", "write"].map((id) => ({ id, name: id, description: id }));
    writeFileSync(file, JSON.stringify({ scopes, registration: ["read", "write"] }));
    app = await openTestApplication({ SCOPES_FILE: file });
    rmSync(folder, { recursive: true });
    expect(must(await register({ redirect_uris: [REDIRECT_URI], scope: "admin read" })).response.scope).toBe("read");
    expect(must(await register({ redirect_uris: [REDIRECT_URI] })).response.scope).toBe("read write");
  });

  const uris = [REDIRECT_URI];
  it.each([
    [{}, "invalid_redirect_uri", ["redirect_uris"]],
    [{ redirect_uris: [] }, "invalid_redirect_uri", ["redirect_uris"]],
    [{ redirect_uris: ["http://a.example/cb"] }, "invalid_redirect_uri", ["redirect_uris"]],
    [{ redirect_uris: [...uris, ...uris] }, "invalid_redirect_uri", ["redirect_uris"]],
    [
      { redirect_uris: Array.from({ length: 11 }, (_, n) => `${REDIRECT_URI}${n}`) },
      "invalid_redirect_uri",
      ["redirect_uris"],
    ],
    [{ redirect_uris: REDIRECT_URI }, "invalid_redirect_uri", ["redirect_uris"]],
    [{ redirect_uris: [1] }, "invalid_redirect_uri", ["redirect_uris"]],
    [{ redirect_uris: null, client_name: 1 }, "invalid_client_metadata", ["client_name", "redirect_uris"]],
    [{ redirect_uris: uris, grant_types: "code" }, "invalid_client_metadata", ["grant_types"]],
    [{ redirect_uris: uris, grant_types: ["password"] }, "invalid_client_metadata", ["grant_types"]],
    [{ grant_types: ["refresh_token"] }, "invalid_client_metadata", ["grant_types"]],
    [{ grant_types: [] }, "invalid_client_metadata", ["grant_types"]],
    [{ redirect_uris: uris, response_types: ["token"] }, "invalid_client_metadata", ["response_types"]],
    [{ redirect_uris: uris, response_types: [] }, "invalid_client_metadata", ["response_types"]],
    [{ grant_types: ["client_credentials"], response_types: ["code"] }, "invalid_client_metadata", ["response_types"]],
    [
      { redirect_uris: uris, token_endpoint_auth_method: "private_key_jwt" },
      "invalid_client_metadata",
      ["token_endpoint_auth_method"],
    ],
    [
      { grant_types: ["client_credentials"], token_endpoint_auth_method: "none" },
      "invalid_client_metadata",
      ["token_endpoint_auth_method"],
    ],
    [{ redirect_uris: uris, client_name: "x".repeat(101) }, "invalid_client_metadata", ["client_name"]],
    [{ redirect_uris: uris, client_name: "Bank\u202e" }, "invalid_client_metadata", ["client_name"]],
    [{ redirect_uris: uris, client_name: "a\nb" }, "invalid_client_metadata", ["client_name"]],
    [{ redirect_uris: uris, logo_uri: "http://a.example/l" }, "invalid_client_metadata", ["logo_uri"]],
    [
      { redirect_uris: uris, tos_uri: "javascript:x", policy_uri: 5 },
      "invalid_client_metadata",
      ["policy_uri", "tos_uri"],
    ],
    [{ redirect_uris: uris, scope: "a  b" }, "invalid_client_metadata", ["scope"]],
    [{ redirect_uris: uris, scope: ["a"] }, "invalid_client_metadata", ["scope"]],
  ])("R108, R109, R110, R112: refuses %o", async (metadata, error, fields) => {
    const refusal = await register(metadata);
    expect(refusal).toMatchObject({ ok: false, error });
    expect("invalidFields" in refusal && Object.keys(refusal.invalidFields ?? {}).sort()).toEqual(fields);
  });

  it("R110, R114: refuses a signed statement that it cannot check, and a body that is no object", async () => {
    const signed = { redirect_uris: uris, software_statement: "x" };
    expect(await register(signed)).toMatchObject({ error: "invalid_software_statement" });
    for (const body of ["{", "[]", "null", `{"client_name":"a","client_name":"b"}`, `{"a":"${"x".repeat(65_536)}"}`]) {
      expect(await register(body)).toMatchObject({ ok: false, error: "invalid_client_metadata" });
    }
  });

  it("R107: takes no bytes for metadata without members, as the vendor's SDK sends it", async () => {
    const refusal = {
      ok: false,
      error: "invalid_redirect_uri",
      invalidFields: { redirect_uris: [expect.any(String)] },
    };
    expect(await register("")).toMatchObject(refusal);
  });

  it("is JSON, and says so", async () => {
    const body = Buffer.from(JSON.stringify({ redirect_uris: uris }));
    for (const contentType of [undefined, "text/plain", "application/x-www-form-urlencoded"]) {
      expect(await registerClient(app, { authorization: null, contentType, body, source: "x" })).toMatchObject({
        error: "invalid_client_metadata",
      });
    }
  });

  it("R115: is bounded by the networks that one site may have", async () => {
    // Of one /48, as many sources as there are requests.
    for (let count = 0; count < 900; count += 1) {
      const subnet = count.toString(16);
      expect(await register("{", `2001:db8:1:${subnet}::1`)).toMatchObject({ error: "invalid_client_metadata" });
    }
    expect(await register("{", "2001:db8:1:ffff::1")).toMatchObject({ error: "temporarily_unavailable" });
    expect(await register("{", "2001:db8:2::1")).toMatchObject({ error: "invalid_client_metadata" });
  });

  it("R115: is bounded by source and in all", async () => {
    app = await openTestApplication({ REGISTRATION_CAP: "2" });
    must(await register({ redirect_uris: uris }));
    must(await register({ redirect_uris: uris }));
    const full = await register({ redirect_uris: uris });
    expect(full).toMatchObject({ error: "temporarily_unavailable", retryAfter: 3_600 });
    for (let count = 3; count < 300; count += 1) await register("{");
    expect(await register("{")).toMatchObject({ error: "temporarily_unavailable" });
    expect(await register("{", "192.0.2.2")).toMatchObject({ error: "invalid_client_metadata" });
  });
});
