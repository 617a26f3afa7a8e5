import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  camelCase,
  isClientOption,
  isIdentifier,
  isReserved,
  operationTypeName,
  pascalCase,
  spellClientOption,
  spellGroup,
  spellMethod,
  spellOperation,
  spellResource,
  spellSchema,
  spellScheme,
} from "../../generator/model/names/spelling.ts";
import { repository } from "../support/command.ts";

describe("schemas", () => {
  test.each([
    ["oauth_Error", "oauth_Error", "as-written"],
    ["Pet", "Pet", "as-written"],
    ["$Meta", "$Meta", "as-written"],
    ["Größe", "Größe", "as-written"],
    ["foo-bar.baz", "FooBarBaz", "spelled"],
    ["io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod", "spelled"],
    ["Page[User]", "PageUser", "spelled"],
    ["simple-user_id", "SimpleUser_id", "spelled"],
    ["3DModel", "_3DModel", "spelled"],
    ["---", "Schema", "spelled"],
    ["", "Schema", "spelled"],
    ["Record", "RecordSchema", "reserved"],
    ["Promise", "PromiseSchema", "reserved"],
    ["string", "StringSchema", "reserved"],
    ["delete", "DeleteSchema", "reserved"],
    ["constructor", "ConstructorSchema", "reserved"],
    ["isPet", "IsPet", "reserved"],
    ["parsePet", "ParsePet", "reserved"],
    ["schemaOfPet", "SchemaOfPet", "reserved"],
    ["petSchema", "petSchema", "as-written"],
    ["issue", "issue", "as-written"],
    ["checkout", "checkout", "as-written"],
  ])("%s is %s (%s)", (key, typescript, reason) => {
    expect(spellSchema(key)).toEqual({ typescript, reason });
  });
});

test.each([
  ["GetOAuthClient", "getOAuthClient"],
  ["list_things", "listThings"],
  ["OAuthLogin", "oAuthLogin"],
  ["HTTPGet", "httpGet"],
  ["LIST_THINGS", "listThings"],
  ["users-controller.find_all.v2", "usersControllerFindAllV2"],
  ["ID", "id"],
  ["GetOAuthJWKS", "getOAuthJWKS"],
  ["A1", "a1"],
  ["2fa/verify", "_2faVerify"],
  ["delete", "deleteOperation"],
  ["then", "thenOperation"],
  ["???", "operation"],
])("the operation %s is %s", (id, typescript) => {
  expect(spellOperation(id).typescript).toBe(typescript);
});

test.each([
  ["delete", "Delete", "delete"],
  ["New", "New", "new"],
  ["default", "Default", "default"],
  ["import", "Import", "import"],
  ["constructor", "Constructor", "constructorOperation"],
  ["fetch", "Fetch", "fetch"],
  ["deleteOperation", "DeleteOperation", "deleteOperation"],
  ["client", "ClientOperation", "client"],
  ["server", "ServerOperation", "server"],
  ["listThings", "ListThings", "listThings"],
])("the types of the operation %s begin with %s, and its method is %s", (id, typeName, method) => {
  const spelling = spellOperation(id);
  expect(operationTypeName(spelling)).toBe(typeName);
  expect(spellMethod(spelling)).toBe(method);
});

test.each([
  ["bearerAuth", "bearerAuth"],
  ["timeout", "timeoutCredential"],
  ["fetch", "fetchCredential"],
  ["server", "serverCredential"],
])("the client's option for the scheme %s is %s", (scheme, option) => {
  expect(spellClientOption(scheme).typescript).toBe(option);
});

test("every option that all clients have is known", async () => {
  const source = await readFile(join(repository, "templates/runtime/client/options.ts"), "utf8");
  const common = source.match(/export interface (?:Common|Delivery)Options \{[\s\S]*?\n\}/g)?.join("\n") ?? "";
  const names = [...common.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name);
  expect(names).toEqual(expect.arrayContaining(["timeout", "fetch"]));
  expect(names.filter((name) => !isClientOption(name))).toEqual([]);
});

test.each([
  ["OAuth Clients", "OAuthClients", "oAuthClients"],
  ["pets", "Pets", "pets"],
  ["oauth_clients", "OauthClients", "oauthClients"],
  ["2FA", "_2FA", "_2FA"],
])("the tag %s is %s, on the client %s", (tag, group, resource) => {
  expect(spellGroup(tag).typescript).toBe(group);
  expect(spellResource(tag)).toBe(resource);
});

test.each([
  ["bearerAuth", "bearerAuth"],
  ["api_key", "api_key"],
  ["api-key", "apiKey"],
  ["__proto__", "__proto__Scheme"],
])("the security scheme %s is %s", (key, typescript) => {
  expect(spellScheme(key).typescript).toBe(typescript);
});

test("words are split at underscores and other signs, and texts in capitals are lowered", () => {
  expect(pascalCase("requested_scopes")).toBe("RequestedScopes");
  expect(pascalCase("X-Rate-Limit")).toBe("XRateLimit");
  expect(pascalCase("RETRY_AFTER")).toBe("RetryAfter");
  expect(pascalCase("+/-")).toBe("");
  expect(camelCase("Retry-After")).toBe("retryAfter");
});

test("whatever the document says, the name is an identifier that is not reserved", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
      for (const spell of [spellSchema, spellOperation]) {
        const { typescript } = spell(text);
        expect(isIdentifier(typescript)).toBe(true);
        expect(isReserved(typescript)).toBe(false);
      }
      expect(isIdentifier(spellGroup(text).typescript)).toBe(true);
      expect(isIdentifier(spellScheme(text).typescript)).toBe(true);
      expect(isIdentifier(spellResource(text))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
