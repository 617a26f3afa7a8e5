import { expect, test } from "vitest";
import { validatorsOf } from "./generated-model.ts";

test("a part that asks for objects does so beside parts that ask for something else, too", async () => {
  const part = { type: "object", properties: { p: { type: "string" } }, required: ["p"] };
  const schemas = {
    Colour: { enum: ["a", "b", null] },
    Referred: { allOf: [{ $ref: "#/components/schemas/Colour" }, part] },
    List: { allOf: [{ type: "array" }, part] },
    Listed: { allOf: [{ enum: [2] }, part] },
    Told: { allOf: [{ type: ["object", "null"] }, part] },
  };
  const validators = await validatorsOf(schemas);
  const values = [null, "a", 2, [], {}, { p: "x" }];
  const accepts = (name: string) => values.filter((value) => validators(name).is(value));
  expect(["Referred", "List", "Listed", "Told"].map(accepts)).toEqual([[], [], [], [{ p: "x" }]]);
});
