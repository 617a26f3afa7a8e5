import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { emptyLockFile, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { buildClean, nothing } from "./build.ts";

const object: JsonObject = { properties: { inner: { properties: { id: { type: "string" } } } } };
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

function partsOf(
  document: JsonObject,
  options: Parameters<typeof buildClean>[1] = {},
): Readonly<Record<string, string>> {
  const { schemas, files } = buildClean(document, { ...options, split: true });
  return Object.fromEntries(schemas.map((schema) => [schema.name?.typescript, files?.schemas.get(schema) ?? ""]));
}

describe("the file of a schema", () => {
  test("is its own for a component with what stands in it, and the tag's for what stands in operations", () => {
    const post = { tags: ["All pets"], requestBody: json(object), responses: nothing, operationId: "addPet" };
    const responses = { Refused: { description: "", ...json(object) } };
    const get = { operationId: "getPet", responses: { "400": { $ref: "#/components/responses/Refused" } } };
    expect(partsOf({ paths: { "/pets": { post, get } }, components: { schemas: { Pet: object }, responses } })).toEqual(
      {
        Pet: "Pet",
        PetInner: "Pet",
        AddPetBody: "operations/AllPets",
        AddPetBodyInner: "operations/AllPets",
        RefusedResponseBody: "RefusedResponseBody",
        RefusedResponseBodyInner: "RefusedResponseBody",
      },
    );
  });

  test("is the same where a component stands in a file of its own", () => {
    const Pet: JsonObject = {
      properties: { tag: object, list: { type: "array", items: object } },
      $defs: { Kind: object },
    };
    const used: JsonObject = { $ref: "schemas/Pet.json#/$defs/Kind" };
    const path = {
      post: { operationId: "addPet", requestBody: json({ $ref: "schemas/New.json" }), responses: nothing },
    };
    const files = { "schemas/Pet.json": Pet, "schemas/New.json": object };
    const components = { schemas: { Pet: { $ref: "schemas/Pet.json" }, Used: { properties: { kind: used } } } };
    expect(partsOf({ paths: { "/pets": path }, components }, { files })).toEqual({
      Pet: "Pet",
      PetTag: "Pet",
      PetTagInner: "Pet",
      PetListItem: "Pet",
      PetListItemInner: "Pet",
      // What the file has for others stays where it is, whoever refers to the file's own schema.
      PetKind: "PetKind",
      PetKindInner: "PetKind",
      Used: "Used",
      New: "New",
      NewInner: "New",
    });
  });

  test("is that of both its forms", () => {
    const Pet = { properties: { id: { type: "string", readOnly: true }, name: { type: "string" } } };
    const ref = { $ref: "#/components/schemas/Pet" };
    const post = { requestBody: json(ref), responses: { "200": { description: "", ...json(ref) } } };
    expect(partsOf({ paths: { "/pets": { post } }, components: { schemas: { Pet } } })).toEqual({
      Pet: "Pet",
      PetWritable: "Pet",
    });
  });

  test("does not depend on who refers to it", () => {
    const get = (tag: string) => ({
      tags: [tag],
      operationId: `get${tag}`,
      responses: { "200": { description: "", ...json({ $ref: "#/components/schemas/Pet" }) } },
    });
    const components = { schemas: { Pet: object } };
    const one = partsOf({ paths: { "/a": { get: get("A") } }, components });
    expect(partsOf({ paths: { "/a": { get: get("A") }, "/b": { get: get("B") } }, components })).toEqual(one);
  });
});

describe("the name of a file", () => {
  const fileOf = (name: string) => Object.values(partsOf({ components: { schemas: { [name]: object } } }))[0];

  test.each([
    ["Pet", "Pet"],
    ["Aux", "Aux_"],
    ["com1", "com1_"],
    ["Commune", "Commune"],
    ["shared", "shared_"],
    ["../../etc/passwd", "EtcPasswd"],
    ["名前", "名前"],
  ])("of %s is %s", (name, file) => {
    expect(fileOf(name)).toBe(file);
  });

  test("is one that file systems have room for", () => {
    const [first = "", second = ""] = Object.values(
      partsOf({
        components: {
          schemas: { [`A${"名".repeat(300)}a`]: { properties: {} }, [`A${"名".repeat(300)}b`]: { properties: {} } },
        },
      }),
    );
    for (const file of [first, second]) expect(Buffer.byteLength(file)).toBeLessThan(250);
    expect(first).not.toBe(second);
  });

  test("is another one where only capitals differ, and stays with what had it first", () => {
    const schemas = (...names: string[]) => ({
      components: { schemas: Object.fromEntries(names.map((name) => [name, { type: "object" }])) },
    });
    expect(partsOf(schemas("VISIT", "Visit"))).toEqual({ VISIT: "VISIT", Visit: "Visit2" });
    const lock = lockFileOf(buildClean(schemas("Visit"), { split: true }));
    expect(partsOf(schemas("VISIT", "Visit"), { lock })).toEqual({ VISIT: "VISIT2", Visit: "Visit" });
    expect(partsOf(schemas("VISIT", "Visit"), { lock: emptyLockFile })).not.toEqual(
      partsOf(schemas("VISIT", "Visit"), { lock }),
    );
  });

  test("is not in the lock file where there is one file for each role", () => {
    const { names } = lockFileOf(buildClean({ components: { schemas: { Pet: object } } }));
    expect(Object.keys(names).filter((key) => key.endsWith(" file"))).toEqual([]);
  });
});
