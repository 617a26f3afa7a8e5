import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { compiledUses } from "./compiled-uses.ts";
import { types } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What allows values of several types. */
const wide: JsonObject = {
  Maybe: { type: ["object", "null"], properties: { a: { type: "string" } }, required: ["a"] },
  Some: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
  MaybeSome: { anyOf: [ref("Some"), { type: "null" }] },
  Word: { type: ["string", "integer", "boolean"] },
  Listed: { enum: ["a", "b", 1, null] },
  Mixed: { anyOf: [ref("Maybe"), { type: ["array", "string"], items: { type: "integer" } }] },
  Anything: {},
  Untyped: { properties: { a: { type: "string" } } },
};

/** What allows less of these, and the types that say so. */
const narrowed: { readonly [name: string]: readonly [schema: JsonObject, type: string] } = {
  Beside: [{ type: "object", ...ref("Maybe") }, "Exclude<Maybe, null>"],
  Part: [{ type: "object", allOf: [ref("Maybe")] }, "Exclude<Maybe, null>"],
  Chain: [{ type: ["object", "string"], ...ref("Part") }, "Part"],
  NotNull: [{ ...ref("Maybe"), not: { type: "null" } }, "Exclude<Maybe, null>"],
  NotThat: [{ ...ref("Maybe"), not: { const: null } }, "Exclude<Maybe, null>"],
  NoObject: [{ type: ["string", "null"], ...ref("Maybe") }, "null"],
  Nothing: [{ type: "array", ...ref("Maybe") }, "never"],
  Text: [{ type: "string", ...ref("Word") }, "string"],
  Scalar: [{ type: ["string", "integer"], ...ref("Word") }, "string | number"],
  Names: [{ type: "string", ...ref("Listed") }, "Extract<Listed, string>"],
  Value: [{ type: ["string", "integer"], ...ref("Listed") }, "Exclude<Listed, null>"],
  Lists: [{ type: "array", ...ref("Mixed") }, "Extract<Mixed, unknown[]>"],
  Objects: [{ type: ["object", "string"], ...ref("Mixed") }, "Exclude<Mixed, unknown[] | null>"],
  NoText: [{ type: ["array", "null"], ...ref("Mixed") }, "Extract<Mixed, unknown[] | null>"],
  Together: [{ type: ["array", "object"], ...ref("Mixed") }, "Exclude<Mixed, string | null>"],
  Union: [
    { type: ["object", "string"], anyOf: [ref("Maybe"), ref("MaybeSome"), ref("Some"), ref("Word"), { type: "null" }] },
    "Exclude<Maybe | MaybeSome, null> | Some | string",
  ],
  Choice: [
    { anyOf: [ref("Maybe"), ref("Listed")], not: { type: "null" } },
    "Exclude<Maybe, null> | Exclude<Listed, null>",
  ],
  Both: [{ type: "object", allOf: [ref("Maybe"), ref("MaybeSome")] }, "Exclude<Maybe, null> & MaybeSome"],
  Enough: [{ allOf: [ref("Maybe"), { type: "object", required: ["a"] }] }, "Maybe & { a: string }"],
  Least: [{ type: "object", ...ref("Anything") }, "Anything & { [name: string]: unknown }"],
  Open: [{ type: "string", ...ref("Untyped") }, "string"],
  Tree: [
    { type: ["object", "string"], properties: { a: {}, kid: { type: "object", ...ref("Tree") } } },
    "TreeObject | string",
  ],
  Nest: [{ type: ["string", "array"], items: { type: "array", ...ref("Nest") } }, "string | (Nest & unknown[])[][]"],
};

const schemas: JsonObject = {
  ...wide,
  ...Object.fromEntries(Object.entries(narrowed).map(([name, [schema]]) => [name, schema])),
};

test("types beside a reference, and around references, narrow what is referred to", () => {
  const found = types(schemas).matchAll(/^export type (\w+) =\s+(.*);$/gm);
  const said = new Map([...found].map(([, name, type]) => [name, type]));
  const expected = Object.entries(narrowed).map(([name, [, type]]) => [name, type]);
  expect(expected.map(([name = ""]) => [name, said.get(name)])).toEqual(expected);
});

test("what their validators take is of these types, and nothing else", { timeout: 60_000 }, async () => {
  const values: readonly unknown[] = [
    null,
    true,
    1,
    "a",
    "zz",
    { a: "x" },
    { kid: {} },
    { kid: "a" },
    [1],
    [[]],
    ["a"],
  ];
  expect(await compiledUses(schemas, { names: Object.keys(narrowed), values })).toBe("");
});
