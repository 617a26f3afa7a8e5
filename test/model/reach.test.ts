import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { SchemaReach } from "../../generator/model/api/schema.ts";
import { defaultOf } from "../../generator/model/schema/reach.ts";
import { build, property, schemaNamed } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The components of which something holds. */
function those(schemas: JsonObject, what: keyof SchemaReach): readonly string[] {
  const { api } = build({ components: { schemas } });
  return api.schemas
    .filter((schema) => schema.component && schema.reach[what])
    .map((schema) => schema.name?.spec ?? "");
}

test("recursive are the members of cycles, and not what leads to them", () => {
  const schemas = {
    Self: { properties: { next: ref("Self") } },
    A: { items: ref("B") },
    B: { additionalProperties: { anyOf: [ref("A"), { type: "null" }] } },
    ToA: { properties: { a: ref("A") } },
    Leaf: { type: "string" },
    Negated: { not: { properties: { n: ref("Negated") } } },
  };
  expect(those(schemas, "recursive")).toEqual(["Self", "A", "B", "Negated"]);
});

test("defaults count where validation applies them", () => {
  const size = { type: "integer", default: 1 };
  const schemas = {
    Own: { properties: { size } },
    Through: { properties: { list: { items: { oneOf: [ref("Own"), { type: "null" }] } } } },
    Cycle: { properties: { own: ref("Own"), next: ref("Cycle") } },
    Inherited: { allOf: [ref("Own")] },
    ByReference: { properties: { size: ref("Size") } },
    Size: size,
    Required: { required: ["size"], properties: { size } },
    InItems: { items: size },
    InCondition: { not: { properties: { size } }, contains: { properties: { size } } },
  };
  expect(those(schemas, "defaults")).toEqual(["Own", "Through", "Cycle", "Inherited", "ByReference"]);
});

test("the default of a property is its own, or that of what it refers to", () => {
  const { api } = build({
    components: {
      schemas: {
        X: {
          properties: {
            own: { ...ref("Size"), default: 2 },
            other: ref("Size"),
            all: { allOf: [ref("Size")] },
            first: { allOf: [{ allOf: [ref("Size")] }, { default: 3 }] },
            fits: { allOf: [{ type: "integer", allOf: [ref("Size")] }, { default: 3 }] },
            none: {},
          },
        },
        Size: { type: ["integer", "null"], default: null },
      },
    },
  });
  const x = schemaNamed(api, "X");
  expect(["own", "other", "all", "first", "fits", "none"].map((name) => defaultOf(property(x, name)))).toEqual([
    { value: 2 },
    { value: null },
    { value: null },
    { value: null },
    { value: 3 },
    undefined,
  ]);
});
