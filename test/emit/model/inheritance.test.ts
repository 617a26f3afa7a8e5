import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { documentOf, emitted, types, validatorsOf } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const heir = (parent: string, properties: JsonObject) => ({ allOf: [ref(parent), { type: "object", properties }] });

const schemas: JsonObject = {
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, friend: ref("Pet") },
    discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
  },
  Cat: heir("Pet", { lives: { type: "integer", default: 9 } }),
  Dog: heir("Pet", { bark: { type: "boolean" } }),
  Owner: { type: "object", properties: { pets: { type: "array", items: ref("Pet") } } },
};

describe("a value of a schema with heirs", () => {
  test("is a value of the heir that its discriminator names", async () => {
    const { is, check, parse } = (await validatorsOf(schemas))("Pet");
    expect([is({ kind: "cat", lives: 7 }), is({ kind: "cat", lives: "x" }), is({ kind: "Dog", bark: true })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(check({ kind: "cat", lives: "x" }).issues).toMatchObject([{ path: "/lives", keyword: "type" }]);
    expect(parse({ kind: "Dog", friend: { kind: "cat" } })).toEqual({ kind: "Dog", friend: { kind: "cat", lives: 9 } });
  });

  test("has one of the values that lead somewhere, wherever it stands", async () => {
    const validators = await validatorsOf(schemas);
    const issue = { keyword: "discriminator", expected: ["cat", "Dog"] };
    expect(validators("Pet").check({ kind: "Cat" }).issues).toMatchObject([{ path: "/kind", ...issue }]);
    expect(validators("Pet").check({}).issues).toMatchObject([{ path: "/kind", ...issue }]);
    const owner = validators("Owner").check({ pets: [{ kind: "cat" }, { kind: "cow" }] });
    expect(owner.issues).toMatchObject([{ path: "/pets/1/kind", ...issue }]);
  });

  test("has that of the heir where the heir is asked for", async () => {
    const { is, check } = (await validatorsOf(schemas))("Cat");
    expect([is({ kind: "cat" }), is({ kind: "Dog" })]).toEqual([true, false]);
    expect(check({ kind: "Dog" }).issues).toMatchObject([
      { path: "/kind", schema: "/allOf/0/$ref/discriminator", keyword: "discriminator", expected: ["cat"] },
    ]);
  });
});

describe("a value of a discriminator that leads to two heirs", () => {
  const family = (details: JsonObject = {}) => ({
    Base: {
      ...{ type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
      ...{ discriminator: { propertyName: "kind" }, ...details },
    },
    One: heir("Base", { kind: { enum: ["k1"] }, a: { type: "integer" }, deep: ref("Base") }),
    Two: heir("Base", { kind: { enum: ["k1", "k2"] }, b: { type: "string" } }),
    Third: heir("Base", { c: { type: "boolean" } }),
  });
  const values: readonly [JsonObject, readonly string[]][] = [
    [{ kind: "k1" }, []],
    [{ kind: "k1", a: 1, b: "s" }, []],
    [{ kind: "k1", a: 1, b: 2 }, []],
    [{ kind: "k1", a: "s", b: "s" }, []],
    [{ kind: "k1", a: "s", b: 2 }, ["/a type"]],
    [{ kind: "k2", a: "s" }, []],
    [{ kind: "k2", b: 1 }, ["/b type"]],
    [{ kind: "Third", c: 1 }, ["/c type"]],
    [{ kind: "k1", deep: { kind: "k1", deep: { kind: "k1", a: 1 } } }, []],
  ];

  test.each(values)("takes what fits either, and refuses what fits neither: %j", async (value, issues) => {
    const validators = (await validatorsOf(family()))("Base");
    expect(fitsAndIssues(validators, value)).toEqual(issues);
  });

  test("is there once where it is said what would do", async () => {
    const { check } = (await validatorsOf(family()))("Base");
    expect(check({ kind: "x" }).issues).toMatchObject([
      { path: "/kind", message: 'Must be "k1", "k2" or "Third".', expected: ["k1", "k2", "Third"] },
    ]);
  });

  test("leaves null to a family that may be null", async () => {
    const validators = (await validatorsOf(family({ type: ["object", "null"] })))("Base");
    expect([validators.is(null), validators.is({ kind: "k1" }), validators.is("k1")]).toEqual([true, true, false]);
  });

  test("lets several heirs fit in the direction that hides it, too", async () => {
    const hidden = (kind: JsonObject, more: JsonObject) => heir("Base", { kind: { readOnly: true, ...kind }, ...more });
    const validators = await validatorsOf({
      Base: { ...family().Base, required: [], properties: { kind: { type: "string", readOnly: true } } },
      One: hidden({ enum: ["k1"] }, { a: { type: "integer" } }),
      Two: hidden({ enum: ["k1", "k2"] }, { b: { type: "string" } }),
    });
    const written = validators("BaseWritable");
    expect(fitsAndIssues(written, { a: 1, b: "s" })).toEqual([]);
    expect(fitsAndIssues(written, { a: "s", b: "s" })).toEqual([]);
    expect(fitsAndIssues(written, { a: "s", b: 1 })).not.toEqual([]);
  });

  test("is there for an heir and an heir of that", async () => {
    const { Base } = family();
    const Dog = heir("Base", { kind: { enum: ["dog", "pup"] } });
    const Pup = heir("Dog", { kind: { enum: ["pup"] }, age: { type: "integer" } });
    const validators = (await validatorsOf({ Base, Dog, Pup }))("Base");
    expect(fitsAndIssues(validators, { kind: "pup", age: 1 })).toEqual([]);
    expect(fitsAndIssues(validators, { kind: "dog" })).toEqual([]);
    expect(fitsAndIssues(validators, { kind: "cat" })).toEqual(["/kind discriminator"]);
  });
});

describe("an heir that is closed beside its parent", () => {
  const closed = (details: JsonObject, required = ["kind"]) => ({
    Pet: { ...(schemas.Pet as JsonObject), required },
    Cat: { allOf: [ref("Pet")], type: "object", ...details },
  });

  test.each<[string, JsonObject, string]>([
    ["additionalProperties: false", { additionalProperties: false }, "additionalProperties"],
    ["additionalProperties of another type", { additionalProperties: { type: "integer" } }, "type"],
    ["patterns beside it", { patternProperties: { "^x": true }, additionalProperties: false }, "additionalProperties"],
  ])("forbids the discriminator's member as its own text does: %s", async (_, details, keyword) => {
    const properties = { lives: { type: "integer" } };
    const validators = await validatorsOf(closed({ properties, ...details }));
    expect(fitsAndIssues(validators("Cat"), { kind: "cat", lives: 1 })).toEqual([`/kind ${keyword}`]);
    expect(fitsAndIssues(validators("Pet"), { kind: "cat", lives: 1 })).toEqual([`/kind ${keyword}`]);
  });

  test("has the member where its own text declares it, and what its parent describes beside unevaluatedProperties", async () => {
    const own = await validatorsOf(closed({ properties: { kind: { type: "string" } }, additionalProperties: false }));
    expect(fitsAndIssues(own("Cat"), { kind: "cat" })).toEqual([]);
    const unevaluated = await validatorsOf(closed({ unevaluatedProperties: false }));
    expect(fitsAndIssues(unevaluated("Cat"), { kind: "cat" })).toEqual([]);
    const bare = { type: "object", discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } };
    const silent = await validatorsOf({ ...closed({ unevaluatedProperties: false }), Pet: bare });
    expect(fitsAndIssues(silent("Cat"), { kind: "cat" })).toEqual(["/kind unevaluatedProperties"]);
  });
});

describe("a default mapping", () => {
  const union = {
    oneOf: [ref("Ping"), ref("Other")],
    discriminator: { propertyName: "type", defaultMapping: "Other" },
  };
  const messages = {
    Ping: {
      type: "object",
      required: ["type", "at"],
      properties: { type: { const: "ping" }, at: { type: "integer" } },
    },
    Other: { type: "object", properties: { type: { type: "string" }, text: { type: "string" } } },
    Message: union,
    Open: { ...union, unevaluatedProperties: false },
  };

  test.each(["Message", "Open"])("takes the values that lead nowhere, and no value: %s", async (name) => {
    const { is, check } = (await validatorsOf(messages))(name);
    expect([is({ type: "ping", at: 1 }), is({ type: "pong", text: "a" }), is({ text: "a" })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([is({ type: "ping" }), is({ type: "pong", text: 1 }), is(1)]).toEqual([false, false, false]);
    expect(check({ type: "ping", at: "x" }).issues).toMatchObject([{ path: "/at", keyword: "type" }]);
    expect(check({ text: 1 }).issues).toMatchObject([{ path: "/text", keyword: "type" }]);
  });
});

describe("a family within a family, which tells its heirs apart by another member", () => {
  const family = (of: string, mapping: JsonObject = {}): JsonObject => ({
    type: "object",
    required: [of],
    properties: { [of]: { type: "string" } },
    discriminator: { propertyName: of, mapping },
  });
  const families = ([small, large]: readonly JsonObject[], mapping: JsonObject = {}): JsonObject => ({
    Pet: family("kind", mapping),
    Dog: { allOf: [ref("Pet")], ...family("size") },
    Small: { allOf: [ref("Dog")], type: "object", ...small },
    Large: { allOf: [ref("Dog")], type: "object", ...large },
  });

  test("is where the values of the outer one lead to all heirs of the inner one", async () => {
    const text = types(families([]));
    expect(text).toContain(
      'export type Pet = (Dog & { kind: "Dog" }) | (Small & { kind: "Small" }) | (Large & { kind: "Large" });',
    );
    expect(text).toContain('export interface Small extends DogBase {\n  kind: "Dog" | "Small";\n  size: "Small";\n}');
    const validators = await validatorsOf(families([]));
    const ask = (value: JsonObject) => fitsAndIssues(validators("Pet"), value);
    expect([ask({ kind: "Dog", size: "Small" }), ask({ kind: "Small", size: "Small" })]).toEqual([[], []]);
    expect([ask({ kind: "Dog" }), ask({ kind: "Large", size: "Small" }), ask({ kind: "Cow" })]).toEqual([
      ["/size discriminator"],
      ["/size discriminator"],
      ["/kind discriminator"],
    ]);
  });

  const kinds = ["s", "l"].map((kind): JsonObject => ({ properties: { kind: { const: kind } } }));

  test("is none of the outer one's alternatives where no heir takes its name", () => {
    const { files, diagnostics } = emitted(documentOf(families(kinds)));
    expect(files.get("src/schemas.ts")).toContain("export type Pet = Small | Large;");
    expect(diagnostics).toEqual([]);
  });

  test("is warned of where no heir takes the value that is written down", () => {
    const { diagnostics } = emitted(documentOf(families(kinds, { dog: "Dog" })));
    expect(diagnostics.map(({ code, message, location }) => [code, message, location?.pointer])).toEqual([
      [
        "contradiction",
        "`dog` leads to a schema whose `kind` allows `s`, `l` alone: no value fits by it",
        "/components/schemas/Pet/discriminator/mapping/dog",
      ],
    ]);
  });
});

test("an heir that says null itself is null or an heir", async () => {
  const nullable = ["object", "null"];
  const schemas = {
    Pet: {
      type: nullable,
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind" },
    },
    Cat: {
      type: nullable,
      allOf: [{ $ref: "#/components/schemas/Pet" }],
      properties: { lives: { type: "integer", default: 9 } },
    },
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
  };
  const of = await validatorsOf(schemas);
  expect(["Pet", "Cat", "CatObject", "Dog"].map((name) => of(name).is(null))).toEqual([true, true, false, false]);
  expect(of("Cat").check({ kind: "Cat" })).toEqual({ value: { kind: "Cat", lives: 9 } });
  expect(of("Pet").check({ kind: "Cat" })).toEqual({ value: { kind: "Cat", lives: 9 } });
  const places = (name: string) =>
    of(name)
      .check({ kind: "Cat", lives: "nine" })
      .issues?.map(({ schema }) => schema);
  expect(places("Cat")).toEqual(["/anyOf/0/properties/lives/type"]);
  expect(places("Pet")).toEqual(["/discriminator/mapping/Cat/properties/lives/type"]);
});
