/** The management of clients over HTTP, at both of its paths. */
import { beforeEach, describe, expect, it } from "vitest";
import { API_KEY, openTestApplication, type TestApplication } from "./support/application.ts";
import { answerOf, asOwner, jsonRequest } from "./support/http.ts";

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});
const answer = (path: string, init?: RequestInit) => answerOf(app, path, init);

describe("management", () => {
  it("R116, R121, R123, C15: makes, lists, changes and deletes clients, at both paths", async () => {
    const input = {
      name: "App",
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types: ["client_credentials"],
    };
    const made = await answer("/v2/oauth_clients", jsonRequest(input));
    expect(made).toMatchObject({ status: 201, body: { data: { record_type: "oauth_client", require_pkce: false } } });
    const id: string = made.body.data.client_id;
    for (const path of ["/v2/oauth/clients", "/v2/oauth_clients"]) {
      expect(await answer(`${path}/${id}`, { headers: asOwner })).toMatchObject({
        body: { data: { client_secret: null } },
      });
      const list = await answer(`${path}?page[size]=1&filter[name]=App&filter[other]=x`, { headers: asOwner });
      expect(list.body.meta).toEqual({ page_number: 1, page_size: 1, total_pages: 1, total_results: 1 });
    }
    expect(await answer(`/v2/oauth/clients?filter[verified]=true`, { headers: asOwner })).toMatchObject({
      body: { data: [] },
    });
    expect(await answer(`/v2/oauth/clients/${id}`, jsonRequest({ name: "New" }, "PUT"))).toMatchObject({
      body: { data: { name: "New" } },
    });
    const gone = { method: "DELETE", headers: asOwner };
    expect(await answer(`/v2/oauth/clients/${id}`, gone)).toMatchObject({ status: 204, body: "" });
    expect(await answer(`/v2/oauth/clients/${id}`, gone)).toMatchObject({ status: 404, body: { error: "not_found" } });
  });

  it("gives lists back in the order in which they were sent, now and later", async () => {
    const input = {
      name: "App",
      client_type: "confidential",
      allowed_scopes: ["profile", "admin"],
      allowed_grant_types: ["refresh_token", "client_credentials", "authorization_code"],
      redirect_uris: ["https://b.example/", "https://a.example/"],
    };
    const lists = ["allowed_scopes", "allowed_grant_types", "redirect_uris"] as const;
    const expected = Object.fromEntries(lists.map((name) => [name, input[name]]));
    const { body: made } = await answer("/v2/oauth/clients", jsonRequest(input));
    const path = `/v2/oauth/clients/${made.data.client_id}`;
    const { body: changed } = await answer(path, jsonRequest({ name: "New" }, "PUT"));
    const { body: read } = await answer(path, { headers: asOwner });
    for (const { data } of [made, changed, read]) expect(data).toMatchObject(expected);
  });

  it.each([
    ["/v2/oauth/clients?page[size]=0", {}, 400],
    ["/v2/oauth/clients?page[size]=101", {}, 400],
    ["/v2/oauth/clients?page[number]=abc", {}, 400],
    ["/v2/oauth/clients/abc123", {}, 404],
    ["/v2/oauth/grants/abc123", { method: "DELETE" }, 404],
    ["/v2/oauth/clients", jsonRequest({ name: "x" }), 422],
    ["/v2/oauth/clients", jsonRequest({ name: "x", other: 1 }), 422],
    ["/v2/oauth/clients", jsonRequest("{"), 400],
  ] as const)("R119, R122, R125, C11: answers %s %o with %i in the shape of OAuth", async (path, init, status) => {
    const response = await answer(path, { ...init, headers: { "content-type": "application/json", ...asOwner } });
    expect(response).toMatchObject({ status, body: { error: expect.any(String) } });
  });

  it("R93, R94: asks for credentials, and says more only to who sent some", async () => {
    const none = await answer("/v2/oauth/clients");
    expect([none.status, none.headers.get("www-authenticate")?.includes("error=")]).toEqual([401, false]);
    expect(none.headers.get("www-authenticate")).toContain("resource_metadata=");
    const wrong = await answer("/v2/oauth/clients", { headers: { authorization: "bearer wrong" } });
    expect([wrong.status, wrong.headers.get("www-authenticate")?.includes('error="invalid_token"')]).toEqual([
      401,
      true,
    ]);
    expect((await answer(`/v2/oauth/clients?access_token=${API_KEY}`)).status).toBe(401);
  });
});
