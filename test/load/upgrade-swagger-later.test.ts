import { expect, test } from "vitest";
import { upgraded } from "./swagger-text.ts";

test("null that a parameter, an item or a header may be counts as it does in a schema", async () => {
  const { root, diagnostics } = await upgraded(`
paths:
  /a:
    post:
      parameters:
        - { name: a, in: query, type: string, enum: [x], x-nullable: true }
        - { name: b, in: query, type: array, items: { type: integer, x-nullable: true }, x-nullable: false }
        - { name: f, in: formData, type: string, x-nullable: true }
        - { name: g, in: formData, type: integer, nullable: true }
      responses: { 200: { description: ok, headers: { X: { type: string, x-nullable: true } } } }
`);
  const operation = root?.get("paths")?.get("/a")?.get("post");
  const [a, b] = operation?.get("parameters")?.items() ?? [];
  expect(a?.value).toEqual({ name: "a", in: "query", schema: { type: ["string", "null"], enum: ["x", null] } });
  expect(b?.get("schema")?.value).toEqual({ type: "array", items: { type: ["integer", "null"] } });
  const form = operation?.get("requestBody")?.get("content")?.get("application/x-www-form-urlencoded")?.get("schema");
  expect(form?.get("properties")?.value).toEqual({ f: { type: ["string", "null"] }, g: { type: ["integer", "null"] } });
  expect(operation?.get("responses")?.get("200")?.get("headers")?.get("X")?.value).toEqual({
    schema: { type: ["string", "null"] },
  });
  expect(diagnostics.map(({ message, mend }) => [message, mend])).toEqual([
    ["`nullable` exists since OpenAPI 3.0", "it counts as it does in OpenAPI 3.0"],
  ]);
});

test("a range of statuses in Swagger 2.0 counts as it does in OpenAPI 3.0", async () => {
  const { root, diagnostics } = await upgraded(`
paths: { /a: { get: { responses: { 200: { description: a }, 4XX: { description: b }, 5xx: { description: c } } } } }
`);
  const responses = root?.get("paths")?.get("/a")?.get("get")?.get("responses");
  expect(responses?.entries().map(([status]) => status)).toEqual(["200", "4XX", "5XX"]);
  expect(diagnostics.map(({ mend }) => mend)).toEqual(["it counts as it does in OpenAPI 3.0", "it is read as `5XX`"]);
});
