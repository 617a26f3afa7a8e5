import { expect, test } from "vitest";
import { upgraded } from "./swagger-text.ts";

test("an operation is left out whose path has a parameter that OpenAPI 3 cannot write", async () => {
  const { root, printed } = await upgraded(`
paths:
  /p/{a}:
    parameters: [{ $ref: "#/parameters/A" }]
    get: { operationId: get, responses: { 200: { description: ok } } }
    put:
      operationId: put
      parameters: [{ in: path, name: a, required: true, type: string }]
      responses: { 200: { description: ok } }
  /q/{b}:
    get:
      operationId: other
      parameters: [{ in: path, name: b, required: true, type: array, items: { type: string }, collectionFormat: ssv }]
      responses: { 200: { description: ok } }
parameters:
  A: { in: path, name: a, required: true, type: array, items: { type: string }, collectionFormat: pipes }
`);
  const keysOf = (path: string) =>
    root
      ?.get("paths")
      ?.get(path)
      ?.entries()
      .map(([key]) => key);
  expect(keysOf("/p/{a}")).toEqual(["parameters", "put"]);
  expect(keysOf("/q/{b}")).toEqual([]);
  expect(printed.match(/error\[[a-z-]+\].*/g)).toEqual([
    "error[unsupported-parameter] no style of OpenAPI 3 writes the collection format `ssv` here",
    "error[unsupported-parameter] no style of OpenAPI 3 writes the collection format `pipes` here",
  ]);
  expect(printed).toContain("allow the refusal: the operations that have it are then left out.");
});
