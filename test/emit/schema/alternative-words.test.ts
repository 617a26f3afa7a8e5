import { expect, test } from "vitest";
import { alternativeTags, soleAlternative } from "../../../generator/emit/schema/types/alternative-words.ts";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import type { Schema } from "../../../generator/model/api/schema.ts";
import { buildClean } from "../../model/build.ts";

/** The component `Subject`, and how often one of its alternatives was copied or looked through since. */
function watched(oneOf: readonly JsonObject[]) {
  const schemas = { Subject: { oneOf }, Part: { type: "object" } };
  const subject = buildClean({ components: { schemas } }).schemas.find(({ name }) => name?.typescript === "Subject");
  if (!subject?.oneOf) throw new Error("the model has no such union");
  const copies = { count: 0 };
  const counting: ProxyHandler<Schema> = {
    ownKeys(target) {
      copies.count++;
      return Reflect.ownKeys(target);
    },
  };
  return { schema: { ...subject, oneOf: subject.oneOf.map((one) => new Proxy(one, counting)) }, copies };
}

const objects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ type: "object", required: [`m${index}`] }));

test("the one alternative beside null is found, wherever it stands", () => {
  const text = { type: "string", format: "ipv4" };
  const sole = (...oneOf: JsonObject[]) => soleAlternative(watched(oneOf).schema)?.format;
  expect(sole(text, { type: "null" })).toBe("ipv4");
  expect(sole({ const: null }, text)).toBe("ipv4");
  expect(sole(text, { type: "integer" })).toBeUndefined();
  expect(sole(text, { type: "null" }, { type: "integer" })).toBeUndefined();
  expect(sole({ type: "null" })).toBeUndefined();
});

test("a union is not looked through for null at each of its references", () => {
  const { schema, copies } = watched(objects(50));
  expect(soleAlternative(schema)).toBeUndefined();
  expect(alternativeTags(schema)).toEqual([]);
  expect(copies.count).toBe(0);
});
