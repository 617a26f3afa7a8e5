import { expect, test } from "vitest";
import { buildClean } from "./build.ts";

test.each([
  ["{}", {}],
  ["true", true],
  ["a description alone", { description: "whatever" }],
])("what is not %s is the schema false, whatever it asks beside", (_, anything) => {
  const api = buildClean({
    components: { schemas: { Never: { description: "Nothing.", type: "string", not: anything } } },
  });
  const [never] = api.schemas;
  expect(never).toMatchObject({ always: false, not: undefined, types: undefined, description: "Nothing." });
});

test.each([
  ["something", { type: "string" }],
  ["nothing", { not: {} }],
])("what is not %s is not", (_, part) => {
  const api = buildClean({ components: { schemas: { A: { not: part } } } });
  expect(api.schemas.find(({ name }) => name?.typescript === "A")).toMatchObject({ always: undefined });
});

test("an object that may have no other members is closed", () => {
  const closed = { type: "object", properties: { a: { type: "string" } }, additionalProperties: { not: {} } };
  const api = buildClean({ components: { schemas: { A: closed } } });
  expect(api.schemas[0]?.additionalProperties).toMatchObject({ always: false });
});
