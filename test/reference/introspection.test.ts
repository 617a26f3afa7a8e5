/** What introspection says, and to whom (RFC 7662). */
import { beforeEach, describe, expect, it } from "vitest";
import {
  API_KEY,
  must,
  newClient,
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

  it("R92, R103: believes no token of a removed key", async () => {
    const { access_token } = await newTokens(app, client);
    await app.keys.remove((await app.keys.signing(app.clock())).kid, app.clock());
    expect(await isActive(app, client, access_token)).toBe(false);
  });
});
