import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { packageOf } from "./package-of.ts";

/** How many unions are each one of two of the unions before: the last one holds the first 2 ** 40 times. */
const length = 40;

const byKind = { discriminator: { propertyName: "kind" } };
const withKind = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };

test.each<[string, (oneOf: readonly JsonObject[]) => JsonObject]>([
  ["one discriminator", (oneOf) => ({ oneOf, ...byKind })],
  [
    "a discriminator in each part",
    (oneOf) => ({
      allOf: [
        { oneOf, ...byKind },
        { anyOf: oneOf, ...byKind },
      ],
    }),
  ],
  ["a discriminator within null", (oneOf) => ({ anyOf: [{ oneOf, ...byKind }, { type: "null" }], ...byKind })],
])("unions of unions of families with %s", { timeout: 10_000 }, async (_, union) => {
  const levels = Array.from({ length }, (_, index) => {
    const oneOf = ["A", "B"].map((name) => ({ $ref: `#/components/schemas/${name}${index}` }));
    return ["A", "B"].map((name) => [`${name}${index + 1}`, union(oneOf)] as const);
  });
  const heir = { allOf: [{ $ref: "#/components/schemas/A0" }] };
  const first = { A0: { ...withKind, ...byKind }, Heir: heir, Other: heir, B0: withKind };
  expect(await packageOf({ ...first, ...Object.fromEntries(levels.flat()) })).toBeGreaterThan(10);
});

test("many alternatives with one list of all values", { timeout: 20_000 }, async () => {
  const names = Array.from({ length: 200 }, (_, index) => `Kind${index}`);
  const values = { enum: names.map((name) => name.toLowerCase()) };
  const kinds = names.map((name) => [name, { ...withKind, properties: { kind: values } }] as const);
  const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  expect(await packageOf({ Any: { oneOf, ...byKind }, ...Object.fromEntries(kinds) })).toBeGreaterThan(10);
});
