import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { types, validatorsOf } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (kind: JsonObject, members: JsonObject = {}): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind, ...members },
});
const by = (mapping: JsonObject = {}): JsonObject => ({ discriminator: { propertyName: "kind", mapping } });
const union = (...names: readonly string[]) => ({ oneOf: names.map((name) => ref(name)) });
const heir = (parent: string): JsonObject => ({
  allOf: [ref(parent), { type: "object", properties: { n: { type: "integer" } } }],
});
const orNull = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: "null" }] });
const family = (mapping: JsonObject): JsonObject => ({
  Pet: { ...object({ type: "string" }), ...by(mapping) },
  Cat: heir("Pet"),
  Dog: heir("Pet"),
});
const named = family({});
const mapped = family({ c: "Cat", d: "Dog" });
const ab: JsonObject = {
  A: object({ const: "a" }),
  B: object({ const: "b" }),
  Either: { ...union("A", "B"), ...by() },
};
const robot = object({ const: "robot" });
/** A union without a discriminator, of what other tests have with one. */
const plain = union("Cat", "Dog");

describe("the values that lead to an alternative of a discriminator are those that the alternative takes:", () => {
  test.each<[string, readonly string[], JsonObject, JsonObject]>([
    ["a parent", ["Cat", "Dog"], named, ref("Pet")],
    ["a parent with a mapping", ["c", "d"], mapped, ref("Pet")],
    ["a parent or null", ["Cat", "Dog"], { ...named, Maybe: orNull(ref("Pet")) }, ref("Maybe")],
    ["an heir with heirs", ["Dog", "Puppy"], { ...named, Puppy: heir("Dog") }, ref("Dog")],
    ["a union of heirs", ["Cat", "Dog"], { ...named, In: plain }, ref("In")],
    ["a union of heirs with a mapping", ["c", "d"], { ...mapped, In: plain }, ref("In")],
    ["a discriminated union of heirs", ["c", "d"], { ...mapped, In: { ...plain, ...by() } }, ref("In")],
    ["a schema composed of a union", ["a", "b"], { ...ab, More: heir("Either") }, ref("More")],
    ["a schema composed of a parent, in place", ["Cat", "Dog"], named, heir("Pet")],
    ["a schema composed of a union, in place", ["a", "b"], ab, heir("Either")],
    ["an heir, in place", ["c"], mapped, heir("Cat")],
    ["a union that is not told apart, in place", ["Cat", "Dog"], named, plain],
  ])("%s", async (_, values, schemas, alternative) => {
    const all = { ...schemas, Robot: robot, Any: { oneOf: [alternative, ref("Robot")], ...by() } };
    const any = (await validatorsOf(all))("Any");
    for (const kind of [...values, "robot"]) expect(fitsAndIssues(any, { kind })).toEqual([]);
    expect(any.check({ kind: "no" }).issues).toMatchObject([
      { path: "/kind", keyword: "discriminator", expected: [...values, "robot"] },
    ]);
    expect(/export type Any = .*/.exec(types(all))?.[0]).not.toContain("kind");
  });
});

test("a union with a default has the values of its mapping, and is known by its name besides", async () => {
  const schemas = {
    ...ab,
    Other: object({ type: "string" }),
    In: {
      oneOf: [ref("A"), ref("B"), ref("Other")],
      discriminator: { propertyName: "kind", mapping: { a: "A", b: "B" }, defaultMapping: "Other" },
    },
    Robot: robot,
    Any: { ...union("Robot", "In"), ...by() },
  };
  const any = (await validatorsOf(schemas))("Any");
  expect(["robot", "a", "b", "In", "no"].map((kind) => any.is({ kind }))).toEqual([true, true, true, true, false]);
});

describe("a value that two alternatives have is that of the one within the other:", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["an heir and its own heir", { d: "Dog", p: "Puppy" }, union("Dog", "Puppy")],
    ["a parent and its heir", { d: "Dog", p: "Puppy" }, union("Pet", "Puppy")],
    ["an heir, once with null", { d: "Dog", p: "Puppy" }, { oneOf: [orNull(ref("Dog")), ref("Puppy")] }],
  ])("%s", async (_, mapping, one) => {
    const schemas = { ...family(mapping), Puppy: heir("Dog"), Any: { ...one, ...by() } };
    const any = (await validatorsOf(schemas))("Any");
    expect(fitsAndIssues(any, { kind: "d" })).toEqual([]);
    expect(fitsAndIssues(any, { kind: "p" })).toEqual([]);
    expect(any.is({ kind: "Puppy" })).toBe(false);
  });
});

test("a value that two alternatives have leads to either of them", async () => {
  const schemas = {
    A: object({ enum: ["a", "both"] }, { n: { type: "integer" } }),
    B: object({ enum: ["b", "both"] }, { n: { type: "string" } }),
    Any: { ...union("A", "B"), ...by() },
  };
  const any = (await validatorsOf(schemas))("Any");
  for (const [kind, n] of [
    ["a", 1],
    ["b", "1"],
    ["both", 1],
    ["both", "1"],
  ] as const)
    expect(fitsAndIssues(any, { kind, n })).toEqual([]);
  expect(any.is({ kind: "a", n: "1" })).toBe(false);
});

describe("a discriminator whose member is no text tells nothing apart:", () => {
  const page = (items: JsonObject) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "array", items } },
  });

  test("that of a parent", async () => {
    const schemas = {
      Page: { ...page({}), ...by() },
      Brands: { allOf: [ref("Page"), { properties: { kind: { type: "array", items: { type: "string" } } } }] },
      Articles: { allOf: [ref("Page"), { properties: { kind: { type: "array", items: { type: "integer" } } } }] },
    };
    const named = await validatorsOf(schemas);
    expect(fitsAndIssues(named("Brands"), { kind: ["a"] })).toEqual([]);
    expect(fitsAndIssues(named("Page"), { kind: [1] })).toEqual([]);
    expect(types(schemas)).not.toContain("never");
  });

  test.each<[string, JsonObject]>([
    ["by names", {}],
    ["by a mapping", { "1": "One", "2": "Two" }],
  ])("that of a union, %s", async (_, mapping) => {
    const schemas = {
      One: object({ type: "integer" }),
      Two: object({ type: "boolean" }),
      Any: { ...union("One", "Two"), ...by(mapping) },
    };
    const any = (await validatorsOf(schemas))("Any");
    for (const kind of [1, true]) expect(fitsAndIssues(any, { kind })).toEqual([]);
    expect(types(schemas)).toContain("export type Any = One | Two;");
  });
});

describe("all values are told where alternatives differ by them without a discriminator, and one of them is", () => {
  test.each<[string, JsonObject]>([
    ["null, too", orNull(ref("A"))],
    ["composed of a union", heir("Either")],
    ["composed of a union, or null", orNull(heir("Either"))],
  ])("%s", async (_, one) => {
    const schemas = { ...ab, C: object({ const: "c" }), D: object({ const: "d" }) };
    const any = (await validatorsOf({ ...schemas, Any: { oneOf: [one, ref("C"), ref("D")] } }))("Any");
    const [issue, ...others] = any.check({ kind: "no" }).issues ?? [];
    expect([issue?.path, issue?.expected, others]).toEqual(["/kind", expect.arrayContaining(["a", "c", "d"]), []]);
    expect(any.is(null)).toBe("anyOf" in one);
  });
});
