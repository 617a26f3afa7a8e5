import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/json.ts";
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
