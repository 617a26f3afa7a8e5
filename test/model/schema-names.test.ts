import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { emptyLockFile, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { reservedFor, schemaNames } from "../../generator/model/names/schema-names.ts";
import { build, buildClean, buildSchemas, nothing, problems, schemaNamed, schemaNamesOf } from "./build.ts";

const object: JsonObject = { properties: { id: { type: "string" } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("what gets a name", () => {
  test.each<[string, JsonObject, string[]]>([
    ["an object with properties", { a: object }, ["XA"]],
    ["the words of a property", { requested_scopes: object, "x-y z": object }, ["XRequestedScopes", "XXYZ"]],
    ["an item", { list: { type: "array", items: object } }, ["XListItem"]],
    [
      "an item of a tuple",
      { pair: { prefixItems: [object, { type: "string" }, object] } },
      ["XPairItem1", "XPairItem3"],
    ],
    ["a value of a map", { map: { additionalProperties: object } }, ["XMapValue"]],
    ["a value by pattern", { map: { patternProperties: { "^data-": object } } }, ["XMapDataValue"]],
    ["a union of objects and its members", { u: { anyOf: [object, object] } }, ["XU", "XUOption1", "XUOption2"]],
    ["a union with a component", { u: { anyOf: [ref("Y"), { type: "string" }] } }, ["XU"]],
    [
      "a composition of objects",
      { all: { allOf: [ref("Y"), { properties: { inner: object } }] } },
      ["XAll", "XAllInner"],
    ],
    ["a nullable object, once", { maybe: { anyOf: [object, { type: "null" }] } }, ["XMaybe"]],
  ])("%s", (_, properties, names) => {
    expect(schemaNamesOf(buildSchemas({ X: { properties }, Y: object }))).toEqual(["X", ...names, "Y"]);
  });

  test.each<[string, JsonObject]>([
    ["an enum", { a: { enum: ["x", "y"] } }],
    ["a scalar", { a: { type: "string", format: "uri" } }],
    ["an array", { a: { type: "array", items: { type: "string" } } }],
    ["a map", { a: { type: "object", additionalProperties: { type: "string" } } }],
    ["a union of scalars", { a: { oneOf: [{ type: "string" }, { type: "integer" }] } }],
    ["a nullable component", { a: { anyOf: [ref("Y"), { type: "null" }] } }],
    ["a component with a description", { a: { allOf: [ref("Y")], description: "mine" } }],
    [
      "what is only a condition",
      { a: { type: ["object", "array"], not: object, if: object, else: {}, contains: { properties: { a: object } } } },
    ],
  ])("not %s", (_, properties) => {
    expect(schemaNamesOf(buildSchemas({ X: { properties }, Y: object }))).toEqual(["X", "Y"]);
  });

  test("not the only member of a union that is a component", () => {
    expect(schemaNamesOf(buildSchemas({ X: { anyOf: [{ properties: { a: object } }, { type: "null" }] } }))).toEqual([
      "X",
      "XA",
    ]);
  });

  test("a definition that something refers to, by its key", () => {
    const api = buildSchemas({
      X: {
        properties: {
          a: { $ref: "#/components/schemas/X/$defs/code" },
          b: { $ref: "#/components/schemas/X/$defs/page-info" },
        },
        $defs: { code: { type: "string" }, "page-info": object, unused: object },
      },
    });
    expect(schemaNamesOf(api)).toEqual(["X", "XCode", "XPageInfo"]);
  });

  test("what stands in an unused part of the document, by the keys on the way", () => {
    const api = buildClean({
      components: {
        schemas: { X: { properties: { a: { $ref: "#/components/responses/Old/content/application~1json/schema" } } } },
        responses: { Old: { description: "", content: { "application/json": { schema: object } } } },
      },
    });
    expect(schemaNamesOf(api)).toEqual(["X", "OldApplicationJson"]);
  });

  test("what stands in another file, whatever is referred to first", () => {
    const owner = { $ref: "all.yml#/Owner" };
    const home = { $ref: "all.yml#/Owner/properties/home" };
    const files = { "all.yml": { Owner: { properties: { home: object } } } };
    for (const properties of [
      { owner, home },
      { home, owner },
    ]) {
      expect(schemaNamesOf(buildSchemas({ X: { properties } }, { files }))).toEqual(["X", "Owner", "OwnerHome"]);
    }
  });

  test("a component by its key, whatever definitions of other files are called", () => {
    const object = { properties: { a: {} } };
    const tags = { properties: { one: { $ref: "a/tag.yml#/Pet" }, two: { $ref: "a/tag.yml#/PetOwner" } } };
    const { api, diagnostics } = build(
      { components: { schemas: { Pet: { $ref: "s/pet.yml" }, "pet-owner": { $ref: "s/owner.yml" } } } },
      {
        files: {
          "s/pet.yml": tags,
          "s/owner.yml": object,
          "s/a/tag.yml": { Pet: object, PetOwner: object },
        },
      },
    );
    expect(api.schemas.map(({ node, name }) => [node.reference, name?.typescript])).toEqual([
      ["s/pet.yml#", "Pet"],
      ["s/owner.yml#", "PetOwner"],
      ["s/a/tag.yml#/Pet", "Pet2"],
      ["s/a/tag.yml#/PetOwner", "PetOwner2"],
    ]);
    expect(problems(diagnostics)).toEqual(
      ["Pet", "PetOwner"].map(
        (name) => `warning name-clash /${name}: \`${name}\` is the name of another schema; this one is \`${name}2\``,
      ),
    );
  });

  test("a component that the lock file calls otherwise, as it does", () => {
    const lock = { ...emptyLockFile, names: { "s/pet.yml#": "Pet2" } };
    const { api } = build(
      { components: { schemas: { Pet: { $ref: "s/pet.yml" } } } },
      {
        lock,
        files: {
          "s/pet.yml": { properties: { tag: { $ref: "a/tag.yml#/Pet" } } },
          "s/a/tag.yml": { Pet: { properties: { a: {} } } },
        },
      },
    );
    expect(schemaNamesOf(api)).toEqual(["Pet2", "Pet"]);
  });

  test("a definition of another file in PascalCase, and a whole file", () => {
    const api = buildSchemas(
      {
        X: {
          properties: { a: { $ref: "all.yml#/order" }, b: { $ref: "order-line.yml" }, c: { $ref: "customer.yml" } },
        },
      },
      { files: { "all.yml": { order: object }, "order-line.yml": object, "customer.yml": object } },
    );
    expect(schemaNamesOf(api)).toEqual(["X", "Order", "Customer", "OrderLine"]);
  });

  test("what recurs through itself has one, since it could not be written otherwise", () => {
    const api = buildSchemas({
      X: { properties: { tree: { type: "array", items: { $ref: "#/components/schemas/X/properties/tree" } } } },
    });
    expect(schemaNamesOf(api)).toEqual(["X", "XTree"]);
  });
});

test("components come first, each with what stands in it, then operations", () => {
  const api = buildClean({
    paths: {
      "/a/{b}": {
        parameters: [{ name: "b", in: "path", required: true, content: { "application/json": { schema: object } } }],
        get: {
          operationId: "readA",
          parameters: [{ name: "filter", in: "query", style: "deepObject", schema: object }],
          responses: nothing,
        },
      },
    },
    components: { schemas: { B: { properties: { inner: { properties: { deep: object } } } }, A: object } },
  });
  expect(schemaNamesOf(api)).toEqual(["B", "BInner", "BInnerDeep", "A", "AByBBParameter", "ReadAFilterParameter"]);
});

test("a schema in an operation keeps that operation's name when another operation refers to it", () => {
  const owner = {
    operationId: "owner",
    responses: { "200": { description: "", content: { "application/json": { schema: object } } } },
  };
  const guest = { operationId: "guest", responses: { "200": { $ref: "#/paths/~1owner/get/responses/200" } } };
  for (const paths of [
    { "/guest": { get: guest }, "/owner": { get: owner } },
    { "/owner": { get: owner }, "/guest": { get: guest } },
  ]) {
    expect(schemaNamesOf(buildClean({ paths }))).toEqual(["Owner200Body"]);
  }
});

describe("inputs", () => {
  const withDefault = { properties: { size: { type: "integer", default: 20 } } };

  test("a schema with defaults has a second type", () => {
    const api = buildSchemas({ Query: withDefault, Page: { properties: { query: ref("Query") } }, Plain: object });
    expect(api.schemas.map((schema) => schema.inputName)).toEqual(["QueryInput", "PageInput", undefined]);
  });

  test("a component of that name keeps it, unless the lock file gives it to the input", () => {
    const before = buildSchemas({ Pet: withDefault });
    const both = { Pet: withDefault, PetInput: object };
    expect(schemaNamed(buildSchemas(both), "Pet").inputName).toBe("PetInput2");
    const { api, diagnostics } = build({ components: { schemas: both } }, { lock: lockFileOf(before) });
    expect(schemaNamed(api, "Pet").inputName).toBe("PetInput");
    expect(schemaNamesOf(api)).toEqual(["Pet", "PetInput2"]);
    expect(problems(diagnostics)).toEqual([
      "warning name-clash /components/schemas/PetInput: `PetInput` is the name of another schema; this one is `PetInput2`",
    ]);
  });
});

describe("by extension", () => {
  test("the name is as it says, and what stands inside follows", () => {
    const api = buildSchemas({ "a.b.C": { "x-specwright": { name: "User" }, properties: { home: object } } });
    expect(schemaNamesOf(api)).toEqual(["User", "UserHome"]);
    expect(api.schemas[0]?.name).toEqual({ spec: "a.b.C", typescript: "User", reason: "extension" });
  });

  test("an inline schema without a name gets one", () => {
    const api = buildSchemas({ X: { properties: { code: { type: "string", "x-specwright": { name: "Code" } } } } });
    expect(schemaNamesOf(api)).toEqual(["X", "Code"]);
  });

  test("two cannot have the same", () => {
    const named = { ...object, "x-specwright": { name: "User" } };
    const { diagnostics } = build({ components: { schemas: { A: named, B: named } } });
    expect(problems(diagnostics)).toEqual([
      "error name-clash /components/schemas/B: another schema has the name `User` by its `x-specwright`",
    ]);
  });
});

test("the identifiers of a schema are known to namer and emitters alike", () => {
  expect(schemaNames("Pet", "PetInput")).toEqual({
    type: "Pet",
    input: "PetInput",
    is: "isPet",
    fits: "fitsPet",
    check: "checkPet",
    parse: "parsePet",
    schema: "schemaOfPet",
    values: "valuesOfPet",
  });
  expect(reservedFor("oauth_Error")).toEqual([
    "oauth_Error",
    "isOauth_Error",
    "fitsOauth_Error",
    "checkOauth_Error",
    "parseOauth_Error",
    "schemaOfOauth_Error",
    "valuesOfOauth_Error",
  ]);
});

describe("stability", () => {
  const word = fc.constantFrom("a", "b", "a-b", "aB", "AB", "item", "value", "Item");
  const schema = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { depthSize: "small" },
      fc.constant<JsonObject>({ type: "string" }),
      fc.dictionary(word, tie("schema"), { maxKeys: 3 }).map((properties): JsonObject => ({ properties })),
      tie("schema").map((items): JsonObject => ({ items })),
      fc.array(tie("schema"), { minLength: 2, maxLength: 3 }).map((oneOf): JsonObject => ({ oneOf })),
    ),
  })).schema;
  const schemas = fc.dictionary(word, schema, { minKeys: 1, maxKeys: 5 });

  const namesByPlace = (components: JsonObject, lock = lockFileOf(build({}).api)) => {
    const { api } = build({ components: { schemas: components } }, { lock });
    return { api, names: Object.fromEntries(api.schemas.map((found) => [found.node.id, found.name?.typescript])) };
  };

  test("the order of components and properties renames nothing", () => {
    const reversed = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(value).reverse());
    fc.assert(
      fc.property(schemas, (components) => {
        expect(namesByPlace(reversed(components)).names).toEqual(namesByPlace(components).names);
      }),
    );
  });

  test("with the lock file, a new component renames nothing", () => {
    fc.assert(
      fc.property(schemas, schema, word, (components, added, key) => {
        fc.pre(!Object.hasOwn(components, key));
        const before = namesByPlace(components);
        const after = namesByPlace({ [key]: added, ...components }, lockFileOf(before.api));
        expect(after.names).toMatchObject(before.names);
      }),
      { numRuns: 100 },
    );
  });

  test("no identifier is taken twice", () => {
    fc.assert(
      fc.property(schemas, (components) => {
        const { api } = namesByPlace(components);
        const taken = api.schemas.flatMap(({ name, inputName }) => reservedFor(name?.typescript ?? "", inputName));
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
