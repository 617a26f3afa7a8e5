import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { emptyLockFile, lockFileOf, parseLockFile } from "../../generator/model/names/lock-file.ts";
import { build, buildClean, nothing, schemaNamesOf } from "./build.ts";

const object: JsonObject = { properties: { size: { type: "integer", default: 1 } } };

const document: JsonObject = {
  tags: [{ name: "Pets" }],
  paths: {
    "/pets/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: {
        operationId: "ReadPet",
        tags: ["all pets"],
        responses: { "200": { description: "", content: { "application/json": { schema: object } } } },
      },
      delete: { operationId: "deletePet", tags: ["Pets"], responses: nothing },
    },
    "/shared": { $ref: "#/components/pathItems/Shared" },
  },
  components: {
    schemas: {
      Pet: { type: "object" },
      pet_tag: { type: "string" },
      "pet-owner": { $ref: "owner.yml#/Owner" },
      Named: { type: "string", "x-specwright": { name: "Renamed" } },
    },
    pathItems: { Shared: { get: { responses: nothing } } },
    securitySchemes: { "api-key": { type: "apiKey", in: "query", name: "k" } },
  },
};
const files = { "owner.yml": { Owner: { properties: { home: { properties: { street: {} } } } } } };

test("it holds what is spelled differently, what is inline, and nothing else", () => {
  expect(lockFileOf(buildClean(document, { files }))).toEqual({
    version: 1,
    names: {
      "#/components/pathItems/Shared/get at /shared": "getShared",
      "#/components/schemas/pet_tag": "pet_tag",
      "#/components/securitySchemes/api-key": "apiKey",
      "#/paths/~1pets~1{id}/get": "readPet",
      "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema": "ReadPet200Body",
      "#/tags/": "Default",
      "#/tags/all pets": "AllPets",
      "owner.yml#/Owner": "PetOwner",
      "owner.yml#/Owner/properties/home": "PetOwnerHome",
    },
    inputs: {
      "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema": "ReadPet200BodyInput",
    },
  });
});

test("a run with its own lock file changes nothing", () => {
  const first = buildClean(document, { files });
  const second = buildClean(document, { files, lock: lockFileOf(first) });
  expect(JSON.stringify(lockFileOf(second))).toBe(JSON.stringify(lockFileOf(first)));
  expect(second.schemas.map((schema) => schema.name)).toEqual(first.schemas.map((schema) => schema.name));
});

test("keys are sorted, and the text can be read back", () => {
  const lock = lockFileOf(buildClean(document, { files }));
  expect(Object.keys(lock.names)).toEqual(Object.keys(lock.names).toSorted());
  expect(parseLockFile(JSON.parse(JSON.stringify(lock)))).toEqual(lock);
});

test.each([
  [null],
  [[]],
  [{}],
  [{ version: 2, names: {}, inputs: {} }],
  [{ version: 1, names: { a: 1 }, inputs: {} }],
  [{ version: 1, names: {} }],
])("%j is no lock file", (value) => {
  expect(parseLockFile(value)).toBeUndefined();
});

test("an operation that comes first does not take a locked name", () => {
  const operations = (ids: string[]) => ({
    paths: Object.fromEntries(
      ids.map((operationId) => [`/${operationId}`, { get: { operationId, responses: nothing } }]),
    ),
  });
  const lock = lockFileOf(buildClean(operations(["Read_Pet"])));
  const { api } = build(operations(["readPet", "Read_Pet"]), { lock });
  expect(api.operations.map((operation) => operation.name.typescript)).toEqual(["readPet2", "readPet"]);
});

test("an operation that is renamed in the document is renamed, with its types", () => {
  const withId = (operationId: string) => ({
    paths: {
      "/a": {
        post: { operationId, requestBody: { content: { "application/json": { schema: object } } }, responses: nothing },
      },
    },
  });
  const lock = lockFileOf(buildClean(withId("create_thing")));
  expect(lock.names["#/paths/~1a/post"]).toBe("createThing");
  expect(schemaNamesOf(buildClean(withId("makeThing"), { lock }))).toEqual(["MakeThingBody"]);
});

test("an empty lock file is one of a document without names", () => {
  expect(lockFileOf(buildClean({}))).toEqual(emptyLockFile);
});
