import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

/** As Stripe writes what can be unset. */
const address = `{ anyOf: [
  { type: object, properties: { city: { type: string }, floor: { type: integer } }, additionalProperties: false },
  { type: string, enum: [""] } ] }`.replace(/\n +/g, " ");
const range =
  "{ anyOf: [{ type: object, properties: { gt: { type: integer }, lt: { type: integer } } }, { type: integer }] }";
const within = `{ type: object, properties: { address: ${address}, range: ${range} } }`;
const members = `{ address: ${address}, range: ${range}, within: ${within}, expand: { type: array, items: { type: string } } }`;

const parameter = (name: string, schema: string) =>
  `{ name: ${name}, in: query, style: deepObject, explode: true, schema: ${schema} }`;

const spec = `
paths:
  /things:
    get:
      operationId: list
      parameters:
        - ${parameter("address", address)}
        - ${parameter("range", range)}
        - ${parameter("within", within)}
        - ${parameter("expand", "{ type: array, items: { type: string } }")}
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: ${members} }
            encoding:
              address: { style: deepObject, explode: true }
              range: { style: deepObject, explode: true }
              within: { style: deepObject, explode: true }
              expand: { style: deepObject, explode: true }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

let call: Call;
let raw: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;
const sent: string[] = [];

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      list: ({ query }: { query: unknown }) => ({ status: 200, body: query }),
      add: ({ body }: { body: unknown }) => ({ status: 200, body }),
    },
  });
  const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
  call = await ends.client({
    fetch: (url: string, init: RequestInit) => {
      sent.push(decodeURIComponent(typeof init.body === "string" ? init.body : url.replace(/.*\?/, "")));
      return fetch(url, init);
    },
  });
  raw = async (path) => {
    const answer = await server.fetch(new Request(`https://api.example.com${path}`));
    return { status: answer.status, body: await answer.json() };
  };
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
    expect((await call("list", { query: value })).body).toEqual(value);
    expect(sent.at(-1)).toBe(text);
    expect((await call("add", { body: value })).body).toEqual(value);
    expect(sent.at(-1)).toBe(text);
  });

  test.each([
    ["address=x", '/address Must be "".'],
    ["range=a", "/range Must be an integer."],
    ["range=1&range=2", "/range Must not be given more than once."],
    ["range=1&range[gt]=1", "/range Must be written with members in brackets."],
    ["within[range]=a", "/within/range Must be an integer."],
  ])("%s is refused", async (query, message) => {
    const { status, body } = await raw(`/things?${query}`);
    const { errors } = body as { readonly errors: readonly { readonly pointer: string; readonly detail: string }[] };
    expect([status, ...errors.map(({ pointer, detail }) => `${pointer} ${detail}`)]).toEqual([400, message]);
  });

  test("an empty text is an object without members where it is no scalar", async () => {
    expect((await raw("/things?range=")).body).toEqual({ range: {} });
  });
});

test.each([
  ["style: deepObject", "{ type: array, items: { type: object } }", "style deepObject, not exploded"],
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
