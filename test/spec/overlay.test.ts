/** What `spec/oauth.overlay.yml` makes of the vendor's document: additions alone, and these. */
import SwaggerParser from "@apidevtools/swagger-parser";
import Telnyx from "telnyx";
import { describe, expect, it } from "vitest";
import { type JsonValue, member } from "../../generator/load/text/json.ts";
import { difference, lost } from "./compare.ts";
import { at, members, object, read } from "./document.ts";
import { cacheable, diagnostics, document, list, operations, resolve } from "./overlaid.ts";
import { operationShape, operationsOf, schemaShape } from "./shape.ts";

const vendor = read("../../spec/oauth.yml");

describe("the overlay", () => {
  it("applies without a diagnostic, and so each action matches something", () => {
    expect(diagnostics.list).toEqual([]);
  });

  it("changes nothing of what the vendor says", () => {
    expect(lost(vendor, document)).toEqual([]);
  });

  it("gives a valid OpenAPI document", async () => {
    await SwaggerParser.validate(JSON.parse(JSON.stringify(document)));
  });
});

describe("the client", () => {
  const names = extensions(({ resource, method }) => `${resource}.${method}`);

  it("has the names of the vendor's SDK", () => {
    expect(names).toEqual({
      GetOAuthAuthorizationServerMetadata: "wellKnown.retrieveAuthorizationServerMetadata",
      GetOAuthProtectedResourceMetadata: "wellKnown.retrieveProtectedResourceMetadata",
      AuthorizeOAuth: "oauth.retrieveAuthorize",
      ListOAuthClients: "oauthClients.list",
      CreateOAuthClient: "oauthClients.create",
      GetOAuthClient: "oauthClients.retrieve",
      UpdateOAuthClient: "oauthClients.update",
      DeleteOAuthClient: "oauthClients.delete",
      GetOAuthConsentToken: "oauth.retrieve",
      ListOAuthGrants: "oauthGrants.list",
      CreateOAuthGrant: "oauth.grants",
      GetOAuthGrant: "oauthGrants.retrieve",
      RevokeOAuthGrant: "oauthGrants.delete",
      IntrospectOAuthToken: "oauth.introspect",
      GetOAuthJWKS: "oauth.retrieveJwks",
      RegisterOAuthClient: "oauth.register",
      ExchangeOAuthToken: "oauth.token",
    });
  });

  it.each(Object.entries(names))("calls %s what the published SDK calls it, %s", (_operation, name) => {
    const sdk: unknown = new Telnyx({ apiKey: "KEY" });
    const method = String(name)
      .split(".")
      .reduce<unknown>((value, key) => (typeof value === "object" && value ? Reflect.get(value, key) : undefined), sdk);
    expect(method).toBeTypeOf("function");
  });

  it("walks the pages of both lists, by parameters and members that exist", () => {
    const pages = { kind: "page", parameter: "page[number]", items: "/data", page: "/meta/page_number" };
    const expected = { ...pages, totalPages: "/meta/total_pages" };
    expect(extensions(({ pagination }) => pagination)).toEqual({
      ListOAuthClients: expected,
      ListOAuthGrants: expected,
    });
    for (const name of ["ListOAuthClients", "ListOAuthGrants"]) {
      const { parameters, responses } = operationShape(object(operations.get(name)));
      expect(object(parameters)).toHaveProperty(["query page[number]?"]);
      expect(at(responses, "200", "application/json")).toMatchObject({ "meta?": "oauth_PaginationMeta" });
    }
    expect(object(at(document, "components", "schemas", "oauth_PaginationMeta", "properties"))).toMatchObject({
      page_number: { type: "integer" },
      total_pages: { type: "integer" },
    });
  });

  it("takes its credentials as the vendor's SDK does", () => {
    const schemes = members(document, "components", "securitySchemes");
    expect(schemes.map(([name, scheme]) => [name, member(scheme, "x-specwright")])).toEqual([
      ["bearerAuth", { options: [{ name: "apiKey", environment: "TELNYX_API_KEY" }] }],
      [
        "oauthClientAuth",
        {
          options: [
            { name: "clientID", environment: "TELNYX_CLIENT_ID" },
            { name: "clientSecret", environment: "TELNYX_CLIENT_SECRET" },
          ],
        },
      ],
    ]);
  });

  it("may repeat an introspection, which is a POST that changes nothing", () => {
    expect(extensions(({ idempotent }) => idempotent)).toEqual({ IntrospectOAuthToken: true });
  });
});

describe("the server", () => {
  it("answers at the paths that the vendor's SDK and discovering clients ask", () => {
    expect(extensions(({ paths }) => paths)).toEqual({
      GetOAuthAuthorizationServerMetadata: [
        "/.well-known/oauth-authorization-server/v2",
        "/v2/.well-known/oauth-authorization-server",
      ],
      GetOAuthProtectedResourceMetadata: [
        "/.well-known/oauth-protected-resource/v2",
        "/v2/.well-known/oauth-protected-resource",
      ],
      ListOAuthClients: ["/v2/oauth_clients"],
      CreateOAuthClient: ["/v2/oauth_clients"],
      GetOAuthClient: ["/v2/oauth_clients/{id}"],
      UpdateOAuthClient: ["/v2/oauth_clients/{id}"],
      DeleteOAuthClient: ["/v2/oauth_clients/{id}"],
      ListOAuthGrants: ["/v2/oauth_grants"],
      GetOAuthGrant: ["/v2/oauth_grants/{id}"],
      RevokeOAuthGrant: ["/v2/oauth_grants/{id}"],
    });
  });

  it("leaves validation to the handler where a standard wants other answers", () => {
    expect(extensions(({ validation }) => validation)).toEqual({
      AuthorizeOAuth: "handler",
      IntrospectOAuthToken: "handler",
      RegisterOAuthClient: "handler",
      ExchangeOAuthToken: "handler",
    });
  });

  it("takes a bearer token or credentials in the body for introspection", () => {
    expect(operations.get("IntrospectOAuthToken")?.security).toEqual([
      { oauthClientAuth: [] },
      { bearerAuth: ["admin"] },
      {},
    ]);
  });

  it("wants the scope `admin` for managing, and the account itself for consent", () => {
    const scopes = [...operations].flatMap(([name, { security }]) =>
      list(security)
        .flatMap((alternative) => list(member(alternative, "bearerAuth")))
        .map((scope) => `${name} ${scope}`),
    );
    const managing = ["ListOAuthClients", ...["Create", "Get", "Update", "Delete"].map((verb) => `${verb}OAuthClient`)];
    const grants = ["ListOAuthGrants", "GetOAuthGrant", "RevokeOAuthGrant"];
    const all = [...managing, ...grants, "IntrospectOAuthToken"];
    expect(scopes.sort()).toEqual(all.map((name) => `${name} admin`).sort());
  });

  it("wants the vendor's credentials for everything else", () => {
    const schemes = (security: JsonValue | undefined) => list(security).map((each) => Object.keys(object(each)));
    const others = [...operationsOf(vendor)].filter(([name]) => name !== "IntrospectOAuthToken");
    for (const [name, { security }] of others) {
      expect([name, schemes(operations.get(name)?.security)]).toEqual([name, schemes(security)]);
    }
  });
});

describe("the parameters", () => {
  const added = [...operations].flatMap(([name, operation]) => {
    const before = list(operationsOf(vendor).get(name)?.parameters).length;
    return list(operation.parameters)
      .slice(before)
      .map((parameter) => [name, resolve(parameter)] as const);
  });

  it("that are added are `resource`, and `If-None-Match` for what can be cached", () => {
    expect(added.map(([name, parameter]) => `${name} ${at(parameter, "in")} ${at(parameter, "name")}`).sort()).toEqual(
      ["AuthorizeOAuth query resource", ...cacheable.map((name) => `${name} header If-None-Match`)].sort(),
    );
  });

  it("that are added are optional", () => {
    expect(added.filter(([, parameter]) => member(parameter, "required") === true)).toEqual([]);
  });

  it("let `resource` be repeated (RFC 8707 section 2)", () => {
    const resource = added.find(([name]) => name === "AuthorizeOAuth");
    expect(schemaShape(at(resource?.[1], "schema"))).toBe("(string <uri>)[]");
  });
});

it("adds to the schemas the members that the standards define, all optional", () => {
  const added = members(vendor, "components", "schemas").flatMap(([name, schema]) => {
    const before = schemaShape(schema);
    const after = schemaShape(at(document, "components", "schemas", name));
    const more = difference(before, after);
    return more === undefined ? [] : [[name, more] as const];
  });
  expect(Object.fromEntries(added)).toEqual({
    AuthorizationServerMetadata: {
      "response_modes_supported?": 'string[], as ["query"]',
      "introspection_endpoint_auth_methods_supported?": "string[]",
      "authorization_response_iss_parameter_supported?": "boolean",
    },
    ResourceMetadata: {
      "scopes_supported?": 'string[], as ["admin"]',
      "bearer_methods_supported?": 'string[], as ["header"]',
      "jwks_uri?": "string <uri>",
    },
    IntrospectRequest: {
      "token_type_hint?": 'string, as "access_token"',
      "client_id?": "string",
      "client_secret?": "string",
    },
    IntrospectResponse: {
      "sub?": "string",
      "token_type?": 'string, as "Bearer"',
      "jti?": "string",
      "nbf?": "integer",
    },
    JWKSet: { "keys?": [{ "n?": "string", "e?": "string", "crv?": "string", "x?": "string", "y?": "string" }] },
    OAuthDynamicRegistrationResponse: { "client_secret_expires_at?": "integer" },
    TokenRequest: { "resource?": "string <uri>" },
  });
});

/** What the operations' `x-specwright` objects say of one thing, of those that say it. */
function extensions(pick: (extension: Readonly<Record<string, JsonValue>>) => JsonValue | undefined) {
  const picked = [...operations].flatMap(([name, operation]): [string, JsonValue][] => {
    const value = pick(object(operation["x-specwright"]));
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(picked);
}
