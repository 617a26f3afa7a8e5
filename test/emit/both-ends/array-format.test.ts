import { beforeAll, describe, expect, test } from "vitest";
import { type DeepObjects, deepObjects } from "./deep-objects.ts";

const shapes = {
  tags: "{ type: array, items: { type: string } }",
  either: "{ oneOf: [{ type: integer }, { type: array, items: { type: integer } }] }",
  filter:
    "{ type: object, properties: { ids: { type: array, items: { type: integer } }, sub: { type: array, items: { type: object, properties: { a: { type: array, items: { type: string } } } } } } }",
  rows: "{ type: array, items: { type: array, items: { type: integer } } }",
};

describe.each(["brackets", "indices"] as const)("lists that are spelt with %s", (format) => {
  let ends: DeepObjects;
  const at = (index: number) => (format === "indices" ? index : "");

  beforeAll(async () => {
    ends = await deepObjects(shapes, `x-specwright: { arrayFormat: ${format} }`);
  });

  test.each([
    [{ tags: ["a", "b"] }, `tags[${at(0)}]=a&tags[${at(1)}]=b`],
    [{ tags: [""] }, `tags[${at(0)}]=`],
    [{ tags: [] }, "tags="],
    [{ either: 1 }, "either=1"],
    [{ either: [1] }, `either[${at(0)}]=1`],
    [{ filter: { ids: [1, 2] } }, `filter[ids][${at(0)}]=1&filter[ids][${at(1)}]=2`],
    [{ filter: { sub: [{ a: ["x"] }] } }, `filter[sub][0][a][${at(0)}]=x`],
    [{ rows: [[1, 2], []] }, `rows[0][${at(0)}]=1&rows[0][${at(1)}]=2&rows[1]=`],
  ])("%j arrives, in queries and forms", async (value, text) => {
    expect((await ends.call("list", { query: value })).body).toEqual(value);
    expect((await ends.call("add", { body: value })).body).toEqual(value);
    expect(ends.sent.slice(-2)).toEqual([text, text]);
  });

  test.each([
    ["tags[]=a&tags[]=b", { tags: ["a", "b"] }],
    ["tags[1]=b&tags[0]=a", { tags: ["a", "b"] }],
    ["tags=a&tags=b", { tags: ["a", "b"] }],
    ["either[]=1&either[]=2", { either: [1, 2] }],
  ])("the server takes %s", async (query, value) => {
    expect(await ends.ask(query)).toEqual({ status: 200, body: value });
  });

  test.each([
    ["tags[0]=a&tags[]=b", "/tags"],
    ["tags=a&tags[]=b", "/tags"],
    ["tags[0]=a&tags[0]=b", "/tags/0"],
    ["tags[1]=a", "/tags"],
    ["tags[x]=a", "/tags"],
    ["tags[0][x]=a", "/tags/0"],
    ["tags[][x]=a", "/tags"],
    ["filter[ids][0]=x", "/filter/ids/0"],
  ])("the server refuses %s", async (query, pointer) => {
    const { status, body } = await ends.ask(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });
});
