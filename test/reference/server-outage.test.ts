/** What every endpoint answers while the store is away. */
import type { Handlers } from "telnyx-oauth-server";
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, openTestApplication, REDIRECT_URI, type TestApplication } from "./support/application.ts";
import { authorizeQuery } from "./support/authorization.ts";
import { asOwner, basicHeader, formRequest, jsonRequest, send } from "./support/http.ts";

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});

describe("a store that is away", () => {
  /** The operations that say what is configured, and ask no store. */
  type Document = "getOAuthAuthorizationServerMetadata" | "getOAuthProtectedResourceMetadata";

  it("R16, C10: is 503 with Retry-After everywhere, and a page where a person waits", async () => {
    const client = await newClient(app);
    const id = "00000000-0000-4000-8000-000000000000";
    const asked = { headers: asOwner };
    const requests: Record<Exclude<keyof Handlers, Document>, [string, RequestInit]> = {
      authorizeOAuth: [`authorize?${authorizeQuery(client)}`, {}],
      getOAuthConsentToken: ["consent/token", asked],
      createOAuthGrant: ["grants", jsonRequest({ allowed: true, consent_token: "token" })],
      exchangeOAuthToken: [
        "token",
        formRequest({ grant_type: "client_credentials" }, basicHeader(client.id, client.secret)),
      ],
      introspectOAuthToken: ["introspect", formRequest({ token: "x" }, asOwner)],
      getOAuthJWKS: ["jwks", {}],
      registerOAuthClient: ["register", jsonRequest({ redirect_uris: [REDIRECT_URI] })],
      listOAuthClients: ["clients", asked],
      createOAuthClient: ["clients", jsonRequest({ name: "App" })],
      getOAuthClient: [`clients/${id}`, asked],
      updateOAuthClient: [`clients/${id}`, jsonRequest({ name: "App" }, "PUT")],
      deleteOAuthClient: [`clients/${id}`, { ...asked, method: "DELETE" }],
      listOAuthGrants: ["grants", asked],
      getOAuthGrant: [`grants/${id}`, asked],
      revokeOAuthGrant: [`grants/${id}`, { ...asked, method: "DELETE" }],
    };
    await app.store.close();
    app.advance(1_000);
    for (const [operation, [path, init]] of Object.entries(requests)) {
      const response = await send(app, `/v2/oauth/${path}`, init);
      expect([operation, response.status, response.headers.get("retry-after")]).toEqual([operation, 503, "5"]);
      const [type] = response.headers.get("content-type")?.split(";") ?? [];
      if (operation === "authorizeOAuth") expect(type).toBe("text/html");
      else expect(await response.json()).toMatchObject({ error: "temporarily_unavailable" });
    }
    for (const name of ["oauth-authorization-server", "oauth-protected-resource"]) {
      expect((await send(app, `/.well-known/${name}`)).status).toBe(200);
    }
    const ready = await send(app, "/readyz");
    expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await send(app, "/healthz")).status).toBe(200);
  });
});
