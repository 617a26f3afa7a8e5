/** The authorization code grant: what redeems a code, and what a second redemption does (RFC 6749 §4.1.3, RFC 7636). */
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_USER_ID } from "../../reference/accounts.ts";
import {
  must,
  newClient,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { newCode, s256, VERIFIER } from "./support/authorization.ts";
import { form, introspect, isActive, newTokens, redeem, refresh, refused } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("authorization_code", () => {
  it("R63, R83: gives tokens for the user, and a refresh token if the client may have one", async () => {
    const tokens = await newTokens(app, client);
    expect(tokens).toMatchObject({ token_type: "Bearer", scope: "admin", expires_in: 3_600 });
    const { response } = must(await introspect(app, form({ token: tokens.access_token }, client)));
    expect(response).toMatchObject({ active: true, sub: `user:${FIRST_USER_ID}` });
    const plain = await newClient(app, { allowed_grant_types: ["authorization_code"] });
    expect(must(await redeem(app, plain, await newCode(app, plain))).response).not.toHaveProperty("refresh_token");
  });

  it("R34, R66: works for a public client on any loopback port, which the code then holds", async () => {
    const open = await newClient(app, { client_type: "public", redirect_uris: ["http://127.0.0.1/cb"] });
    const redirect_uri = "http://127.0.0.1:51004/cb";
    const code = await newCode(app, open, { redirect_uri });
    const other = await redeem(app, open, code, { redirect_uri: "http://127.0.0.1:51005/cb" });
    expect(other).toMatchObject(refused("invalid_grant"));
    expect(await redeem(app, open, code, { redirect_uri })).toMatchObject({ ok: true });
  });

  it.each([
    ["no code", { code: "" }, "invalid_request"],
    ["an unknown code", { code: "unknown" }, "invalid_grant"],
    ["another redirect URI", { redirect_uri: `${REDIRECT_URI}/` }, "invalid_grant"],
    ["no verifier", { code_verifier: undefined }, "invalid_grant"],
    ["another verifier", { code_verifier: `${VERIFIER}x` }, "invalid_grant"],
    ["the challenge as verifier", { code_verifier: s256(VERIFIER) }, "invalid_grant"],
    ["a short verifier", { code_verifier: "x".repeat(42) }, "invalid_request"],
    ["a long verifier", { code_verifier: "x".repeat(129) }, "invalid_request"],
    ["a verifier of other characters", { code_verifier: `${VERIFIER}+` }, "invalid_request"],
    ["another resource", { resource: "https://other.example" }, "invalid_target"],
  ])("R62, R64, R66, R67, R69: refuses %s, and still takes the right request", async (_, changes, error) => {
    const code = await newCode(app, client);
    expect(await redeem(app, client, code, changes)).toMatchObject(refused(error));
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
  });

  it("R64: refuses another client, and looks the same as an unknown code", async () => {
    const code = await newCode(app, client);
    const other = await newClient(app);
    expect(await redeem(app, other, code)).toEqual(await redeem(app, client, "unknown"));
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
  });

  it("R65: expires to the millisecond", async () => {
    const [early, late] = [await newCode(app, client), await newCode(app, client)];
    app.advance(59_999);
    expect(await redeem(app, client, early)).toMatchObject({ ok: true });
    app.advance(1);
    expect(await redeem(app, client, late)).toMatchObject(refused("invalid_grant"));
  });

  it("R66, R68: lets the redirect URI be left out only under PKCE", async () => {
    expect(await redeem(app, client, await newCode(app, client), { redirect_uri: undefined })).toMatchObject({
      ok: true,
    });
    const code = await newCode(app, client, { code_challenge: undefined, code_challenge_method: undefined });
    const bare = { code_verifier: undefined };
    expect(await redeem(app, client, code, { ...bare, redirect_uri: undefined })).toMatchObject(
      refused("invalid_grant"),
    );
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_request"));
    expect(await redeem(app, client, code, bare)).toMatchObject({ ok: true });
  });

  it("takes plain only where it is on", async () => {
    app = await openTestApplication({ PKCE_PLAIN: "on" });
    client = await newClient(app);
    for (const code_challenge_method of ["plain", undefined]) {
      const code = await newCode(app, client, { code_challenge: VERIFIER, code_challenge_method });
      expect(await redeem(app, client, code, { code_verifier: s256(VERIFIER) })).toMatchObject(
        refused("invalid_grant"),
      );
      expect(await redeem(app, client, code)).toMatchObject({ ok: true });
    }
  });

  it("R70, R71: revokes the grant when a code comes twice, and not when the second is wrong", async () => {
    const code = await newCode(app, client);
    const { response } = must(await redeem(app, client, code));
    expect(await redeem(app, client, code, { code_verifier: `${VERIFIER}x` })).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, response.access_token)).toBe(true);
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, response.access_token)).toBe(false);
    expect(await refresh(app, client, response.refresh_token ?? "")).toMatchObject(refused("invalid_grant"));
  });
});
