/** What `spec/oauth.overlay.yml` makes of the responses: every status, body and header that the standards ask for. */
import { describe, expect, it } from "vitest";
import { member } from "../../generator/load/text/json.ts";
import { at, members, object } from "./document.ts";
import { cacheable, operations, resolve } from "./overlaid.ts";
import { schemaShape } from "./shape.ts";

/** Every status that an operation answers with. */
const statuses: Record<string, string> = {
  GetOAuthAuthorizationServerMetadata: "200 304 400 401 503",
  GetOAuthProtectedResourceMetadata: "200 304 400 401 503",
  AuthorizeOAuth: "200 302 400 404 422 429 503",
  ListOAuthClients: "200 400 401 403 429 503",
  CreateOAuthClient: "201 400 401 403 422 429 503",
  GetOAuthClient: "200 400 401 403 404 429 503",
  UpdateOAuthClient: "200 400 401 403 404 422 429 503",
  DeleteOAuthClient: "204 400 401 403 404 429 503",
  GetOAuthConsentToken: "200 400 401 403 422 429 503",
  ListOAuthGrants: "200 400 401 403 429 503",
  CreateOAuthGrant: "200 400 401 403 422 429 503",
  GetOAuthGrant: "200 400 401 403 404 429 503",
  RevokeOAuthGrant: "200 400 401 403 404 429 503",
  IntrospectOAuthToken: "200 400 401 403 405 429 503",
  GetOAuthJWKS: "200 304 400 401 503",
  RegisterOAuthClient: "201 400 405 429 503",
  ExchangeOAuthToken: "200 400 401 405 429 503",
};
const bearer = Object.keys(statuses).filter((name) => statuses[name]?.includes("403"));

describe("the responses", () => {
  const responses = [...operations].flatMap(([name, operation]) =>
    members(operation, "responses").map(([status, response]) => ({ name, status, response })),
  );

  it.each([...operations])("of %s are all that its standards ask for", (name, operation) => {
    expect(Object.keys(object(operation.responses)).sort().join(" ")).toBe(statuses[name]);
  });

  it.each(responses)("$name $status has a body where HTTP has one", ({ name, status, response }) => {
    const bodyless = ["204", "302", "304"].includes(status);
    const mediaType = name === "AuthorizeOAuth" ? "text/html" : "application/json";
    expect(Object.keys(object(member(response, "content") ?? {}))).toEqual(bodyless ? [] : [mediaType]);
  });

  it.each(responses.filter(({ status }) => status >= "400"))(
    "$name $status is an error",
    ({ name, status, response }) => {
      const [content] = members(response, "content");
      const shape = schemaShape(at(content?.[1], "schema"));
      if (name === "AuthorizeOAuth") expect(shape).toBe("string");
      else if (name === "RegisterOAuthClient" && status === "400") expect(shape).toHaveProperty(["invalid_fields?"]);
      else expect(shape).toBe("oauth_Error");
    },
  );
});

describe("the response headers", () => {
  /** `ExchangeOAuthToken 401 Pragma`, with `?` where it may be left out. */
  const declared = [...operations].flatMap(([name, operation]) =>
    members(operation, "responses").flatMap(([status, response]) =>
      Object.entries(object(member(response, "headers") ?? {})).map(
        ([header, value]) => `${name} ${status} ${header}${member(resolve(value), "required") === true ? "" : "?"}`,
      ),
    ),
  );
  const declaring = (header: string) => declared.filter((line) => line.includes(` ${header}`)).sort();
  const expected = (header: string, names: readonly string[], wanted: (status: string) => boolean) =>
    names
      .flatMap((name) => (statuses[name] ?? "").split(" ").map((status) => ({ name, status })))
      .filter(({ status }) => wanted(status))
      .map(({ name, status }) => `${name} ${status} ${header}`);
  const all = Object.keys(statuses);

  it("have Location with every redirect (RFC 6749 section 4.1.2)", () => {
    expect(declaring("Location")).toEqual(["AuthorizeOAuth 302 Location"]);
  });

  it("have Allow with every 405 (RFC 9110 section 15.5.6)", () => {
    expect(declaring("Allow")).toEqual(expected("Allow", all, (status) => status === "405").sort());
  });

  it("have Retry-After with every 429 and 503", () => {
    const wanted = expected("Retry-After", all, (status) => status === "429" || status === "503");
    expect(declaring("Retry-After")).toEqual(wanted.sort());
  });

  it("have ETag wherever a document can be cached, the 304 included (RFC 9110 section 15.4.5)", () => {
    expect(declaring("ETag")).toEqual(expected("ETag", cacheable, (status) => status < "400").sort());
  });

  it("have Pragma at the token endpoint (RFC 6749 section 5.1)", () => {
    expect(declaring("Pragma")).toEqual(expected("Pragma", ["ExchangeOAuthToken"], (status) => status < "500"));
  });

  it("have Cache-Control for documents that can be cached and for answers that must not be", () => {
    const secret = [
      ...["IntrospectOAuthToken", "RegisterOAuthClient", "ExchangeOAuthToken"],
      ...["ListOAuthClients", "CreateOAuthClient", "GetOAuthClient", "UpdateOAuthClient"],
      ...["GetOAuthConsentToken", "CreateOAuthGrant"],
    ];
    expect(declaring("Cache-Control")).toEqual(
      [
        ...expected("Cache-Control", secret, (status) => status < "500"),
        ...expected("Cache-Control", cacheable, (status) => status < "400"),
      ].sort(),
    );
  });

  it("have WWW-Authenticate where credentials are refused, at the token endpoint only at need (RFC 6749 section 5.2)", () => {
    expect(declaring("WWW-Authenticate")).toEqual(
      [
        ...expected("WWW-Authenticate", bearer, (status) => status === "401" || status === "403"),
        "ExchangeOAuthToken 401 WWW-Authenticate?",
      ].sort(),
    );
  });

  it("are no others", () => {
    const names = new Set(declared.map((line) => line.split(" ")[2]?.replace("?", "")));
    expect([...names].sort()).toEqual(
      ["Allow", "Cache-Control", "ETag", "Location", "Pragma", "Retry-After", "WWW-Authenticate"].sort(),
    );
  });
});
