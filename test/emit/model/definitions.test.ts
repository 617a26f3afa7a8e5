import { expect, test } from "vitest";
import { declarations, documentOf, emitted } from "./generated-model.ts";

function definitionsOf(schemas: Parameters<typeof documentOf>[0]): string {
  return declarations(emitted(documentOf(schemas)), "src/definitions.ts");
}

test("a table of a type and a format stands once, under a name that says both", () => {
  const text = definitionsOf({
    Pet: {
      type: "object",
      properties: {
        id: { type: "integer", format: "int64" },
        name: { type: "string" },
        nick: { type: "string", title: "Nick" },
        page: { type: ["string", "null"], format: "uri" },
        tags: { type: "array", items: { type: "string", format: "x-unknown" } },
      },
    },
  });
  expect(text).toBe(`const anyString: Definition = { type: "string" };
const int64Integer: Definition = { type: "integer", numberFormat: ["int64", isInt64] };
const uriStringOrNull: Definition = { type: ["string", "null"], format: ["uri", isUri] };

export function schemaOfPet(): Definition {
  return {
    type: "object",
    properties: {
      id: int64Integer,
      name: anyString,
      nick: anyString,
      page: uriStringOrNull,
      tags: { type: "array", items: anyString },
    },
  };
}`);
});

test("a table that says more stands where it is used, and so does that of a named schema", () => {
  const text = definitionsOf({
    Name: { type: "string" },
    Pet: { type: "object", properties: { size: { type: "string", enum: ["s", "l"] }, mood: { format: "uri" } } },
  });
  expect(text).toBe(`export function schemaOfName(): Definition {
  return { type: "string" };
}

export function schemaOfPet(): Definition {
  return {
    type: "object",
    properties: { size: { type: "string", enum: ["s", "l"] }, mood: { format: ["uri", isUri] } },
  };
}`);
});

test("types stand in the name as they do in the table", () => {
  const text = definitionsOf({
    Pet: {
      type: "object",
      properties: { a: { type: ["null", "string"] }, b: { type: ["string", "null"] }, c: { type: "object" } },
    },
  });
  expect(text).toContain("properties: { a: anyNullOrString, b: anyStringOrNull, c: anyObject }");
});
