import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { build, onlyOperation, problems, schemaNamed } from "./build.ts";

const others = { Int: { type: "integer" } };

/** A schema `X` as it is read, and what is said of it, with what was done. */
function read(X: JsonObject, lenient = true) {
  const { api, diagnostics } = build({ components: { schemas: { X, ...others } } }, { lenient });
  const told = diagnostics.map(({ message, mend }) => (mend === undefined ? message : `${message}: ${mend}`));
  return { schema: schemaNamed(api, "X"), told, diagnostics, api };
}

const gone = "the keyword is left out, and lets every value through";

describe("a lenient run", () => {
  test.each<readonly [schema: JsonObject, values: readonly JsonValue[], told: string]>([
    [
      { type: "integer", enum: ["1", "2"] },
      [1, 2],
      'the value "1" of `enum` is not of type integer, nor is 1 other: "1" is read as 1, and the others in the same way',
    ],
    [
      { type: "string", enum: [404, "none"] },
      ["404", "none"],
      'the value 404 of `enum` is not of type string: 404 is read as "404"',
    ],
    [
      { type: "boolean", enum: ["true", "False"] },
      [true, false],
      'the value "true" of `enum` is not of type boolean, nor is 1 other: "true" is read as true, and the others in the same way',
    ],
    [
      { type: ["number", "null"], enum: ["0.5", null] },
      [0.5, null],
      'the value "0.5" of `enum` is not of type number or null: "0.5" is read as 0.5',
    ],
    [
      { $ref: "#/components/schemas/Int", enum: ["1"] },
      [1],
      'the value "1" of `enum` is not of type integer: "1" is read as 1',
    ],
    [
      { allOf: [{ type: "integer" }], enum: [1, "1"] },
      [1],
      'the value "1" of `enum` is not of type integer: "1" is read as 1',
    ],
  ])("reads the values of %j as the type has them", (schema, values, told) => {
    const { schema: found, told: said } = read(schema);
    expect(found.enum).toEqual(values);
    expect(said).toEqual([told]);
  });

  test("reads the value of `const` so", () => {
    const { schema, told } = read({ type: "string", const: 1 });
    expect(schema.const).toEqual({ value: "1" });
    expect(told).toEqual(['the value 1 of `const` is not of type string: 1 is read as "1"']);
  });

  test.each<readonly [schema: JsonObject, told: string]>([
    [{ type: "integer", enum: ["created"] }, 'the value "created" of `enum` is not of type integer'],
    [
      { type: "integer", enum: ["1.5", "01", "9007199254740993"] },
      'the value "1.5" of `enum` is not of type integer, nor are 2 others',
    ],
    [{ type: "array", enum: ["a", "b"] }, 'the value "a" of `enum` is not of type array, nor is 1 other'],
    [{ type: ["integer", "null"], enum: ["x", null] }, 'the value "x" of `enum` is not of type integer or null'],
    [{ type: ["integer", "boolean"], enum: ["1"] }, 'the value "1" of `enum` is not of type integer or boolean'],
    [{ type: "integer", const: "x" }, 'the value "x" of `const` is not of type integer'],
  ])("leaves out what has no value of the type: %j", (given, told) => {
    const { schema, told: said, api } = read(given);
    expect([schema.enum, schema.const]).toEqual([undefined, undefined]);
    expect(said).toEqual([`${told}: ${gone}`]);
    const keyword = given.const === undefined ? "enum" : "const";
    expect(api.ledger.filter(({ subject }) => subject.startsWith(keyword))).toEqual([
      { subject: `${keyword} (of another type)`, treatment: "documentation", count: 1 },
    ]);
  });

  test("leaves a value that never fits beside others, and a type of its own, as they are", () => {
    const { schema, told } = read({ type: "integer", enum: ["1", "x"] });
    expect(schema.enum).toEqual([1, "x"]);
    expect(told).toEqual([
      'the value "1" of `enum` is not of type integer: "1" is read as 1',
      'the value "x" of `enum` is not of type integer: it never fits',
    ]);
    expect(read({ type: "string", enum: ["a", null] }).schema.enum).toEqual(["a", null]);
    expect(read({ enum: ["1", 1] }).told).toEqual([]);
  });

  test("lets keywords around it give way with it", () => {
    const { schema } = read({
      oneOf: [
        { type: "integer", enum: ["x"] },
        { type: "integer", minimum: 5 },
      ],
    });
    expect(schema.oneOf).toBeUndefined();
    expect(schema.anyOf).toHaveLength(2);
  });

  test("reads defaults and examples of the schema in the same way", () => {
    const { schema, told } = read({ type: "integer", enum: ["1", "2"], default: "2", examples: ["1"], example: "2" });
    expect(schema.default).toEqual({ value: 2 });
    expect(schema.examples).toEqual([1, 2]);
    expect(told).toContain('the default "2" is not of type integer: it is read as 2');
    expect(told).toHaveLength(2);
  });

  test("reads examples of what has the schema in the same way", () => {
    const parameter = { name: "a", in: "query", schema: { type: "integer", enum: ["1", "2"] } };
    const examples = { x: { value: "2" }, y: { value: 1 } };
    const get = { parameters: [{ ...parameter, examples }], responses: { 204: { description: "x" } } };
    const { api, diagnostics } = build({ paths: { "/a": { get } } }, { lenient: true });
    expect(onlyOperation(api).parameters[0]?.examples.map(({ value }) => value)).toEqual([2, 1]);
    expect(diagnostics).toHaveLength(1);
  });
});

test("without the option the letter counts, and what the option would do is told", () => {
  const { schema, diagnostics } = read({ type: "integer", enum: ["1", "x"], examples: [1] }, false);
  expect(schema.enum).toEqual(["1", "x"]);
  expect(problems(diagnostics)).toEqual([
    'warning contradiction /components/schemas/X/enum/0: the value "1" of `enum` is not of type integer: it never fits, nor does 1 other',
    'warning invalid-example /components/schemas/X/examples/0: the example 1 is none of "1", "x"',
  ]);
  expect(diagnostics[0]?.help).toBe('With --lenient, "1" is read as 1.');
});

test("a default of another type is the error that it always is, once, with what the option would do", () => {
  const { diagnostics } = read({ type: "integer", enum: ["1"], default: "1" }, false);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
    { code: "invalid-default", message: 'the default "1" is not of type integer', mend: "it is read as 1" },
  ]);
});

test.each<[JsonObject, JsonValue | undefined, string]>([
  [{ type: "string", default: 2 }, "2", 'the default 2 is not of type string: it is read as "2"'],
  [{ type: "integer", default: "10" }, 10, 'the default "10" is not of type integer: it is read as 10'],
  [{ type: "boolean", default: "True" }, true, 'the default "True" is not of type boolean: it is read as true'],
  [
    { type: "string", minLength: 2, default: 2 },
    undefined,
    "the default 2 is not of type string: the default is left out",
  ],
  [{ type: "string", default: [2] }, undefined, "the default [2] is not of type string: the default is left out"],
])("a default may be spelt so without an enumeration: %o", (schema, value, message) => {
  const found = read(schema);
  expect(found.schema.default?.value).toEqual(value);
  expect(found.told).toEqual([message]);
});

test("a text has the digits that somebody wrote", async () => {
  const text = minimal(
    "components:\n  schemas:\n    X: { type: string, nullable: true, enum: [1.0, 0x10, True, &n 7, *n], default: 1.0 }\n",
    "3.0.3",
  );
  const { document } = await loadText(text);
  if (!document) throw new Error("no document");
  const diagnostics = new Diagnostics([], true);
  const api = buildApi(document, { diagnostics, lock: emptyLockFile });
  expect(schemaNamed(api, "X").enum).toEqual(["1.0", "0x10", "True", "7", null]);
  expect(schemaNamed(api, "X").default).toEqual({ value: "1.0" });
});
