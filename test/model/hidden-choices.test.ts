import { expect, test } from "vitest";
import { types, validatorsOf } from "../emit/model/generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const id = { type: "string", readOnly: true };
const ext = { type: "string" };
const named = (name: string, more = {}) => ({ type: "object", required: [name], properties: { [name]: more } });
const told = (value: string, of = {}) => ({ ...named("kind", { const: value, readOnly: true }), ...of });

const schemas = {
  Key: { type: "object", properties: { id, ext }, oneOf: [{ required: ["id"] }, { required: ["ext"] }] },
  Held: {
    type: "object",
    properties: { id, ext },
    anyOf: [{ required: ["a"] }, { required: ["b"] }],
    oneOf: [{ required: ["id"] }, { required: ["ext"] }],
  },
  ById: named("id", id),
  ByKey: named("key", { type: "integer" }),
  Either: { oneOf: [ref("ById"), ref("ByKey"), { type: "null" }] },
  Tagged: { oneOf: [told("a"), told("b")] },
  // The same is hidden of both, and no value is only read: they are told apart by what is shown.
  Same: {
    oneOf: [
      { type: "object", required: ["id", "a"], properties: { id, a: ext } },
      { type: "object", required: ["id", "b"], properties: { id, b: ext } },
      { type: "null" },
    ],
  },
  Asked: { ...named("ext", ext), not: { properties: { id }, oneOf: [{ required: ["id"] }, { required: ["ext"] }] } },
};

test("alternatives that a hidden member keeps apart may all fit where it is hidden", async () => {
  const validators = await validatorsOf(schemas);
  const accepts = (name: string, ...values: readonly unknown[]) => values.map(validators(name).is);
  expect(accepts("KeyWritable", { ext: "a" }, {}, { id: 1, ext: "a" }, { ext: 1 })).toEqual([true, true, true, false]);
  expect(accepts("Key", { ext: "a" }, {}, { id: "1", ext: "a" }, { id: "1" })).toEqual([true, false, false, true]);
  expect(accepts("HeldWritable", { a: 1, ext: "a" }, { b: 1 }, { ext: "a" })).toEqual([true, true, false]);
  expect(accepts("EitherWritable", { key: 1 }, {}, null, "text")).toEqual([true, true, true, false]);
  expect(accepts("Either", { key: 1 }, {}, { id: "1", key: 1 }, null)).toEqual([true, false, false, true]);
  expect(accepts("TaggedWritable", {}, { kind: 1 }, "text")).toEqual([true, true, false]);
  expect(accepts("Tagged", { kind: "a" }, {}, { kind: "c" })).toEqual([true, false, false]);
});

test("others are kept apart as before", async () => {
  const validators = await validatorsOf(schemas);
  const accepts = (name: string, ...values: readonly unknown[]) => values.map(validators(name).is);
  expect(accepts("SameWritable", { a: "x" }, { b: "x" }, { a: "x", b: "x" }, {})).toEqual([true, true, false, false]);
  // A condition that asks for a hidden member fails, and so one alternative is left.
  expect(accepts("AskedWritable", { ext: "a" })).toEqual([false]);
});

test("types say no more of them", () => {
  expect(types(schemas)).toContain("export type KeyWritable = { ext?: string };");
});
