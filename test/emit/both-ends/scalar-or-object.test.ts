import { beforeAll, describe, expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";
import { type DeepObjects, deepObjects } from "./deep-objects.ts";

/** As Stripe writes what can be unset. */
const address = `{ anyOf: [
  { type: object, properties: { city: { type: string }, floor: { type: integer } }, additionalProperties: false },
  { type: string, enum: [""] } ] }`.replace(/\n +/g, " ");
const range =
  "{ anyOf: [{ type: object, properties: { gt: { type: integer }, lt: { type: integer } } }, { type: integer }] }";
const within = `{ type: object, properties: { address: ${address}, range: ${range} } }`;
const expand = "{ type: array, items: { type: string } }";

let ends: DeepObjects;

beforeAll(async () => {
  ends = await deepObjects({ address, range, within, expand });
});

describe("an object or a scalar in style deepObject", () => {
  test.each<[object, string]>([
    [{ address: { city: "a", floor: 3 } }, "address[city]=a&address[floor]=3"],
    [{ address: "" }, "address="],
    [{ range: 5 }, "range=5"],
    [{ range: { gt: 1 } }, "range[gt]=1"],
    [{ within: { address: "", range: { lt: 2 } } }, "within[address]=&within[range][lt]=2"],
    [{ within: { address: { city: "b" }, range: 7 } }, "within[address][city]=b&within[range]=7"],
    [{ expand: ["a", "b"] }, "expand=a&expand=b"],
  ])("%j stands as %s in a query and in a form, and arrives", async (value, text) => {
    expect((await ends.call("list", { query: value })).body).toEqual(value);
    expect((await ends.call("add", { body: value })).body).toEqual(value);
    expect(ends.sent.slice(-2)).toEqual([text, text]);
  });

  test.each([
    ["address=x", '/address Must be "".'],
    ["range=a", "/range Must be an integer."],
    ["range=1&range=2", "/range Must not be given more than once."],
    ["range=1&range[gt]=1", "/range Must be written with members in brackets."],
    ["within[range]=a", "/within/range Must be an integer."],
  ])("%s is refused", async (query, message) => {
    const { status, body } = await ends.ask(query);
    const { errors } = body as { readonly errors: readonly { readonly pointer: string; readonly detail: string }[] };
    expect([status, ...errors.map(({ pointer, detail }) => `${pointer} ${detail}`)]).toEqual([400, message]);
  });

  test("an empty text is an object without members where it is no scalar", async () => {
    expect((await ends.ask("range=")).body).toEqual({ range: {} });
  });
});

test.each([
  ["style: deepObject", "{ type: array, items: { type: [array, object] } }", "style deepObject, not exploded"],
  ["style: form, explode: false", "{ type: array, items: { type: array } }", "style form, not exploded"],
  ["style: form, explode: true", "{ type: array, items: { type: object } }", "style form, exploded"],
])("a member of a form that its style cannot write is refused: %s, %s", async (encoding, schema, how) => {
  const refused = bothEnds(`
paths:
  /things:
    post:
      operationId: add
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { items: ${schema} } }
            encoding: { items: { ${encoding} } }
      responses: {}
`);
  await expect(refused).rejects.toThrow(`application/x-www-form-urlencoded with items in ${how}`);
});
