/** The endpoints of the protocol over HTTP: statuses, headers and the shape of errors, whatever the store. */
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, REDIRECT_URI, type TestApplication } from "./support/application.ts";
import { authorizeQuery } from "./support/authorization.ts";
import { newTokens } from "./support/endpoints.ts";
import { answerOf, asOwner, basicHeader, formRequest, jsonRequest, send } from "./support/http.ts";

export function serverProtocol(open: () => Promise<TestApplication>): void {
  let app: TestApplication;
  beforeEach(async () => {
    app = await open();
  });
  const answer = (path: string, init?: RequestInit) => answerOf(app, path, init);

  describe("the token endpoint", () => {
    it("R5, R6, R13, R14, R26, C10: answers with the headers and errors of the standard", async () => {
      const client = await newClient(app);
      const right = await answer(
        "/v2/oauth/token",
        formRequest({ grant_type: "client_credentials" }, basicHeader(client.id, client.secret)),
      );
      expect(right).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 3_600, scope: "admin" } });
      const wrong = await answer(
        "/v2/oauth/token",
        formRequest({ grant_type: "client_credentials" }, basicHeader(client.id, "x")),
      );
      expect(wrong).toMatchObject({ status: 401, body: { error: "invalid_client" } });
      expect(wrong.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
      const none = await answer("/v2/oauth/token", formRequest({ grant_type: "client_credentials" }));
      expect([none.status, none.headers.get("www-authenticate")]).toEqual([401, null]);
      const odd = await answer("/v2/oauth/token?client_id=x", formRequest({ grant_type: "password" }));
      expect(odd).toMatchObject({ status: 400, body: { error: "unsupported_grant_type" } });
      const large = await answer("/v2/oauth/token", formRequest({ grant_type: "x".repeat(70_000) }));
      expect(large).toMatchObject({ status: 400, body: { error: "invalid_request" } });
      const get = await answer("/v2/oauth/token");
      expect(get).toMatchObject({ status: 405, body: { error: "invalid_request" } });
      expect(get.headers.get("allow")).toContain("POST");
      for (const { headers } of [right, wrong, none, odd, large]) {
        expect(headers.get("cache-control")).toBe("no-store");
        expect(headers.get("pragma")).toBe("no-cache");
        expect(headers.get("access-control-allow-origin")).toBe("*");
      }
      for (let count = 0; count < 25; count += 1)
        await send(app, "/v2/oauth/token", formRequest({ grant_type: "x" }, basicHeader(client.id, "x")));
      const limited = await answer("/v2/oauth/token", formRequest({ grant_type: "x" }, basicHeader(client.id, "x")));
      expect(limited).toMatchObject({ status: 429, body: { error: "temporarily_unavailable" } });
      expect(limited.headers.get("retry-after")).toBe("60");
    });

    it("R14: ignores credentials in the query", async () => {
      const client = await newClient(app);
      const path = `/v2/oauth/token?client_id=${client.id}&client_secret=${client.secret}`;
      expect(await answer(path, formRequest({ grant_type: "client_credentials" }))).toMatchObject({ status: 401 });
    });

    it("R11: answers a preflight, and authorize does not", async () => {
      const preflight = {
        method: "OPTIONS",
        headers: { origin: "https://a.example", "access-control-request-method": "POST" },
      };
      const token = await answer("/v2/oauth/token", preflight);
      expect(token.status).toBe(204);
      expect(token.headers.get("access-control-allow-headers")).toContain("content-type");
      for (const init of [preflight, {}]) {
        expect((await answer("/v2/oauth/authorize", init)).headers.has("access-control-allow-origin")).toBe(false);
      }
    });
  });

  describe("introspection", () => {
    it("R98, R104, C16: takes Basic, the body, or the account's key, as a form or as JSON", async () => {
      const client = await newClient(app);
      const { access_token: token } = await newTokens(app, client);
      const active = { status: 200, body: { active: true, client_id: client.id, aud: app.settings.resource } };
      expect(
        await answer("/v2/oauth/introspect", formRequest({ token }, basicHeader(client.id, client.secret))),
      ).toMatchObject(active);
      const inBody = { token, client_id: client.id, client_secret: client.secret ?? "" };
      expect(await answer("/v2/oauth/introspect", formRequest(inBody))).toMatchObject(active);
      expect(await answer("/v2/oauth/introspect", jsonRequest(inBody))).toMatchObject(active);
      expect(await answer("/v2/oauth/introspect", formRequest({ token }, asOwner))).toMatchObject(active);
      const unknown = await answer("/v2/oauth/introspect", formRequest({ token: "x" }, asOwner));
      expect(unknown).toMatchObject({ status: 200, body: { active: false } });
      const refused = await answer("/v2/oauth/introspect", formRequest({ token }));
      expect(refused).toMatchObject({ status: 401, body: { error: "invalid_client" } });
      expect(refused.headers.has("www-authenticate")).toBe(true);
    });
  });

  describe("registration", () => {
    it("R105, R107, C1, C2: answers 201, or 400 with what is wrong, also to an empty body", async () => {
      const right = await answer(
        "/v2/oauth/register",
        jsonRequest({ redirect_uris: [REDIRECT_URI], application_type: "web" }),
      );
      expect(right).toMatchObject({ status: 201, body: { client_secret_expires_at: 0, response_types: ["code"] } });
      expect(right.body).not.toHaveProperty("application_type");
      const wrong = await answer("/v2/oauth/register", jsonRequest({ redirect_uris: ["http://a.example/"] }));
      expect(wrong).toMatchObject({
        status: 400,
        body: { error: "invalid_redirect_uri", invalid_fields: { redirect_uris: [expect.any(String)] } },
      });
      for (const body of ["", "{"])
        expect(await answer("/v2/oauth/register", jsonRequest(body))).toMatchObject({ status: 400 });
    });
  });

  describe("authorize and consent", () => {
    it("R48, R49, R53: shows a page, and the API decides as the page does", async () => {
      const client = await newClient(app);
      const page = await answer(`/v2/oauth/authorize?${authorizeQuery(client)}`);
      expect(page.status).toBe(200);
      expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      const token = /name="consent_token" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
      expect(await answer(`/v2/oauth/consent/${token}`, { headers: asOwner })).toMatchObject({
        status: 200,
        body: { data: { client_id: client.id, redirect_uri: REDIRECT_URI, verified: false } },
      });
      for (const body of [
        { allowed: "true", consent_token: token },
        { allowed: true },
        { allowed: true, consent_token: token, x: 1 },
        "{",
      ]) {
        expect(await answer("/v2/oauth/grants", jsonRequest(body))).toMatchObject({
          status: 422,
          body: { error: "invalid_request" },
        });
      }
      const decided = await answer("/v2/oauth/grants", jsonRequest({ allowed: true, consent_token: token }));
      expect(decided).toMatchObject({ status: 200, body: { redirect_uri: expect.stringContaining("code=") } });
      expect(await answer(`/v2/oauth/consent/${token}`, { headers: asOwner })).toMatchObject({ status: 422 });
      const { data } = (await answer("/v2/oauth_grants", { headers: asOwner })).body;
      expect(data).toContainEqual(expect.objectContaining({ client_id: client.id, record_type: "oauth_grant" }));
    });

    it("R32, R42, C4: answers with pages and redirects as the description has them", async () => {
      const client = await newClient(app);
      await app.store.setClientVerified(client.id, true, 0);
      const go = (changes: Record<string, string | undefined>) =>
        answer(`/v2/oauth/authorize?${authorizeQuery(client, changes)}`);
      for (const [change, error] of [
        [{ scope: "x" }, "invalid_scope"],
        [{ state: "a\0b" }, "invalid_request"],
      ] as const) {
        const told = await go(change);
        const location = new URL(told.headers.get("location") ?? "");
        expect([told.status, location.searchParams.get("error")]).toEqual([302, error]);
      }
      for (const [changes, status] of [
        [{ client_id: undefined }, 400],
        [{ client_id: "x" }, 404],
        [{ redirect_uri: "https://evil.example/" }, 422],
      ] as const) {
        const page = await go(changes);
        expect([page.status, page.headers.has("location")]).toEqual([status, false]);
        expect(page.headers.get("content-type")).toContain("text/html");
      }
      expect((await answer("/healthz")).body).toEqual({ status: "ok" });
    });

    it("R94, C14: wants the account itself for consent, not a token of a client", async () => {
      const client = await newClient(app);
      const { access_token } = await newTokens(app, client);
      const bearer = { authorization: `Bearer ${access_token}` };
      expect(await answer("/v2/oauth/clients", { headers: bearer })).toMatchObject({ status: 200 });
      const refused = await answer("/v2/oauth/consent/x", { headers: bearer });
      expect(refused).toMatchObject({ status: 403, body: { error: "insufficient_scope" } });
      expect(refused.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
    });
  });
}
