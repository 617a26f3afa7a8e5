import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load/load.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { parsePattern } from "../../generator/pattern.ts";
import { temporaryFolder } from "../load/load-text.ts";
import { build, buildClean, nothing, problems, schemaNamesOf } from "./build.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const answering = (schema: JsonObject) => ({ "200": { description: "", ...json(schema) } });
const properties = (members: JsonObject): JsonObject => ({ type: "object", properties: members });

const document: JsonObject = {
  paths: {
    "/pets": {
      get: { tags: ["pets"], operationId: "listPets", responses: answering({ type: "array", items: ref("Pet") }) },
      post: { tags: ["pets", "changes"], operationId: "addPet", requestBody: json(ref("NewPet")), responses: nothing },
    },
    "/pets/{id}/toys": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: { tags: ["toys"], operationId: "listToys", responses: answering(ref("Toy")) },
    },
    "/visits": { get: { responses: answering(ref("Visit")) } },
  },
  webhooks: { born: { post: { tags: ["pets"], requestBody: json(ref("Birth")), responses: nothing } } },
  components: {
    schemas: {
      Pet: properties({ owner: ref("Owner"), default: ref("Colour") }),
      NewPet: properties({ name: { type: "object", default: { $ref: "#/nowhere" } } }),
      Owner: properties({ pets: { type: "array", items: ref("Pet") } }),
      Toy: { ...properties({ kind: { type: "string" } }), required: ["kind"], discriminator: { propertyName: "kind" } },
      Ball: { allOf: [ref("Toy"), properties({ radius: { type: "number" } })] },
      Visit: properties({ place: { $ref: "#/components/schemas/Place/properties/inner" } }),
      Place: properties({ inner: properties({ name: { type: "string" } }) }),
      Birth: properties({ pet: ref("Pet") }),
      Colour: { type: "string" },
      Alone: properties({}),
    },
  },
};

function selected(options: { include?: readonly string[]; exclude?: readonly string[] }) {
  const api = build(document, options).api;
  return {
    operations: [...api.operations, ...api.webhooks.flatMap(({ operations }) => operations)].map(
      ({ name }) => name.typescript,
    ),
    schemas: schemaNamesOf(api).filter((name) => name in (Object(document.components).schemas ?? {})),
  };
}

describe("what is generated", () => {
  test("is everything without patterns, components that nothing needs too", () => {
    const { operations, schemas } = selected({});
    expect(operations).toEqual(["listPets", "addPet", "listToys", "getVisits", "bornWebhook"]);
    expect(schemas).toContain("Alone");
  });

  test.each<[string, { include?: string[]; exclude?: string[] }, string[], string[]]>([
    ["by a tag, whichever of them", { include: ["tag:changes"] }, ["addPet"], ["NewPet"]],
    ["by a path", { include: ["path:/pets"] }, ["listPets", "addPet"], ["Pet", "NewPet", "Owner", "Colour"]],
    [
      "by a path with a parameter, and heirs with it",
      { include: ["path:/pets/{id}/*"] },
      ["listToys"],
      ["Toy", "Ball"],
    ],
    ["by the paths below", { include: ["path:/pets/**"] }, ["listToys"], ["Toy", "Ball"]],
    ["by an operation's id", { include: ["operation:add*"] }, ["addPet"], ["NewPet"]],
    [
      "by the name that an operation without an id gets",
      { include: ["operation:getVisits"] },
      ["getVisits"],
      ["Visit", "Place"],
    ],
    [
      "by several patterns",
      { include: ["operation:addPet", "operation:getVisits"] },
      ["addPet", "getVisits"],
      ["NewPet", "Visit", "Place"],
    ],
    [
      "but for what is excluded",
      { include: ["tag:pets"], exclude: ["path:/pets"] },
      ["bornWebhook"],
      ["Pet", "Owner", "Birth", "Colour"],
    ],
    ["but for what is excluded of all", { exclude: ["tag:pets", "tag:toys"] }, ["getVisits"], ["Visit", "Place"]],
    ["components by name alone", { include: ["schema:Alone", "schema:Col*"] }, [], ["Colour", "Alone"]],
  ])("%s", (_, patterns, operations, schemas) => {
    expect(selected(patterns)).toEqual({ operations, schemas });
  });
});

test("patterns that leave no operation are told", () => {
  const exclude = ["tag:pets", "tag:toys", "operation:getVisits"];
  expect(problems(build(document, { exclude }).diagnostics)).toEqual([
    expect.stringMatching(/^warning unmatched-pattern .*: the patterns leave no operation$/),
  ]);
});

describe("a pattern that nothing matches", () => {
  test.each([
    ["tag:pest", "no tag of an operation matches the pattern tag:pest", "Did you mean tag:pets?"],
    ["path:/pet", "no path matches the pattern path:/pet", "Did you mean path:/pets?"],
    ["operation:listPet", "no operation matches the pattern operation:listPet", "Did you mean operation:listPets?"],
    ["schema:pet", "no component matches the pattern schema:pet", "Did you mean schema:Pet?"],
    ["tag:*nothing*", "no tag of an operation matches the pattern tag:*nothing*", undefined],
  ])("%s is an error that says what is like it", (pattern, message, help) => {
    const { diagnostics } = build(document, { include: [pattern] });
    expect(diagnostics).toEqual([
      { code: "unmatched-pattern", severity: "error", message, ...(help !== undefined && { help }) },
    ]);
  });

  test("is one of those that are excluded, too", () => {
    expect(problems(build(document, { exclude: ["tag:nobody"] }).diagnostics)).toHaveLength(1);
  });

  test.each([
    { include: ["tag:toys"], exclude: ["tag:pets", "path:/visits", "operation:addPet"] },
    { include: ["path:/pets/**", "tag:toys"], exclude: ["operation:getVisits"] },
  ])("is none of those that match only what is not included anyway: $exclude", (options) => {
    const { api, diagnostics } = build(document, options);
    expect(problems(diagnostics)).toEqual([]);
    expect(api.operations.map(({ name }) => name.typescript)).toEqual(["listToys"]);
  });
});

test("nothing is said against what is left out", () => {
  const faulty: JsonObject = {
    paths: {
      "/good": { get: { operationId: "good", responses: nothing } },
      "/bad": { get: { operationId: "good", parameters: [{ $ref: "#/nowhere" }], responses: nothing } },
      "/bad/{id": { get: { operationId: "worse", responses: nothing } },
    },
    components: { schemas: { Bad: { type: "string", default: 1 } } },
  };
  const said = (exclude: readonly string[]) => problems(build(faulty, { exclude }).diagnostics);
  expect(said([]).length).toBeGreaterThan(3);
  expect(said(["path:/bad", "path:/bad/*"])).toEqual([]);
});

test("nothing is said against components of any kind that only what is left out needs", async () => {
  const error = (name: string) =>
    `{ description: e, content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } }`;
  const text = (operation: string) => `openapi: 3.1.0
info: { title: T, version: "1" }
security: [{ own: [] }]
paths:
  /a:
    get: { tags: [a], responses: { "200": { $ref: "#/components/responses/Ok" } }, ${operation} }
  /b:
    get:
      tags: [b]
      security: [{ broken: [] }]
      parameters: [{ $ref: "#/components/parameters/Broken" }]
      responses: { default: { $ref: "#/components/responses/Err" } }
components:
  responses: { Ok: { description: ok, headers: { X: { $ref: "#/components/headers/X" } } }, Err: ${error("Nope")} }
  parameters: { Broken: { name: q, in: query, schema: { $ref: "#/components/schemas/Nope" } } }
  headers: { X: { schema: { type: strin } }, Y: { schema: { type: strin } } }
  securitySchemes: { own: { type: http, scheme: bearer }, broken: { type: nonsense } }
`;
  const said = async (operation: string) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "api.yml"), text(operation));
    const diagnostics = new Diagnostics();
    const document = await load({ spec: "api.yml", overlays: [], cwd, diagnostics });
    const selection = { include: ["tag:a"], exclude: [] };
    buildApi(document, { diagnostics, lock: emptyLockFile, selection });
    return diagnostics.list.map(({ location }) => location?.pointer);
  };
  expect(await said("description: A")).toEqual(["/components/headers/X/schema/type"]);
  expect(await said("security: [{ broken: [] }]")).toContain("/components/securitySchemes/broken/type");
});

test("what is left out keeps its names in the lock file, and is called as before when it is back", () => {
  const operation = (operationId: string, tag: string): JsonObject => ({
    get: { operationId, tags: [tag], responses: nothing },
  });
  const paths = { "/a": operation("get-it", "A"), "/b": operation("get_it", "some b") };
  const before = lockFileOf(build({ paths }).api);
  expect(Object.keys(before.names)).toEqual(["#/paths/~1a/get", "#/paths/~1b/get", "#/tags/some b"]);
  const without = lockFileOf(buildClean({ paths }, { lock: before, include: ["path:/a"] }), before);
  expect(without).toEqual(before);
  // What the document no longer has is forgotten.
  const gone = lockFileOf(build({ paths: { "/b": paths["/b"] } }, { lock: before }).api, before);
  expect(Object.keys(gone.names)).toEqual(["#/paths/~1b/get", "#/tags/some b"]);
});

test.each([
  ["path:/a/*", "/a/b", true],
  ["path:/a/*", "/a/b/c", false],
  ["path:/a/**", "/a/b/c", true],
  ["path:/a/{id}", "/a/{id}", true],
  ["path:/a.b", "/aXb", false],
  ["tag:a*", "a/b c", true],
  ["operation:get(x)", "get(x)", true],
])("%s and %s: %s", (pattern, name, matches) => {
  expect(parsePattern(pattern)?.matches(name)).toBe(matches);
});

test.each(["pets", "tags:pets", "tag:", ""])("%j is no pattern", (text) => {
  expect(parsePattern(text)).toBeUndefined();
});

test("names with spaces are kept too", () => {
  const thing = { type: "object", properties: { "in er": { type: "object", properties: { at: {} } } } };
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/my thing" } } } };
  const post = { tags: ["a b with c"], requestBody: body, responses: { "200": { description: "", ...body } } };
  const paths = { "/a b/{id}": { post }, "/b": { get: { responses: nothing } } };
  const document = { paths, components: { schemas: { "my thing": thing } } };
  const before = lockFileOf(build(document).api);
  expect(Object.keys(before.names)).toContain("#/components/schemas/my thing/properties/in er");
  const include = ["path:/b"];
  expect(lockFileOf(build(document, { lock: before, include }).api, before)).toEqual(before);
  // A name that another one begins with is not its place.
  const gone = { paths, components: { schemas: { my: thing } } };
  const { names } = lockFileOf(build(gone, { lock: before, include }).api, before);
  expect(Object.keys(names).filter((key) => key.includes("my thing"))).toEqual([]);
});
