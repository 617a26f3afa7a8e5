import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Api } from "../../generator/model/api/api.ts";
import type { Security } from "../../generator/model/api/security.ts";
import { emptyLockFile, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

const schemes: JsonObject = {
  bearer: { type: "http", scheme: "Bearer", bearerFormat: "JWT" },
  key: { type: "apiKey", in: "query", name: "api_key" },
};

function summary({ alternatives, inherited }: Security) {
  const sets = alternatives.map((alternative) =>
    Object.fromEntries(alternative.schemes.map(({ scheme, scopes }) => [scheme.name.spec, scopes])),
  );
  return { sets, inherited };
}

function securityOf(own: JsonObject, root: JsonObject = {}) {
  const api = buildClean({
    ...root,
    components: { securitySchemes: schemes },
    paths: { "/a": { get: { ...own, responses: nothing } } },
  });
  return summary(onlyOperation(api).security);
}

describe("requirements", () => {
  test("an alternative wants all its schemes, and one without schemes wants nothing", () => {
    expect(securityOf({ security: [{ bearer: ["read"], key: [] }, { key: [] }, {}] })).toEqual({
      sets: [{ bearer: ["read"], key: [] }, { key: [] }, {}],
      inherited: false,
    });
  });

  test("the document's count where the operation has none of its own", () => {
    const root = { security: [{ bearer: [] }] };
    expect(securityOf({}, root)).toEqual({ sets: [{ bearer: [] }], inherited: true });
    expect(securityOf({ security: [] }, root)).toEqual({ sets: [], inherited: false });
    expect(securityOf({})).toEqual({ sets: [], inherited: true });
  });

  test("an unknown scheme is reported, and its alternative asks for nothing less: it is gone", () => {
    const { api, diagnostics } = build({
      components: { securitySchemes: schemes },
      paths: { "/a": { get: { security: [{ bearr: [], key: [] }], responses: nothing } } },
    });
    expect(problems(diagnostics)).toEqual([
      "error unknown-security-scheme /paths/~1a/get/security/0/bearr: no security scheme is called `bearr`",
    ]);
    expect(diagnostics[0]?.related?.map(({ message }) => message)).toEqual(["is `bearer` meant, which stands here?"]);
    expect(onlyOperation(api).security.alternatives).toEqual([]);
  });
});

describe("the client's options", () => {
  const optionsOf = (securitySchemes: JsonObject, lock = emptyLockFile) =>
    buildClean({ components: { securitySchemes } }, { lock }).securitySchemes.map(({ option }) => option.typescript);
  const bearer: JsonObject = { type: "http", scheme: "bearer" };

  test("have the names of their schemes, unless all clients have such an option", () => {
    expect(optionsOf({ bearer, "api-key": bearer, timeout: bearer, baseURL: bearer })).toEqual([
      "bearer",
      "apiKey",
      "timeoutCredential",
      "baseURLCredential",
    ]);
  });

  test("give way to one that is called so by itself, and to those that an extension names", () => {
    const named = { ...bearer, "x-specwright": { options: [{ name: "token" }] } };
    expect(optionsOf({ timeout: bearer, timeoutCredential: bearer, token: bearer, named })).toEqual([
      "timeoutCredential2",
      "timeoutCredential",
      "token2",
      "named",
    ]);
  });

  test("keep the names that the lock file has", () => {
    const before = buildClean({ components: { securitySchemes: { timeout: bearer } } });
    const lock = lockFileOf(before);
    expect(lock.names).toEqual({ "#/components/securitySchemes/timeout option": "timeoutCredential" });
    expect(optionsOf({ timeoutCredential: bearer, timeout: bearer }, lock)).toEqual([
      "timeoutCredential2",
      "timeoutCredential",
    ]);
  });
});

test("schemes of every kind", () => {
  const api = buildClean({
    components: {
      securitySchemes: {
        ...schemes,
        "client-cert": { type: "mutualTLS", deprecated: true },
        oidc: { type: "openIdConnect", openIdConnectUrl: "https://example.com/.well-known/openid-configuration" },
        oauth: {
          type: "oauth2",
          description: "all of it",
          oauth2MetadataUrl: "https://example.com/.well-known/oauth-authorization-server",
          flows: {
            authorizationCode: {
              authorizationUrl: "/authorize",
              tokenUrl: "/token",
              refreshUrl: "/refresh",
              scopes: { read: "Read" },
            },
            deviceAuthorization: { deviceAuthorizationUrl: "/device", tokenUrl: "/token", scopes: {} },
            "x-own": {},
          },
        },
        alias: { $ref: "#/components/securitySchemes/key" },
      },
    },
  });
  expect(api.securitySchemes.map(({ name, kind }) => [name.typescript, kind])).toEqual([
    ["bearer", { type: "http", scheme: "bearer", bearerFormat: "JWT" }],
    ["key", { type: "apiKey", in: "query", parameter: "api_key" }],
    ["clientCert", { type: "mutualTLS" }],
    ["oidc", { type: "openIdConnect", url: "https://example.com/.well-known/openid-configuration" }],
    [
      "oauth",
      {
        type: "oauth2",
        metadataUrl: "https://example.com/.well-known/oauth-authorization-server",
        flows: [
          {
            grant: "authorizationCode",
            authorizationUrl: "/authorize",
            tokenUrl: "/token",
            refreshUrl: "/refresh",
            deviceAuthorizationUrl: undefined,
            scopes: [{ name: "read", description: "Read" }],
          },
          {
            grant: "deviceAuthorization",
            authorizationUrl: undefined,
            tokenUrl: "/token",
            refreshUrl: undefined,
            deviceAuthorizationUrl: "/device",
            scopes: [],
          },
        ],
      },
    ],
    ["alias", { type: "apiKey", in: "query", parameter: "api_key" }],
  ]);
  expect(api.securitySchemes.map((scheme) => scheme.deprecated)).toEqual([false, false, true, false, false, false]);
});

describe("requirements by URIs (OpenAPI 3.2 section 4.30)", () => {
  const key = (name: string) => ({ type: "apiKey", in: "header", name });
  const read = (required: string) =>
    build(
      {
        openapi: "3.2.0",
        paths: { "/a": { get: { security: [{ [required]: [] }], responses: nothing } } },
        components: { securitySchemes: { dev: key("X-Dev"), alias: { $ref: "#/components/securitySchemes/dev" } } },
      },
      { files: { "auth.yml": { components: { securitySchemes: { dev: key("X-Other") } } } } },
    );
  const asked = (api: Api) =>
    api.operations.map(({ security }) =>
      security.alternatives.map(({ schemes }) => schemes.map(({ scheme }) => scheme)),
    );

  test.each([
    ["#/components/securitySchemes/dev", "dev"],
    ["openapi.yml#/components/securitySchemes/dev", "dev"],
    ["#/components/securitySchemes/alias", "alias"],
  ])("%s is the component", (required, name) => {
    const { api, diagnostics } = read(required);
    expect(problems(diagnostics)).toEqual([]);
    const component = api.securitySchemes.find((scheme) => scheme.name.typescript === name);
    expect(asked(api)).toEqual([[[component]]]);
    expect(api.securitySchemes).toHaveLength(2);
  });

  test("one of another file is a scheme of the API, with a name of its own", () => {
    const { api } = read("auth.yml#/components/securitySchemes/dev");
    expect(asked(api)[0]?.[0]?.[0]?.kind).toEqual({ type: "apiKey", in: "header", parameter: "X-Other" });
    const names = api.securitySchemes.map((scheme) => scheme.name.typescript);
    expect(new Set(names).size).toBe(3);
    expect(names.slice(0, 2)).toEqual(["dev", "alias"]);
  });

  test("one that leads nowhere, or to no scheme, is an error", () => {
    expect(problems(read("#/components/securitySchemes/prod").diagnostics)).toEqual([
      expect.stringContaining("error unresolved-reference"),
      expect.stringContaining("error unknown-security-scheme"),
    ]);
    expect(problems(read("#/info").diagnostics)).toEqual([expect.stringContaining("error unknown-security-scheme")]);
  });
});
