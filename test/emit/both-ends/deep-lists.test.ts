import { beforeAll, describe, expect, test } from "vitest";
import { type DeepObjects, deepObjects } from "./deep-objects.ts";

const line =
  "{ type: object, required: [amount], additionalProperties: false, properties: { amount: { type: integer }, tags: { type: array, items: { type: string } }, parts: { type: array, items: { type: object, properties: { id: { type: integer } } } } } }";
const shapes = {
  lines: `{ type: array, maxItems: 3, items: ${line} }`,
  order: `{ type: object, properties: { lines: { type: array, items: ${line} }, note: { type: string } } }`,
  matrix: "{ type: array, items: { type: array, items: { type: integer } } }",
  discounts: `{ anyOf: [{ type: array, items: { type: object, properties: { coupon: { type: string } } } }, { type: string, enum: [""] }] }`,
  mixed:
    "{ type: array, items: { anyOf: [{ type: object, properties: { id: { type: integer } } }, { type: string }] } }",
  until: "{ anyOf: [{ type: string, enum: [now] }, { type: integer }] }",
};

let ends: DeepObjects;

beforeAll(async () => {
  ends = await deepObjects(shapes);
});

describe("lists whose items have a structure of their own, in style deepObject", () => {
  test.each([
    [
      { lines: [{ amount: 1 }, { amount: 2, tags: ["a", "b"] }] },
      "lines[0][amount]=1&lines[1][amount]=2&lines[1][tags]=a&lines[1][tags]=b",
    ],
    [
      { lines: [{ amount: 1, parts: [{ id: 1 }, {}] }] },
      "lines[0][amount]=1&lines[0][parts][0][id]=1&lines[0][parts][1]=",
    ],
    [{ lines: [] }, "lines="],
    [{ order: { lines: [{ amount: 1 }], note: "x" } }, "order[lines][0][amount]=1&order[note]=x"],
    [{ matrix: [[1, 2], [], [3]] }, "matrix[0]=1&matrix[0]=2&matrix[1]=&matrix[2]=3"],
    [{ discounts: [{ coupon: "a" }] }, "discounts[0][coupon]=a"],
    [{ discounts: "" }, "discounts="],
    [{ mixed: [{ id: 1 }, "x"] }, "mixed[0][id]=1&mixed[1]=x"],
    [{ mixed: ["x", "y"] }, "mixed=x&mixed=y"],
    [{ until: "now" }, "until=now"],
    [{ until: 5 }, "until=5"],
  ])("%j is %s, in queries and forms", async (value, text) => {
    expect((await ends.call("list", { query: value })).body).toEqual(value);
    expect((await ends.call("add", { body: value })).body).toEqual(value);
    expect(ends.sent.slice(-2)).toEqual([text, text]);
  });

  test("has its items by their numbers, in whatever order they come", async () => {
    const { status, body } = await ends.ask("lines[1][amount]=2&lines[0][amount]=1&lines[1][tags]=a");
    expect([status, body]).toEqual([200, { lines: [{ amount: 1 }, { amount: 2, tags: ["a"] }] }]);
  });

  test("takes [] in the place of numbers for items of one text", async () => {
    expect(await ends.ask("mixed[]=x&mixed[]=")).toEqual({ status: 200, body: { mixed: ["x", ""] } });
  });

  test.each([
    ["lines[0][amount]=x", "/lines/0/amount"],
    ["lines[0][tags]=a", "/lines/0/amount"],
    ["lines[0][amount]=1&lines[0][amount]=2", "/lines/0/amount"],
    ["lines[0][amount]=1&lines[0]=2", "/lines/0"],
    ["lines[1][amount]=1", "/lines"],
    ["lines[0][amount]=1&lines[2][amount]=1", "/lines"],
    ["lines[999999999][amount]=1", "/lines"],
    ["lines[99999999999999999999][amount]=1", "/lines"],
    ["lines[00][amount]=1", "/lines"],
    ["lines[-1][amount]=1", "/lines"],
    ["lines[1e1][amount]=1", "/lines"],
    ["lines[__proto__][amount]=1", "/lines"],
    ["lines[constructor]=1", "/lines"],
    ["lines[length]=3", "/lines"],
    ["lines[][amount]=1", "/lines"],
    ["lines[0=1", "/lines"],
    ["order[lines][0=1", "/order/lines"],
    ["lines[0]x[amount]=1", "/lines/0"],
    ["lines[0][__proto__][amount]=1", "/lines/0/__proto__"],
    ["lines=x", "/lines"],
    ["lines=&lines[0][amount]=1", "/lines"],
    ["lines[0][amount]=1&lines[1][amount]=1&lines[2][amount]=1&lines[3][amount]=1", "/lines"],
    ["matrix[0][0]=1", "/matrix/0"],
    ["matrix[0]=x", "/matrix/0/0"],
  ])("is refused by its place: %s", async (query, pointer) => {
    const { status, body } = await ends.ask(query);
    expect({ query, status }).toEqual({ query, status: 400 });
    expect(body).toMatchObject({ errors: [{ pointer }] });
    expect(({} as { amount?: unknown }).amount).toBeUndefined();
  });
});
