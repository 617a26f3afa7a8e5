import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { defaultsOfMembers } from "../../generator/model/schema/member-defaults.ts";
import { defaultOf } from "../../generator/model/schema/reach.ts";
import { build, problems } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The defaults that count for the members of a schema, and what is reported. */
function outcome(schemas: JsonObject, name: string) {
  const { api, diagnostics } = build({ components: { schemas } });
  const schema = api.schemas.find((one) => one.node.pointer === `/components/schemas/${name}`);
  if (!schema) throw new Error(`there is no ${name}`);
  const defaults = [...defaultsOfMembers(schema)].map(([member, holder]) => [member, holder.default?.value]);
  return { defaults: Object.fromEntries(defaults), problems: problems(diagnostics) };
}

const Base = {
  type: "object",
  properties: { size: { type: "integer", default: 0 }, level: { enum: ["low", "high"], default: "low" } },
};
const warning = (place: string, text: string) =>
  `warning contradiction /components/schemas/${place}: the default ${text}: it does not count here`;

test.each<readonly [text: string, X: JsonObject, place: string, problem: string, rest: JsonObject]>([
  [
    "a part of the allOf",
    { allOf: [ref("Base"), { properties: { size: { minimum: 5 } } }] },
    "X/allOf/1/properties/size",
    "0 is less than 5",
    { level: "low" },
  ],
  [
    "a member beside the $ref",
    { ...ref("Base"), properties: { level: { const: "high" } } },
    "X/properties/level",
    '"low" is not "high"',
    { size: 0 },
  ],
  [
    "a pattern",
    { ...ref("Base"), patternProperties: { "^s": { minimum: 1 } } },
    "X/patternProperties/^s",
    "0 is less than 1",
    { level: "low" },
  ],
  [
    "what is said of further members",
    { allOf: [ref("Base"), { properties: { level: true }, additionalProperties: { maximum: -1 } }] },
    "X/allOf/1/additionalProperties",
    "0 is greater than -1",
    { level: "low" },
  ],
  [
    "a schema that is no list of values",
    { allOf: [ref("Base"), { properties: { size: { not: { const: 0 } } } }] },
    "X/allOf/1/properties/size",
    "0 fits the schema of `not`",
    { level: "low" },
  ],
  [
    "the part of an heir of an heir",
    { allOf: [{ allOf: [ref("Base")], required: ["a"] }, { properties: { size: { type: "string" } } }] },
    "X/allOf/1/properties/size",
    "0 is not of type string",
    { level: "low" },
  ],
  [
    "a keyword beside the $ref of the member",
    { properties: { level: { ...ref("Level"), const: "high" } } },
    "X/properties/level",
    '"low" is not "high"',
    {},
  ],
  [
    "a part of the member",
    { properties: { level: { allOf: [ref("Level"), { enum: ["high"] }] } } },
    "X/properties/level",
    '"low" is none of "high"',
    {},
  ],
])("a default that %s forbids does not count, with a warning", (_, X, place, problem, rest) => {
  const schemas = { Base, Level: { enum: ["low", "high"], default: "low" }, X };
  const found = outcome(schemas, "X");
  expect(found.problems).toContain(warning(place, problem));
  expect(found.defaults).toEqual(rest);
  expect(outcome(schemas, "Base").defaults).toEqual({ size: 0, level: "low" });
});

test("the next default that fits counts", () => {
  const high = { properties: { level: { enum: ["high"], default: "high" } } };
  const told = [warning("X/allOf/1/properties/level", '"low" is none of "high"')];
  expect(outcome({ Base, X: { allOf: [ref("Base"), high] } }, "X")).toEqual({
    defaults: { level: "high", size: 0 },
    problems: told,
  });
  // One that is closed can say nothing of further members, and the part says no more what does not count.
  const X = { allOf: [ref("Base"), high], additionalProperties: { enum: [0, "high"] } };
  expect(outcome({ Base, X }, "X")).toEqual({ defaults: { size: 0, level: "high" }, problems: told });
  const own = { properties: { level: { default: "low" } }, allOf: [high] };
  expect(outcome({ X: own }, "X")).toEqual({
    defaults: { level: "high" },
    problems: [warning("X/allOf/0/properties/level", '"low" is none of "high"')],
  });
  const member = { level: { allOf: [ref("Level"), { const: "high" }, { default: "high" }] } };
  expect(outcome({ Level: { default: "low" }, X: { properties: member } }, "X").defaults).toEqual({ level: "high" });
});

test("a default is taken out with what refers to it", () => {
  const { api } = build({
    components: {
      schemas: {
        Level: { enum: ["low", "high"], default: "low" },
        Alias: { allOf: [ref("Level")] },
        High: { allOf: [ref("Alias")], const: "high" },
      },
    },
  });
  expect(api.schemas.map((schema) => defaultOf(schema)?.value)).toEqual(["low", "low", undefined]);
});

test("parts that forbid a default are told once, whoever is composed of them", () => {
  const High = { properties: { level: { const: "high" } } };
  const both = { allOf: [ref("Base"), ref("High")] };
  const { diagnostics } = build({
    components: { schemas: { Base, High, A: both, B: both, C: { allOf: [ref("A")], required: ["c"] } } },
  });
  expect(problems(diagnostics)).toEqual([warning("High/properties/level", '"low" is not "high"')]);
});

test("of members that have to be there nothing is said", () => {
  const X = { allOf: [ref("Base"), { required: ["size"], properties: { size: { minimum: 5 } } }] };
  expect(outcome({ Base, X }, "X").problems).toEqual([]);
});

test("a default that a closed part excludes does not count, and the part is told", () => {
  const found = outcome(
    { Base, X: { allOf: [ref("Base"), { properties: { level: true }, additionalProperties: false }] } },
    "X",
  );
  expect(found.defaults).toEqual({ level: "low" });
  expect(found.problems).toEqual([
    expect.stringContaining("the member `size` may never be there: `additionalProperties` of another part forbids it"),
  ]);
});

test("what only some of the values fit forbids no default", () => {
  const X = {
    allOf: [ref("Base")],
    anyOf: [{ properties: { level: { const: "high" } } }, { required: ["size"] }],
    if: { required: ["b"] },
    else: { properties: { size: { minimum: 1 } } },
  };
  expect(outcome({ Base, X }, "X").defaults).toEqual({ size: 0, level: "low" });
});

const kind = { type: "string", default: "Cat" };
const Pet = { type: "object", properties: { kind }, discriminator: { propertyName: "kind" } };
const heir = (parent: string, more: JsonObject = {}) => ({ allOf: [ref(parent), { type: "object", ...more }] });

/** An heir that has heirs of its own, and no value. */
const between = {
  Dog: heir("Pet", { properties: { kind: { enum: ["a", "b"] } } }),
  A: heir("Dog", { properties: { kind: { const: "a" } } }),
  B: heir("Dog", { properties: { kind: { const: "b" } } }),
};

test.each<readonly [text: string, schemas: JsonObject, given: string | undefined]>([
  ["its own value", { Dog: heir("Pet") }, "Dog"],
  ["that of the mapping", { Pet: mapped({ cat: "Cat", dog: "Dog", hound: "Dog" }), Dog: heir("Pet") }, "dog"],
  ["the parent's, where it leads to the heir", { Pet: mapped({ Cat: "Dog" }), Dog: heir("Pet") }, "Cat"],
  ["its own default", { Dog: heir("Pet", { properties: { kind: { enum: ["kid"], default: "kid" } } }) }, "kid"],
  ["the only value that it lists", { Dog: heir("Pet", { properties: { kind: { const: "kid" } } }) }, "kid"],
  ["its own value beside those of its heirs", { Dog: heir("Pet"), Puppy: heir("Dog") }, "Dog"],
  [
    "none, where it is closed against the member",
    { Dog: { allOf: [ref("Pet")], additionalProperties: false } },
    undefined,
  ],
  ["none, where values of its heirs alone lead to it", { Pet: mapped({ a: "A", b: "B" }), ...between }, undefined],
])("in an heir the member of the discriminator gets %s", (_, schemas, given) => {
  const { defaults, problems: told } = outcome({ Pet, Cat: heir("Pet"), ...schemas }, "Dog");
  expect(defaults.kind).toEqual(given);
  expect(told.filter((text) => text.includes("the default"))).toEqual([]);
});

function mapped(values: Record<string, string>): JsonObject {
  return { ...Pet, discriminator: { propertyName: "kind", mapping: values } };
}
