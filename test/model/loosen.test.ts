import { expect, test } from "vitest";
import { build, schemaNamed } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("no value is refused for what is left out: alternatives may overlap, and conditions give way", () => {
  const broken = { properties: { a: { pattern: "(?i)a" } } };
  const { api } = build({
    components: {
      schemas: {
        Broken: broken,
        Whole: { type: "string" },
        Untouched: { oneOf: [ref("Whole"), { type: "integer" }], not: { const: 1 } },
        Overlapping: { oneOf: [ref("Broken"), { type: "object" }] },
        Negated: { not: ref("Overlapping") },
        Conditional: { if: ref("Broken"), else: false },
        Counted: { contains: ref("Broken"), minContains: 1, maxContains: 2 },
        Nowhere: { oneOf: [ref("Nothing"), ref("Whole")] },
        Told: {
          oneOf: [ref("Broken"), { type: "object" }],
          discriminator: { propertyName: "kind", mapping: { whole: "#/components/schemas/Whale" } },
        },
      },
    },
  });
  const has = (name: string) => {
    const { oneOf, anyOf, not, if: condition, else: otherwise, maxContains, minContains } = schemaNamed(api, name);
    const keywords = { oneOf, anyOf, not, if: condition, else: otherwise, maxContains, minContains };
    return Object.entries(keywords).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  };
  expect(has("Untouched")).toEqual(["oneOf", "not"]);
  expect(has("Overlapping")).toEqual(["anyOf"]);
  expect(has("Negated")).toEqual([]);
  expect(has("Conditional")).toEqual([]);
  expect(has("Counted")).toEqual(["minContains"]);
  expect(has("Nowhere")).toEqual(["anyOf"]);
  expect(has("Told")).toEqual(["anyOf"]);
  expect(schemaNamed(api, "Told").discriminator).toBeUndefined();
  expect(api.ledger).toEqual(
    expect.arrayContaining([
      { subject: "oneOf (read as anyOf)", treatment: "enforced", count: 3 },
      { subject: "not (rests on what is left out)", treatment: "documentation", count: 1 },
      { subject: "discriminator (leads nowhere)", treatment: "documentation", count: 1 },
    ]),
  );
});
