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

test("operations beside a `$ref` do not get the bodies of the path item that it leads to, and that is said", async () => {
  const { printed, diagnostics } = await upgraded(`
paths:
  /a:
    $ref: "#/paths/~1shared"
    post: { operationId: a, responses: { 200: { description: ok } } }
  /b:
    $ref: "#/paths/~1shared"
    post:
      operationId: b
      parameters: [{ in: body, name: own, schema: { type: object } }]
      responses: { 200: { description: ok } }
  /c: { $ref: "#/paths/~1shared" }
  /shared:
    parameters:
      - { in: header, name: X-Tenant, type: string }
      - { in: body, name: body, schema: { type: string } }
    put: { operationId: put, responses: { 200: { description: ok } } }
`);
  expect(
    diagnostics.map(({ code, location, related }) => [code, location?.pointer, related?.[0]?.location.pointer]),
  ).toEqual([["unsupported-feature", "/paths/~1shared/parameters/1", "/paths/~1a/post"]]);
  expect(printed).toContain("allow the refusal; they are then without it.");
});
