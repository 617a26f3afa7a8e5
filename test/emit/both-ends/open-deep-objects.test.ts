import { beforeAll, describe, expect, test } from "vitest";
import { problems } from "../../model/build.ts";
import { emitted } from "../server/emit-spec.ts";
import { type DeepObjects, deepObject, deepObjects } from "./deep-objects.ts";

const lists = "{ type: object, additionalProperties: { type: array, items: { type: integer } } }";
const ranges =
  "{ type: object, properties: { all: { type: boolean } }, additionalProperties: { type: object, properties: { from: { type: integer }, tags: { type: array, items: { type: string } } } } }";
const nested =
  "{ type: object, additionalProperties: { type: object, additionalProperties: { type: [integer, string] } } }";
const either =
  "{ type: object, additionalProperties: { oneOf: [{ type: integer }, { type: array, items: { type: integer } }] } }";
const shapes = { lists, ranges, nested, either };

let ends: DeepObjects;

beforeAll(async () => {
  ends = await deepObjects(shapes);
});

describe("members of a deepObject that are not declared", () => {
  test.each([
    ["lists", { lists: { a: [1, 2], "b-c": [3], none: [] } }, "lists[a]=1&lists[a]=2&lists[b-c]=3&lists[none]="],
    [
      "objects",
      { ranges: { all: true, price: { from: 1, tags: ["x", "y"] }, none: {} } },
      "ranges[all]=true&ranges[price][from]=1&ranges[price][tags]=x&ranges[price][tags]=y&ranges[none]=",
    ],
    ["objects that are open themselves", { nested: { a: { b: 1, c: "x" } } }, "nested[a][b]=1&nested[a][c]=x"],
    ["scalars or lists", { either: { a: 1, b: [2, 3] } }, "either[a]=1&either[b]=2&either[b]=3"],
  ])("are %s, in queries and forms", async (_what, value, text) => {
    expect((await ends.call("list", { query: value })).body).toEqual(value);
    expect((await ends.call("add", { body: value })).body).toEqual(value);
    expect(ends.sent.slice(-2)).toEqual([text, text]);
  });

  test.each([
    ["lists[a]=x", "query", "/lists/a/0"],
    ["lists[a][b]=1", "query", "/lists/a"],
    ["ranges[price]=1", "query", "/ranges/price"],
    ["ranges[price][from]=x", "query", "/ranges/price/from"],
  ])("that do not fit are refused by their place: %s", async (query, place, pointer) => {
    const { status, body } = await ends.ask(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ in: place, pointer }] });
  });

  test("are refused where they have no spelling, and the refusal says what of it", () => {
    const of = (schema: string) =>
      problems(
        emitted(
          `paths: { /a: { get: { operationId: a, parameters: [${deepObject("f", schema)}], responses: { "204": { description: ok } } } } }`,
        ).diagnostics,
      );
    const place =
      "error unsupported-parameter /paths/~1a/get/parameters/0: neither the server reads nor the client sends";
    const pairs = "{ type: object, additionalProperties: { type: array, items: { type: [object, array] } } }";
    expect(of(pairs)).toEqual([
      `${place} the query parameter \`f\` in style deepObject, exploded, with what \`additionalProperties\` says`,
    ]);
    expect(of(`{ type: object, properties: { a: ${pairs} } }`)).toEqual([
      `${place} the query parameter \`f\` in style deepObject, exploded, with what \`additionalProperties\` says of \`a\``,
    ]);
  });
});
