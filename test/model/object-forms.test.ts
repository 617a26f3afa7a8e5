import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { lockFileOf } from "../../generator/model/names/lock-file.ts";
import { build, buildSchemas, problems, schemaNamed, schemaNamesOf } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const Base: JsonObject = { properties: { id: { type: "string" } } };
const Pet: JsonObject = { type: "object", allOf: [ref("Base")] };

/** The names of the types of objects alone, by those of their schemas. */
function formsOf(schemas: JsonObject) {
  const named = buildSchemas(schemas).schemas.filter(({ objectForm }) => objectForm);
  return Object.fromEntries(named.map(({ name, objectForm }) => [name?.typescript, objectForm?.name?.typescript]));
}

describe("the objects of a schema without a type have a type of their own", () => {
  test.each<[string, JsonObject]>([
    ["in an `allOf` beside a type", Pet],
    ["in an `allOf` with a part that has one", { allOf: [ref("Base"), { type: "object" }] }],
    ["beside a `$ref`", { type: "object", ...ref("Base") }],
    ["as an alternative", { type: "object", anyOf: [ref("Base"), { required: ["a"] }] }],
    ["as what a condition asks for", { type: "object", if: {}, ["then" as string]: ref("Base") }],
    ["where null is allowed, too", { type: ["object", "null"], allOf: [ref("Base")] }],
    ["in a part of a part", { type: "object", allOf: [{ allOf: [{ oneOf: [ref("Base")] }] }] }],
    ["in a member", { properties: { a: { type: "object", allOf: [ref("Base")] } } }],
    ["by another name", { type: "object", allOf: [{ description: "words", ...ref("Base") }] }],
    [
      "in a member of which another part says what it is",
      { allOf: [{ properties: { a: { type: "object" } } }, { properties: { a: ref("Base") } }] },
    ],
  ])("%s", (_, Other) => {
    expect(formsOf({ Base, Other })).toEqual({ Base: "BaseObject" });
  });

  test.each<[string, JsonObject]>([
    ["where nothing says that there are objects alone", { allOf: [ref("Base"), { properties: {} }] }],
    ["where there are none", { type: ["array", "string"], allOf: [ref("Base")] }],
    ["in members", { type: "object", properties: { a: ref("Base") } }],
    ["as one of other alternatives", { oneOf: [ref("Base"), { type: "object" }] }],
    ["in `not`", { type: "object", not: ref("Base") }],
    ["by nothing but a `$ref`", ref("Base")],
  ])("not %s", (_, Other) => {
    expect(formsOf({ Base, Other })).toEqual({});
  });

  test.each<[string, JsonObject]>([
    ["has a type", { type: "object", ...Base }],
    ["has the types of what it is composed of", { allOf: [{ type: "object" }] }],
    ["says nothing of members", { minLength: 1 }],
    ["says nothing", {}],
  ])("not of one that %s", (_, schema) => {
    expect(formsOf({ Base: schema, Pet })).toEqual({});
  });

  test("nor of what is composed of them, but of what that is composed of in turn", () => {
    const Middle = { allOf: [ref("Base"), { properties: { a: {} } }] };
    expect(formsOf({ Base, Middle, Pet: { type: "object", allOf: [ref("Middle")] } })).toEqual({
      Base: "BaseObject",
      Middle: "MiddleObject",
    });
    expect(formsOf({ Base, Middle })).toEqual({});
  });
});

test("a component of that name keeps it, unless the lock file gives it to the objects", () => {
  const withDefault = { properties: { size: { type: "integer", default: 20 } } };
  const before = buildSchemas({ Base: withDefault, Pet });
  const all = { Base: withDefault, Pet, BaseObject: { type: "object" }, BaseObjectInput: { type: "object" } };
  const formOf = (api: typeof before) => {
    const { name, inputName } = schemaNamed(api, "Base").objectForm ?? {};
    return [name?.typescript, inputName];
  };
  expect(formOf(before)).toEqual(["BaseObject", "BaseObjectInput"]);
  expect(formOf(buildSchemas(all))).toEqual(["BaseObject2", "BaseObject2Input"]);
  const { api, diagnostics } = build({ components: { schemas: all } }, { lock: lockFileOf(before) });
  expect(formOf(api)).toEqual(["BaseObject", "BaseObjectInput"]);
  expect(schemaNamesOf(api)).toEqual(["Base", "Pet", "BaseObject2", "BaseObjectInput2"]);
  expect(problems(diagnostics).map((problem) => problem.split(":")[0])).toEqual([
    "warning name-clash /components/schemas/BaseObject",
    "warning name-clash /components/schemas/BaseObjectInput",
  ]);
});
