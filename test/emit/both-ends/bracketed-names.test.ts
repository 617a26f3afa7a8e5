import { beforeAll, expect, test } from "vitest";
import { type DeepObjects, deepObjects } from "./deep-objects.ts";

const inner = `{ type: object, properties: { "c[]": { type: integer } }, additionalProperties: { type: string } }`;
const open = `{ type: object, properties: { "a[b]": { type: integer }, inner: ${inner} }, additionalProperties: { type: string } }`;

let ends: DeepObjects;

beforeAll(async () => {
  ends = await deepObjects({ open });
});

test("declared names with brackets arrive in style deepObject, in a query and in a form", async () => {
  const value = { open: { "a[b]": 1, inner: { "c[]": 2, d: "e" }, f: "g" } };
  expect((await ends.call("list", { query: value })).body).toEqual(value);
  expect((await ends.call("add", { body: value })).body).toEqual(value);
  const text = "open[a[b]]=1&open[inner][c[]]=2&open[inner][d]=e&open[f]=g";
  expect(ends.sent.slice(-2)).toEqual([text, text]);
});

test.each(["k[0]", "k]", "a[c]"])("%s, which is not declared, is not sent", async (name) => {
  const value = { open: { [name]: "1" } };
  const refused = { name: "TypeError", message: expect.stringContaining(`Its member ${name} has a bracket`) };
  await expect(ends.call("list", { query: value })).rejects.toMatchObject(refused);
  await expect(ends.call("add", { body: value })).rejects.toMatchObject(refused);
});
