import { expect, test } from "vitest";
import { decisionOf } from "../../../generator/emit/schema/decision.ts";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import type { Schema } from "../../../generator/model/api/schema.ts";
import { buildSchemas, schemaNamed } from "../../model/build.ts";

const text = { type: "string" };
const count = 60;

/** Alternatives with members of their own, and a tag that each of them requires. */
const kinds = Array.from({ length: count }, (_, kind) => {
  const members = Array.from({ length: count }, (_, member) => [`member${kind}x${member}`, text]);
  return {
    type: "object",
    required: ["tag"],
    properties: { ...Object.fromEntries(members), tag: { enum: [`kind${kind}`] } },
  };
});

/** The schema of this name, and how often somebody looked for the members of the alternatives within it. */
function counted(schemas: JsonObject, name: string): { readonly schema: Schema; readonly looks: () => number } {
  const api = buildSchemas(schemas);
  const schema = schemaNamed(api, name);
  let looks = 0;
  for (const each of api.schemas.flatMap(({ oneOf = [] }) => oneOf)) {
    const { properties } = each;
    Object.defineProperty(each, "properties", {
      get: () => {
        looks++;
        return properties;
      },
    });
  }
  return { schema, looks: () => looks };
}

test("a member that not every alternative requires is not looked for in all of them", () => {
  const { schema, looks } = counted(
    { Any: { oneOf: kinds }, Some: { anyOf: [{ $ref: "#/components/schemas/Any" }, { type: "object" }] } },
    "Some",
  );
  expect(decisionOf(schema, schema.anyOf ?? [])).toBeUndefined();
  expect(looks()).toBeLessThan(10 * count);
});

test("of thousands of members the one decides that all alternatives require", () => {
  const { schema, looks } = counted({ Any: { oneOf: kinds } }, "Any");
  expect(decisionOf(schema, schema.oneOf ?? [])).toMatchObject({
    propertyName: "tag",
    values: kinds.map((_, kind) => [`kind${kind}`]),
  });
  expect(looks()).toBeLessThan(10 * count);
});
