import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const operation = (name: string, rest: string) => `
  /${name}:
    post:
      operationId: ${name}
      ${rest}
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const body = (type: string) =>
  `requestBody: { required: true, content: { ${type}: { schema: { $ref: "#/components/schemas/Refined" } } } }`;
const query = (style: string, schema: string) => `parameters: [{ name: q, in: query, ${style}, schema: ${schema} }]`;
const refined = `{ $ref: "#/components/schemas/Refined" }`;
const ids = `{ allOf: [{ $ref: "#/components/schemas/Ids" }], items: { minimum: 1 } }`;

const spec = `
paths:${[
  operation("form", body("application/x-www-form-urlencoded")),
  operation("multipart", body("multipart/form-data")),
  operation("deep", query("style: deepObject", refined)),
  operation(
    "exploded",
    query(
      "explode: true",
      `{ allOf: [{ properties: { n: { type: integer } } }, { type: object, properties: { n: { minimum: 1 } } }] }`,
    ),
  ),
  operation("ids", query("explode: true", ids)),
  operation("idsOrText", query("explode: true", `{ anyOf: [{ type: string, enum: [all] }, ${ids}] }`)),
].join("")}
components:
  schemas:
    Ids: { type: array, items: { type: integer } }
    Base: { type: object, properties: { tags: { type: array, items: { type: string } }, n: { type: integer }, ids: { $ref: "#/components/schemas/Ids" } } }
    Refined:
      allOf:
        - $ref: "#/components/schemas/Base"
        - type: object
          properties: { tags: { minItems: 1, items: { maxLength: 3 } }, n: { minimum: 1 }, ids: { description: Which ones., items: { maximum: 9 } } }
`;

let call: Call;
let raw: (path: string, init?: RequestInit) => Promise<{ readonly status: number; readonly body: unknown }>;

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const echo = ({ query }: { readonly query: { readonly q?: unknown } }) => ({ status: 200, body: query.q ?? null });
  const server = createServer({
    handlers: {
      form: ({ body }: { readonly body: unknown }) => ({ status: 200, body }),
      multipart: async ({ body }: { readonly body: { collect(): Promise<unknown> } }) => ({
        status: 200,
        body: await body.collect(),
      }),
      ...Object.fromEntries(["deep", "exploded", "ids", "idsOrText"].map((name) => [name, echo])),
    },
  });
  call = await ends.client(against(server));
  raw = async (path, init) => {
    const answer = await server.fetch(new Request(`https://api.example.com${path}`, { method: "POST", ...init }));
    return { status: answer.status, body: await answer.json() };
  };
});

const value = { tags: ["a", "b"], n: 2, ids: [1, 2] };

describe("a member that an allOf refines", () => {
  test.each([
    ["form", { body: value }],
    ["multipart", { body: value }],
    ["deep", { query: { q: value } }],
  ])("in %s arrives as it was sent", async (name, args) => {
    expect((await call(name, args)).body).toEqual(value);
  });

  test("of an exploded object is a number", async () => {
    expect((await call("exploded", { query: { q: { n: 3 } } })).body).toEqual({ n: 3 });
  });

  test("is read as others write it", async () => {
    const form = new FormData();
    for (const [name, text] of [
      ["tags", "a"],
      ["tags", "b"],
      ["n", "2"],
      ["ids", "1"],
      ["ids", "2"],
    ] as const) {
      form.append(name, text);
    }
    const text = "tags=a&tags=b&n=2&ids=1&ids=2";
    expect(await raw("/multipart", { body: form })).toEqual({ status: 200, body: value });
    expect(await raw("/form", { body: new URLSearchParams(text) })).toEqual({ status: 200, body: value });
  });

  test.each([
    ["n=0", "/n"],
    ["tags=long", "/tags/0"],
    ["ids=1&ids=10", "/ids/1"],
  ])("is checked by all that is said of it: %s", async (text, pointer) => {
    const form = new FormData();
    for (const [name, one] of new URLSearchParams(text)) form.append(name, one);
    for (const [where, body] of [
      ["/form", new URLSearchParams(text)],
      ["/multipart", form],
    ] as const) {
      const answer = await raw(where, { body });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
  });

  test("has the types of all of them", async () => {
    const handlers = (await bothEnds(spec)).file("server/handlers.ts");
    for (const part of ['"tags", string', '"n", number', '"ids", number']) {
      expect(handlers).toContain(`MultipartValue<${part}>`);
    }
  });
});

describe("items that an allOf refines", () => {
  test.each(["ids", "idsOrText"])("are numbers: %s", async (name) => {
    expect((await call(name, { query: { q: [1, 2] } })).body).toEqual([1, 2]);
    expect((await raw(`/${name}?q=7`)).body).toEqual([7]);
    expect((await raw(`/${name}?q=0`)).status).toBe(400);
  });
});
