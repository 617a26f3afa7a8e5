/** What introspection says, and to whom (RFC 7662). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteClient } from "../../reference/client-management.ts";
import { revokeGrant } from "../../reference/grant-management.ts";
import {
  API_KEY,
  must,
  newClient,
  OWNER,
  openTestApplication,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { newCode, pendingConsent } from "./support/authorization.ts";
import { form, introspect, isActive, newTokens, refresh, refused } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("introspection", () => {
  it("R29, R98, R99, C16: needs a confidential client, or the account", async () => {
    const { access_token: token } = await newTokens(app, client);
    const open = await newClient(app, { client_type: "public" });
    const bearer = (key: string) => introspect(app, { ...form({ token }), authorization: `bearer ${key}` });
    expect(await introspect(app, form({ token }))).toMatchObject(refused("invalid_client"));
    expect(await introspect(app, form({ token }, open))).toMatchObject(refused("invalid_client"));
    expect(await bearer("wrong")).toMatchObject({
      ...refused("invalid_token"),
      challenge: expect.stringContaining('error="invalid_token"'),
    });
    expect(must(await bearer(API_KEY)).response.active).toBe(true);
    expect(await introspect(app, form({}, client))).toMatchObject(refused("invalid_request"));
  });

  it("R102: shows a client its own tokens, and a resource server those for its resource", async () => {
    const tokens = await newTokens(app, client);
    const other = await newClient(app);
    const asOther = async (token: string) => must(await introspect(app, form({ token }, other))).response;
    expect(await asOther(tokens.access_token)).toEqual({ active: false });
    expect(await asOther(tokens.refresh_token)).toEqual({ active: false });
    Object.assign(app, { settings: { ...app.settings, resourceServers: [other.id] } });
    expect(await asOther(tokens.access_token)).toMatchObject({ active: true });
    expect(await asOther(tokens.refresh_token)).toEqual({ active: false });
  });

  it("R99, R100: knows a refresh token whatever the hint, until it is used or expired", async () => {
    const { refresh_token: token, access_token } = await newTokens(app, client);
    const hinted = { token, token_type_hint: "access_token" };
    expect(must(await introspect(app, form(hinted, client))).response).toMatchObject({ active: true, scope: "admin" });
    must(await refresh(app, client, token));
    expect(await isActive(app, client, token)).toBe(false);
    app.advance(3_600_000);
    expect(await isActive(app, client, access_token)).toBe(false);
  });

  it("R55, R100: calls everything else inactive", async () => {
    const consent = await pendingConsent(app, client);
    for (const token of ["x", "a.b.c", API_KEY, consent, await newCode(app, client)])
      expect(await isActive(app, client, token)).toBe(false);
  });

  it("R92, R103: believes no token of a removed key, however often it has believed it before", async () => {
    const { access_token } = await newTokens(app, client);
    expect(await isActive(app, client, access_token)).toBe(true);
    await app.keys.remove((await app.keys.signing(app.clock())).kid, app.clock());
    expect(await isActive(app, client, access_token)).toBe(false);
  });

  it("believes no signature but the one that it has verified", async () => {
    const { access_token: token } = await newTokens(app, client);
    expect(await isActive(app, client, token)).toBe(true);
    const [header, payload, signature = ""] = token.split(".");
    const other = await newTokens(app, client);
    const [, otherPayload, otherSignature] = other.access_token.split(".");
    const flipped = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
    for (const parts of [
      [header, payload, flipped],
      [header, payload, otherSignature],
      [header, otherPayload, signature],
      [header, payload, ""],
      [header, payload, signature, ""],
    ]) {
      expect(await isActive(app, client, parts.join("."))).toBe(false);
    }
    expect(await isActive(app, client, token)).toBe(true);
  });
});

/** A token that a server has verified before, and that another server on the same store ends. */
describe("a token that is known to be well signed", () => {
  let folder: string;
  let here: TestApplication;
  let there: TestApplication;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "oauth-introspection-"));
    const variables = { DATABASE_URL: `sqlite:${folder}/oauth.db`, KEY_ENCRYPTION_KEY: `${"B".repeat(42)}A` };
    here = await openTestApplication(variables);
    there = await openTestApplication(variables);
    client = await newClient(here);
  });
  afterEach(async () => {
    await here.store.close();
    await there.store.close();
    rmSync(folder, { recursive: true });
  });

  const ends: Readonly<Record<string, (token: string) => Promise<unknown>>> = {
    "its grant is revoked": async (token) => {
      const grantId = String(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).gid);
      return revokeGrant(there, OWNER, grantId);
    },
    "its client is deleted": () => deleteClient(there, OWNER, client.id),
    "its key is removed": async () => {
      await there.keys.remove((await there.keys.signing(there.clock())).kid, there.clock());
      // What a server knows of keys is at most this old.
      here.advance(1_000);
    },
    "it expires": async () => here.advance(3_600_000),
  };

  it.each(Object.entries(ends))("R103: is dead from the moment that %s elsewhere", async (_, end) => {
    const { access_token: token } = await newTokens(here, client);
    // The one who asks must outlive the token's client.
    const asker = await newClient(here);
    Object.assign(here, { settings: { ...here.settings, resourceServers: [asker.id] } });
    for (let count = 0; count < 3; count += 1) expect(await isActive(here, asker, token)).toBe(true);
    await end(token);
    for (let count = 0; count < 3; count += 1) expect(await isActive(here, asker, token)).toBe(false);
  });
});
