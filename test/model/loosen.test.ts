import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { loadText } from "../load/load-text.ts";
import { build, property, schemaNamed } from "./build.ts";

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

test("what counts on every member or item being described gives way, and what rests on that in turn", async () => {
  const missing = "#/components/schemas/Missing";
  const keywordsOf: Record<string, JsonObject> = {
    Referring: { allOf: [{ $ref: missing }], unevaluatedProperties: false },
    Choosing: { anyOf: [{ $ref: missing }, { required: ["x"] }], unevaluatedProperties: false },
    Depending: { dependentSchemas: { a: { $ref: missing } }, unevaluatedProperties: false },
    Deep: { allOf: [{ $ref: "#/components/schemas/Referring" }], unevaluatedProperties: { type: "string" } },
    Items: { allOf: [{ $ref: missing }], unevaluatedItems: false },
    Nothing: { allOf: [7], unevaluatedProperties: false },
    Members: { properties: ["a", "b"], additionalProperties: false },
    Patterns: { patternProperties: "x", additionalProperties: { type: "string" } },
    Tuple: { prefixItems: 7, items: false },
    Around: { allOf: [{ properties: 7, additionalProperties: false }], unevaluatedProperties: false },
    Twice: { not: { not: { pattern: "[" } } },
    Counted: { not: { contains: { pattern: "[" } } },
    Named: { not: { propertyNames: { pattern: "[" } } },
    Contained: { contains: { type: "string" }, minContains: -1 },
    Beside: { not: { $ref: "#/components/schemas/Known", minLength: -1 } },
    // What is left out says nothing of what these count on.
    Other: { properties: { a: { pattern: "[" } }, additionalProperties: false },
    Requiring: { required: 7, properties: { a: {} }, unevaluatedProperties: false, unevaluatedItems: false },
    Negated: { allOf: [{ not: { $ref: missing } }], unevaluatedProperties: false },
    Known: { type: "string" },
  };
  const text = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: keywordsOf },
  });
  const { document } = await loadText(text);
  if (!document) throw new Error("the document cannot be mended");
  const api = buildApi(document, { diagnostics: new Diagnostics(), lock: emptyLockFile });
  const closing = ["additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties", "not"] as const;
  const left = Object.keys(keywordsOf).flatMap((name) => {
    const schema = schemaNamed(api, name);
    const keywords = closing.filter((keyword) => schema[keyword] !== undefined);
    return keywords.length > 0 ? [`${name}: ${keywords.join(", ")}`] : [];
  });
  expect(left).toEqual([
    "Other: additionalProperties",
    "Requiring: unevaluatedItems, unevaluatedProperties",
    "Negated: unevaluatedProperties",
  ]);
  expect(schemaNamed(api, "Contained").minContains).toBe(0);
});

test("null in the place of a schema keeps no value out, as `[]` does not", async () => {
  const text = { type: "string" };
  const members = (a: null | JsonObject) => ({ type: "object", required: ["a"], properties: { a } });
  const schemas = {
    Empty: null,
    Listed: { oneOf: [text, null] },
    Named: { oneOf: [ref("Empty"), text] },
    Member: { oneOf: [members(null), members(text)] },
    Negated: { not: members(null) },
    Untouched: { oneOf: [text, { type: "integer" }], not: members(text) },
  };
  const root = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } };
  const { document } = await loadText(JSON.stringify(root));
  if (!document) throw new Error("the document cannot be mended");
  const api = buildApi(document, { diagnostics: new Diagnostics(), lock: emptyLockFile });
  const has = (name: string) =>
    (["oneOf", "anyOf", "not"] as const).filter((keyword) => schemaNamed(api, name)[keyword] !== undefined);
  expect(Object.keys(schemas).map((name) => `${name}: ${has(name).join(", ")}`)).toEqual([
    "Empty: ",
    "Listed: anyOf",
    "Named: anyOf",
    "Member: anyOf",
    "Negated: ",
    "Untouched: oneOf, not",
  ]);
});

test("nor for a keyword whose refusal is allowed, and it contradicts nothing", () => {
  const schemas = {
    Leaf: { type: "object", required: ["key"], properties: { key: { type: "string" } } },
    Chosen: { type: "object", properties: { a: { oneOf: [ref("Leaf"), { $recursiveRef: "#" }] } } },
    Negated: { not: { $recursiveRef: "#" } },
    Closed: { allOf: [{ $recursiveRef: "#" }], unevaluatedProperties: false },
  };
  for (const lenient of [false, true]) {
    const { api, diagnostics } = build({ components: { schemas } }, { allow: ["unsupported-schema"], lenient });
    const refused = "nothing is generated for `$recursiveRef` yet";
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual(
      Array.from({ length: 3 }, () => ["warning", refused]),
    );
    const { oneOf, anyOf } = property(schemaNamed(api, "Chosen"), "a");
    expect([oneOf, anyOf?.length]).toEqual([undefined, 2]);
    expect(schemaNamed(api, "Negated").not).toBeUndefined();
    expect(schemaNamed(api, "Closed").unevaluatedProperties).toBeUndefined();
  }
});
