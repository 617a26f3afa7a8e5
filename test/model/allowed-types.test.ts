import { expect, test } from "vitest";
import type { Schema } from "../../generator/model/api/schema.ts";
import { allowedTypes, keepTypes } from "../../generator/model/schema/allowed-types.ts";
import { buildSchemas, schemaNamed } from "./build.ts";

/** A schema that counts how often somebody looks at what it is composed of. */
function counted(schema: Schema): { readonly schema: Schema; readonly looks: () => number } {
  let looks = 0;
  const get = (target: Schema, key: keyof Schema) => {
    if (key === "allOf") looks++;
    return target[key];
  };
  return { schema: new Proxy(schema, { get }), looks: () => looks };
}

test("what was found for schemas that do not change is found once, whoever asks", () => {
  const api = buildSchemas({
    Inner: { allOf: [{ type: ["string", "object"] }, { type: ["object", "null"] }] },
  });
  const inner = counted(schemaNamed(api, "Inner"));
  const outers = [1, 2, 3].map((): Schema => ({ ...schemaNamed(api, "Inner"), allOf: [inner.schema] }));
  const types = () => outers.map((outer) => [...(allowedTypes(outer) ?? [])]);
  expect(types()).toEqual([["object"], ["object"], ["object"]]);
  expect(inner.looks()).toBe(3);
  keepTypes([inner.schema]);
  expect(types()).toEqual([["object"], ["object"], ["object"]]);
  expect(types()).toEqual([["object"], ["object"], ["object"]]);
  expect(inner.looks()).toBe(4);
});

test("the schemas of a finished model do not change", () => {
  const api = buildSchemas({ Text: { allOf: [{ type: "string" }] } });
  expect(allowedTypes(schemaNamed(api, "Text"))).toBe(allowedTypes(schemaNamed(api, "Text")));
});
