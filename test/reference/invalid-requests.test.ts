/**
 * What the server says of a request that does not fit: the member and the rule, in the error shape of each endpoint.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, openTestApplication, type TestApplication } from "./support/application.ts";
import { authorizeQuery } from "./support/authorization.ts";
import { answerOf, asOwner, formRequest, jsonRequest } from "./support/http.ts";

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});

async function refused(path: string, init: RequestInit) {
  const { status, body } = await answerOf(app, path, init);
  expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  return { status, ...body };
}

const INPUT = {
  name: "App",
  client_type: "confidential",
  allowed_scopes: ["admin"],
  allowed_grant_types: ["authorization_code"],
  redirect_uris: ["https://app.example/cb"],
};
const REST = { client_type: "public", allowed_scopes: [], allowed_grant_types: ["authorization_code"] };

describe("a body that does not fit", () => {
  it.each([
    [{ ...REST }, "name is required"],
    [{ name: "x" }, "allowed_scopes is required; client_type is required; allowed_grant_types is required"],
    [{ ...INPUT, redirect_uris: ["https://app.example/cb", "nowhere"] }, "redirect_uris/1 is not a URI"],
    [{ ...INPUT, redirect_uris: "https://app.example/cb" }, "redirect_uris is not an array"],
    [{ ...INPUT, require_pkce: "yes" }, "require_pkce is not a boolean"],
    [{ ...INPUT, client_type: "secret-value" }, "client_type must be public or confidential"],
    [{ ...INPUT, 'b"a\\d-\u00e9\n': 1 }, "b?a?d-?? is not allowed here"],
    [{ ...INPUT, ["y".repeat(500)]: 1 }, `${"y".repeat(80)}... is not allowed here`],
    ["[]", "the body is not an object"],
  ])("of a new client, %#: 422 names the member and the rule", async (body, error_description) => {
    expect(await refused("/v2/oauth/clients", jsonRequest(body))).toEqual({
      status: 422,
      error: "invalid_request",
      error_description,
    });
  });

  it("of a client to be changed is described alike, and what is no JSON is 400", async () => {
    const { id } = await newClient(app);
    const path = `/v2/oauth/clients/${id}`;
    const wrong = await refused(path, jsonRequest({ logo_uri: "logo" }, "PUT"));
    expect(wrong).toMatchObject({ status: 422, error_description: "logo_uri is not a URI" });
    const broken = await refused(path, jsonRequest("{", "PUT"));
    expect(broken).toMatchObject({ status: 400, error_description: "the body is not JSON" });
  });

  it.each([
    [{ "content-encoding": "gzip" }, "the body must be sent without Content-Encoding"],
    [{ "content-type": "application/json; charset=latin1" }, "the charset of the body must be UTF-8"],
    [{ "content-type": 'application/json;charset="utf-16"' }, "the charset of the body must be UTF-8"],
  ])("that is right but for %o: 400 says what is in the way, everywhere", async (headers, error_description) => {
    for (const path of ["clients", "grants", "register", "token", "introspect"]) {
      const init = jsonRequest(INPUT);
      const answered = await refused(`/v2/oauth/${path}`, { ...init, headers: { ...init.headers, ...headers } });
      expect(answered).toMatchObject({ status: 400, error_description });
    }
  });

  it("is of another media type: 400 says which one is wanted", async () => {
    const init = jsonRequest(INPUT);
    const headers = { ...init.headers, "content-type": "text/plain" };
    expect(await refused("/v2/oauth/clients", { ...init, headers })).toMatchObject({
      status: 400,
      error_description: "the body must be application/json",
    });
  });

  it("is not UTF-8: 400, as for what is no JSON, where a body that does not fit is 422", async () => {
    const { id } = await newClient(app);
    for (const [path, method] of [
      ["/v2/oauth/clients", "POST"],
      [`/v2/oauth/clients/${id}`, "PUT"],
    ] as const) {
      const init = { ...jsonRequest("", method), body: Uint8Array.of(0x22, 0xff, 0x22) };
      expect(await refused(path, init)).toMatchObject({ status: 400, error_description: "the body is not UTF-8" });
    }
  });

  it("names the item of a list that breaks a rule of ours", async () => {
    const uris = { redirect_uris: ["https://app.example/cb", "https://app.example/#x"] };
    expect(await refused("/v2/oauth/clients", jsonRequest({ ...INPUT, ...uris }))).toMatchObject({
      status: 422,
      error_description: "redirect_uris/1 must not have a fragment",
    });
    expect(await refused("/v2/oauth/register", jsonRequest({ ...uris, client_name: 1 }))).toEqual({
      status: 400,
      error: "invalid_client_metadata",
      error_description: "client_name must be a string; redirect_uris/1 must not have a fragment",
      invalid_fields: { client_name: ["must be a string"], redirect_uris: ["item 1 must not have a fragment"] },
    });
  });

  it("R53: of a decision is 422, whatever is wrong with it", async () => {
    for (const [body, error_description] of [
      [{ allowed: "true", consent_token: "t" }, "allowed is not a boolean"],
      [{ allowed: true }, "consent_token is required"],
      ["{", "the body is not JSON"],
    ]) {
      expect(await refused("/v2/oauth/grants", jsonRequest(body))).toMatchObject({ status: 422, error_description });
    }
  });

  it("of registration is 400, and says which member is repeated", async () => {
    const body = `{"client_name":"a","client_name":"b","x\\u0022y":1,"x\\u0022y":2}`;
    expect(await refused("/v2/oauth/register", jsonRequest(body))).toMatchObject({
      status: 400,
      error: "invalid_client_metadata",
      error_description: "client_name is given more than once; x?y is given more than once",
    });
  });
});

describe("parameters that do not fit", () => {
  it.each([
    ["page[size]=0", "page[size] must be at least 1"],
    ["page[size]=101&page[number]=0", "page[size] must be at most 100; page[number] must be at least 1"],
    ["filter[client_type]=x", "filter[client_type] must be confidential or public"],
  ])("of a list, ?%s: 400 names the parameter and the rule", async (search, error_description) => {
    expect(await refused(`/v2/oauth/clients?${search}`, { headers: asOwner })).toEqual({
      status: 400,
      error: "invalid_request",
      error_description,
    });
  });

  it.each([
    ["grant_type=a&grant_type=b", "grant_type is given more than once"],
    ["grant_type=a&code=%ff", "code is not validly encoded"],
    ["x=1&x=2&grant_type=a&scope=a&scope=b", "scope is given more than once"],
  ])("of the token endpoint, %s: 400 names the parameter", async (body, error_description) => {
    const form = { ...formRequest({}), body };
    expect(await refused("/v2/oauth/token", form)).toMatchObject({ status: 400, error_description });
  });

  it("of introspection as JSON are strings", async () => {
    expect(await refused("/v2/oauth/introspect", jsonRequest({ token: 5, other: 5 }))).toMatchObject({
      status: 400,
      error_description: "token is not a string",
    });
  });

  it("of the authorization endpoint are named to the client", async () => {
    const client = await newClient(app);
    await app.store.setClientVerified(client.id, true, 0);
    const path = `/v2/oauth/authorize?${authorizeQuery(client)}&scope=a&scope=b`;
    const { headers } = await answerOf(app, path);
    const answer = new URL(headers.get("location") ?? "").searchParams;
    expect(answer.get("error_description")).toBe("scope is given more than once");
  });
});
