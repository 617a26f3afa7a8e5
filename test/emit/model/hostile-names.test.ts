import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { validatorsOf } from "./generated-model.ts";

/** Schemas and values as they come out of a JSON text, where `__proto__` is a name like any other. */
function json(text: string): JsonObject {
  return JSON.parse(text);
}

const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

/** One package with schemas for every name. */
function packageOf(schemasFor: (name: string, index: number) => string): () => ReturnType<typeof validatorsOf> {
  let made: ReturnType<typeof validatorsOf> | undefined;
  return () => {
    made ??= validatorsOf(json(`{${inherited.map(schemasFor).join(",")}}`));
    return made;
  };
}

const members = packageOf((name, index) => {
  const key = JSON.stringify(name);
  return `
    "Declared${index}": { "type": "object", "required": [${key}], "properties": { ${key}: { "type": "string" } }, "additionalProperties": false },
    "Optional${index}": { "type": "object", "properties": { ${key}: { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } } } },
    "MustHave${index}": { "type": "object", "required": [${key}] },
    "Closed${index}": { "type": "object", "properties": { "a": true }, "additionalProperties": false },
    "Named${index}": { "type": "object", "additionalProperties": { "type": "string" } },
    "Pattern${index}": { "type": "object", "patternProperties": { "^${name}$": { "type": "string" } } },
    "Names${index}": { "type": "object", "propertyNames": { "enum": [${key}] } },
    "Dependent${index}": { "type": "object", "dependentRequired": { ${key}: ["a"] } },
    "Depending${index}": { "type": "object", "dependentSchemas": { ${key}: { "required": ["a"] } } },
    "Needed${index}": { "type": "object", "dependentRequired": { "a": [${key}] } },
    "Count${index}": { "type": "object", "minProperties": 1, "maxProperties": 1 },
    "Unevaluated${index}": { "type": "object", "allOf": [{ "properties": { ${key}: { "type": "string" } } }], "unevaluatedProperties": false },
    "Listed${index}": { "enum": [{ ${key}: 1 }] },
    "Unique${index}": { "type": "array", "uniqueItems": true }`;
});

const alternatives = packageOf((name, index) => {
  const key = JSON.stringify(name);
  const alternative = (tag: string) => `{ "type": "object", "required": [${key}], "properties": { ${key}: ${tag} } }`;
  return `
    "A${index}": ${alternative(`{ "type": "string" }`)},
    "B${index}": ${alternative(`{ "type": "string" }`)},
    "Named${index}": {
      "oneOf": [{ "$ref": "#/components/schemas/A${index}" }, { "$ref": "#/components/schemas/B${index}" }],
      "discriminator": { "propertyName": ${key}, "mapping": { "__proto__": "A${index}", "constructor": "B${index}" } }
    },
    "Found${index}": { "oneOf": [${alternative(`{ "const": "__proto__" }`)}, ${alternative(`{ "const": "constructor" }`)}] }`;
});

describe("names that every object inherits", () => {
  test.each(inherited)("%s is a member only where it is an own one", async (name) => {
    const validators = await members();
    const index = inherited.indexOf(name);
    const key = JSON.stringify(name);
    const of = (schema: string, value: string) => fitsAndIssues(validators(`${schema}${index}`), JSON.parse(value));
    expect(of("Declared", "{}")).toEqual([`/${name} required`]);
    expect(of("Declared", `{${key}:"a"}`)).toEqual([]);
    expect(of("Declared", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Optional", "{}")).toEqual([]);
    expect(of("Optional", `{${key}:{"a":"b"}}`)).toEqual([]);
    expect(of("Optional", `{${key}:{}}`)).toEqual([`/${name}/a required`]);
    expect(of("MustHave", "{}")).toEqual([`/${name} required`]);
    expect(of("MustHave", `{${key}:null}`)).toEqual([]);
    expect(of("Closed", `{"a":1}`)).toEqual([]);
    expect(of("Closed", `{${key}:1}`)).toEqual([`/${name} additionalProperties`]);
    expect(of("Named", "{}")).toEqual([]);
    expect(of("Named", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Pattern", "{}")).toEqual([]);
    expect(of("Pattern", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Names", `{${key}:1}`)).toEqual([]);
    expect(of("Names", `{"a":1}`)).toEqual(["/a propertyNames"]);
    expect(of("Dependent", "{}")).toEqual([]);
    expect(of("Dependent", `{${key}:1}`)).toEqual(["/a dependentRequired"]);
    expect(of("Depending", "{}")).toEqual([]);
    expect(of("Depending", `{${key}:1}`)).toEqual(["/a required"]);
    expect(of("Needed", `{"a":1}`)).toEqual([`/${name} dependentRequired`]);
    expect(of("Needed", `{"a":1,${key}:1}`)).toEqual([]);
    expect(of("Count", "{}")).toEqual([" minProperties"]);
    expect(of("Count", `{${key}:1}`)).toEqual([]);
    expect(of("Count", `{${key}:1,"a":1}`)).toEqual([" maxProperties"]);
    expect(of("Unevaluated", `{${key}:"a"}`)).toEqual([]);
    expect(of("Unevaluated", `{"${name}s":"a"}`)).toEqual([`/${name}s unevaluatedProperties`]);
    expect(of("Listed", `{${key}:1}`)).toEqual([]);
    expect(of("Listed", "{}")).toEqual([" enum"]);
    expect(of("Unique", `[{},{${key}:{}}]`)).toEqual([]);
    expect(of("Unique", `[{${key}:{}},{${key}:{}}]`)).toEqual([" uniqueItems"]);
  });

  test.each(inherited)("%s tells alternatives apart as any member and any value does", async (name) => {
    const validators = await alternatives();
    const index = inherited.indexOf(name);
    const key = JSON.stringify(name);
    for (const [schema, keyword] of [
      ["Named", "discriminator"],
      ["Found", "oneOf"],
    ] as const) {
      const of = (value: string) => fitsAndIssues(validators(`${schema}${index}`), JSON.parse(value));
      expect(of(`{${key}:"__proto__"}`)).toEqual([]);
      expect(of(`{${key}:"constructor"}`)).toEqual([]);
      expect(of(`{${key}:"toString"}`)).toEqual([`/${name} ${keyword}`]);
      expect(of("{}")).toEqual([`/${name} ${keyword}`]);
    }
  });

  test("never reach a prototype through defaults and copies", async () => {
    const validators = await validatorsOf(
      json(`{
        "Polluting": {
          "type": "object",
          "properties": {
            "__proto__": { "type": "object", "default": { "polluted": 1 } },
            "constructor": { "type": "object", "properties": { "prototype": { "default": { "polluted": 2 } } }, "default": {} },
            "a": { "default": 1 }
          }
        }
      }`),
    );
    const { parse } = validators("Polluting");
    const whole = parse({});
    expect(JSON.stringify(whole)).toBe('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"a":1}');
    expect(Object.getPrototypeOf(whole)).toBe(Object.prototype);
    const copied = parse(JSON.parse('{"__proto__":{"x":1},"b":{"__proto__":2}}'));
    expect(JSON.stringify(copied)).toBe(
      '{"__proto__":{"x":1},"b":{"__proto__":2},"constructor":{"prototype":{"polluted":2}},"a":1}',
    );
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(Object, "polluted")).toBeUndefined();
  });
});

describe("names that a validator uses itself", () => {
  const names = [
    ..."value depth undefined NaN Infinity Array Number Object String RegExp Math Symbol globalThis arguments eval".split(
      " ",
    ),
    ..."isObject isInteger isNumber isString isUri isUuid isThing areThings hasOnlyThingMembers thingPattern".split(
      " ",
    ),
    ..."issues trace sink context path item items index key keys member members entries length name".split(" "),
    ..."class function return await async of let static yield this null true false".split(" "),
  ];
  const closed = (property: string) => `{
    "type": "object", "required": ${JSON.stringify(names)}, "additionalProperties": false,
    "properties": {${names.map((name) => `"${name}": ${property}`).join(",")}}
  }`;
  const things = Object.fromEntries(names.map((name) => [name, "ab"]));
  const members = [
    {
      property: `{ "type": "string", "minLength": 2, "maxLength": 4, "pattern": "^a", "format": "uri-reference" }`,
      right: "ab",
      wrong: "b",
      keywords: ["minLength", "pattern"],
    },
    {
      property: `{ "type": "integer", "minimum": 2, "maximum": 8, "multipleOf": 2 }`,
      right: 4,
      wrong: 9,
      keywords: ["maximum", "multipleOf"],
    },
    {
      property: `{ "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "$ref": "#/components/schemas/Part" } }`,
      right: [things],
      wrong: [],
      keywords: ["minItems"],
    },
  ];

  test.each(members)("are read as any member is: $property", async ({ property, right, wrong, keywords }) => {
    const part = closed(`{ "type": "string" }`);
    const validators = await validatorsOf(json(`{ "Thing": ${closed(property)}, "Part": ${part} }`));
    const of = (value: unknown) => fitsAndIssues(validators("Thing"), value);
    const whole = Object.fromEntries(names.map((name) => [name, right]));
    expect(of(whole)).toEqual([]);
    for (const name of names) {
      expect(of({ ...whole, [name]: wrong })).toEqual(keywords.map((keyword) => `/${name} ${keyword}`));
      const { [name]: _, ...without } = whole;
      expect(of(without)).toEqual([`/${name} required`]);
    }
  });
});
