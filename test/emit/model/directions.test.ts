import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas: JsonObject = {
  User: {
    type: "object",
    required: ["id", "name", "password"],
    additionalProperties: false,
    properties: {
      id: { type: "integer", readOnly: true },
      name: { type: "string" },
      password: { type: "string", minLength: 8, writeOnly: true },
      role: { type: "string", default: "guest" },
      friends: { type: "array", items: ref("User") },
    },
  },
  Robot: { type: "object", required: ["model"], properties: { model: { type: "string" }, id: { readOnly: true } } },
  Actor: { oneOf: [ref("User"), ref("Robot")] },
  Staff: { type: "object", additionalProperties: ref("User") },
  Employee: {
    allOf: [
      { ...ref("Robot"), description: "base" },
      { required: ["id", "desk"], minProperties: 2 },
    ],
  },
  Log: {
    type: "object",
    properties: { text: { type: "string" }, at: { readOnly: true } },
    propertyNames: { pattern: "^t" },
    patternProperties: { "^trace-": { type: "string", readOnly: true } },
    unevaluatedProperties: false,
  },
};

const password = "correct horse";

describe("a request", () => {
  test("may lack what is only read, and needs what is only written", async () => {
    const { is, check } = (await validatorsOf(schemas))("UserWritable");
    expect([is({ name: "Ann", password }), is({ name: "Ann" }), is({ id: 1, name: "Ann", password })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(check({ name: "Ann", password: "short" }).issues).toMatchObject([
      { path: "/password", keyword: "minLength" },
    ]);
  });

  test("has items that are equal where they differ in what is only read alone", async () => {
    const list = { type: "array", items: ref("Robot"), uniqueItems: true };
    const nested = { type: "object", properties: { robots: { allOf: [list, { maxItems: 3 }] } } };
    const validators = await validatorsOf({ ...schemas, Robots: list, Nested: nested });
    const [one, same, other] = [
      { id: 1, model: "a" },
      { id: 2, model: "a" },
      { id: 1, model: "b" },
    ];
    const repeated = { keyword: "uniqueItems", message: "Must not repeat an item, but items 1 and 2 are equal." };
    const { is, check, parse } = validators("RobotsWritable");
    expect([is([one, same]), is([one, other])]).toEqual([false, true]);
    expect(check([other, one, same]).issues).toMatchObject([{ path: "", schema: "/uniqueItems", ...repeated }]);
    expect(parse([one, other])).toEqual([{ model: "a" }, { model: "b" }]);
    const inner = validators("NestedWritable");
    expect([inner.is({ robots: [one, same] }), inner.is({ robots: [one, other] })]).toEqual([false, true]);
    expect(inner.check({ robots: [other, one, same] }).issues).toMatchObject([
      { path: "/robots", schema: "/properties/robots/allOf/0/uniqueItems", ...repeated },
    ]);
    // What a response holds is told apart by what is read.
    expect(validators("Robots").is([one, same])).toBe(true);
  });

  test("loses what is only read, whatever it is, on every level", async () => {
    const validators = await validatorsOf(schemas);
    const { check, parse } = validators("UserWritable");
    const sent = { id: "any", name: "Ann", password, friends: [{ id: 2, name: "Bob", password }] };
    const frozen = Object.freeze(sent);
    const kept = { name: "Ann", password, role: "guest", friends: [{ name: "Bob", password, role: "guest" }] };
    expect(check(frozen)).toEqual({ value: kept });
    expect(validators("ActorWritable").parse(sent)).toEqual(kept);
    expect(validators("StaffWritable").parse({ ann: sent })).toEqual({ ann: kept });
    expect(validators("ActorWritable").parse({ id: 1, model: "R2" })).toEqual({ model: "R2" });
    const whole = { name: "Ann", password, role: "admin" };
    expect(parse(whole)).toBe(whole);
  });

  test("is looked at as if what is only read were not there", async () => {
    const validators = await validatorsOf(schemas);
    const employee = validators("EmployeeWritable");
    expect(employee.check({ id: 1, model: "R2", desk: 3 })).toEqual({ value: { model: "R2", desk: 3 } });
    expect(employee.is({ id: 1, model: "R2" })).toBe(false);
    const few = employee.check({ id: 1, model: "R2" }).issues?.map(({ path, keyword }) => [path, keyword]);
    expect(few).toEqual([
      ["", "minProperties"],
      ["/desk", "required"],
    ]);
    const log = validators("LogWritable");
    expect(log.check({ text: "a", at: 1, "trace-1": 5 })).toEqual({ value: { text: "a" } });
    expect([log.is({ text: "a", other: 1 }), log.is({ text: "a", too: 1 })]).toEqual([false, false]);
  });
});

describe("names that the schema writes down", () => {
  const n = { type: "string" };
  const id = { readOnly: true };

  test.each<[string, JsonObject, JsonObject]>([
    ["required beside a pattern", { patternProperties: { "^i": id }, required: ["id"] }, {}],
    ["a member that a pattern describes, too", { properties: { id: n }, patternProperties: { "^i": id } }, { id: 5 }],
    ["required beside additionalProperties", { properties: { n }, additionalProperties: id, required: ["id"] }, {}],
    ["required beside a part", { allOf: [{ patternProperties: { "^i": id } }], required: ["id"] }, {}],
    ["dependentRequired", { patternProperties: { "^i": id }, dependentRequired: { id: ["n"] } }, { id: 1 }],
    ["dependentRequired of it", { patternProperties: { "^i": id }, dependentRequired: { n: ["id"] } }, { n: "a" }],
    ["dependentSchemas", { additionalProperties: id, dependentSchemas: { id: { required: ["n"] } } }, { id: 1 }],
    ["maxProperties", { patternProperties: { "^i": id }, required: ["id"], maxProperties: 0 }, { id: 1 }],
    [
      "an alternative",
      { anyOf: [{ patternProperties: { "^i": id } }, { properties: { id } }], required: ["id"] },
      { id: 1 },
    ],
  ])("are hidden by what says it of others: %s", async (_, schema, value) => {
    const validators = await validatorsOf({ Thing: { type: "object", ...schema } });
    const { is, check } = validators("ThingWritable");
    const { id: hidden, ...rest } = value;
    expect([is(value), is(rest), check(value), check(rest)]).toEqual([true, true, { value: rest }, { value: rest }]);
  });
});

describe("a response", () => {
  test("needs what is only read, and loses what is only written", async () => {
    const { is, check } = (await validatorsOf(schemas))("User");
    expect([is({ id: 1, name: "Ann" }), is({ name: "Ann", password })]).toEqual([true, false]);
    expect(check({ id: 1, name: "Ann", password: 1 })).toEqual({ value: { id: 1, name: "Ann", role: "guest" } });
  });
});

test("types have the members of their direction", () => {
  const model = emitted(documentOf({ Robot: schemas.Robot ?? {}, Actor: { type: "array", items: ref("Robot") } }));
  expect(declarations(model, "src/schemas.ts")).toMatchInlineSnapshot(`
    "/** \`#/components/schemas/Robot\` */
    export interface Robot {
      model: string;
      /** @readonly */
      id?: unknown;
    }

    /**
     * \`#/components/schemas/Robot\`
     *
     * What a request holds of Robot: members that are only read are absent.
     */
    export interface RobotWritable {
      model: string;
    }

    /** \`#/components/schemas/Actor\` */
    export type Actor = Robot[];

    /**
     * \`#/components/schemas/Actor\`
     *
     * What a request holds of Actor: members that are only read are absent.
     */
    export type ActorWritable = RobotWritable[];"
  `);
});

test("the file says what the names mean where there are two forms", () => {
  const text = emitted(documentOf(schemas)).files.get("src/schemas.ts");
  expect(text).toContain("its type is the one whose name ends in Writable");
  expect(emitted(documentOf({ A: { type: "string" } })).files.get("src/schemas.ts")).not.toContain("Writable");
});
