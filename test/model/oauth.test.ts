import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load/load.ts";
import type { Api } from "../../generator/model/api/api.ts";
import type { Operation } from "../../generator/model/api/operation.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { schemaNamed } from "./build.ts";

/** The document of this repository with its overlay, from text to model. */
describe("the OAuth API", () => {
  const diagnostics = new Diagnostics();
  let api: Api;

  beforeAll(async () => {
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const document = await load({ spec: "spec/oauth.yml", overlays: ["spec/oauth.overlay.yml"], cwd, diagnostics });
    api = buildApi(document, { diagnostics, lock: emptyLockFile });
  });

  function operation(name: string): Operation {
    const found = api.operations.find((candidate) => candidate.name.typescript === name);
    if (!found) throw new Error(`No operation ${name}`);
    return found;
  }

  test("has no problems", () => {
    expect(diagnostics.list).toEqual([]);
  });

  test("has 17 operations in four groups, and 18 components", () => {
    expect(api.operations).toHaveLength(17);
    expect(api.groups.map((group) => group.name.typescript)).toEqual([
      "OAuthDiscovery",
      "OAuthProtocol",
      "OAuthClients",
      "OAuthGrants",
    ]);
    expect(api.schemas.filter((schema) => schema.component)).toHaveLength(18);
  });

  test("is called by the client as the vendor's SDK calls it", () => {
    const calls = api.operations.map(({ resource }) => [...resource.path, resource.method].join("."));
    expect(calls).toContain("oauthClients.list");
    expect(calls).toContain("oauth.token");
    expect(operation("listOAuthClients").pagination).toMatchObject({ kind: "page", parameter: "page[number]" });
  });

  test("names inline schemas after where they stand", () => {
    const inline = api.schemas.filter((schema) => !schema.component).map((schema) => schema.name?.typescript);
    expect(inline).toEqual(
      expect.arrayContaining([
        "ConsentTokenResponseData",
        "ConsentTokenResponseDataRequestedScopesItem",
        "JWKSetKeysItem",
        "ListOAuthClients200Body",
      ]),
    );
    expect(schemaNamed(api, "OAuthClientCreateRequest").inputName).toBe("OAuthClientCreateRequestInput");
    expect(schemaNamed(api, "oauth_Error").name?.reason).toBe("as-written");
  });

  test("tells who may call, where, and what comes back", () => {
    const token = operation("exchangeOAuthToken");
    expect(token.security.alternatives.map(({ schemes }) => schemes.map(({ scheme }) => scheme.name.spec))).toEqual([
      ["oauthClientAuth"],
      [],
    ]);
    expect(token.validation).toBe("handler");
    expect(token.body?.content.map((mediaType) => mediaType.kind)).toEqual(["form", "json"]);
    expect(operation("getOAuthClient").otherPaths.map((path) => path.template)).toEqual(["/v2/oauth_clients/{id}"]);
    expect(operation("getOAuthAuthorizationServerMetadata").servers.map(({ basePaths }) => basePaths)).toEqual([
      [{ template: "", segments: [] }],
    ]);
    const redirect = operation("authorizeOAuth").responses.find(
      ({ status }) => status.kind === "exact" && status.status === 302,
    );
    expect(redirect?.headers).toMatchObject([{ name: "location", required: true }]);
  });
});
