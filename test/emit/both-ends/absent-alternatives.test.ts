import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const list = "{ type: array, items: { type: string } }";
const alternative = (kind: string, name: string, more = "") =>
  `{ type: object, required: [kind, ${name}], properties: { kind: { const: ${kind} }, ${name}: ${list} }${more} }`;
const closed = ", additionalProperties: false";
const nullable = '{ type: [integer, "null"] }';

const bodies: Readonly<Record<string, string>> = {
  open: `{ oneOf: [${alternative("t", "tags")}, ${alternative("l", "labels")}] }`,
  closed: `{ oneOf: [${alternative("t", "tags", closed)}, ${alternative("l", "labels", closed)}] }`,
  either: `{ type: object, properties: { title: { type: string }, tags: ${list}, labels: ${list} }, oneOf: [{ required: [tags] }, { required: [labels] }] }`,
  pairs: `{ type: object, properties: { a: ${list}, b: ${list}, c: ${list}, d: ${list} }, oneOf: [{ required: [a, b] }, { required: [c, d] }] }`,
  beside: `{ type: object, required: [files], properties: { files: ${list}, a: { type: string }, tags: ${list} }, dependentRequired: { a: [tags] } }`,
  chain: `{ type: object, required: [files], properties: { files: ${list}, tags: ${list} }, dependentRequired: { files: [tags] } }`,
  limited: `{ type: object, required: [title], properties: { title: { type: string }, tags: ${list}, labels: ${list} }, anyOf: [{ required: [tags] }, { required: [labels] }] }`,
  nulls: `{ type: object, properties: { kind: { type: string }, n: ${nullable}, m: ${nullable} }, anyOf: [{ required: [kind, n] }, { required: [kind, m] }] }`,
  nullBeside: `{ type: object, properties: { kind: { type: string }, n: ${nullable}, m: ${nullable} }, dependentRequired: { kind: [n] } }`,
};

const operation = (id: string, range: string, schema: string) => `
  /${id}:
    post:
      operationId: ${id}
      requestBody: { required: true, content: { ${range}: { schema: ${schema} } } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const forms = ["nulls", "nullBeside"];
const spec = `
paths:${Object.entries(bodies)
  .map(([id, schema]) => operation(id, "multipart/form-data", schema))
  .join("")}${forms.map((id) => operation(`${id}Form`, "application/x-www-form-urlencoded", bodies[id] ?? "")).join("")}
`;

interface Body {
  collect(): Promise<unknown>;
}

describe("what an alternative or another member requires, and has nothing in it", () => {
  let call: Call;

  beforeAll(async () => {
    const ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const parts = async ({ body }: { body: Body }) => ({ status: 200, body: await body.collect() });
    const members = ({ body }: { body: unknown }) => ({ status: 200, body });
    const server = createServer({
      handlers: Object.fromEntries([
        ...Object.keys(bodies).map((id) => [id, parts]),
        ...forms.map((id) => [`${id}Form`, members]),
      ]),
    });
    const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
    call = await ends.client({ maxRetries: 0, fetch });
  });

  test.each<[string, object]>([
    ["open", { kind: "t", tags: [] }],
    ["open", { kind: "l", labels: [] }],
    ["closed", { kind: "t", tags: [] }],
    ["closed", { kind: "l", labels: [] }],
    ["either", { title: "t", tags: [] }],
    ["either", { title: "t", labels: ["l"] }],
    ["pairs", { a: [], b: [] }],
    ["pairs", { c: [], d: ["d"] }],
    ["beside", { files: [] }],
    ["beside", { files: [], a: "a", tags: [] }],
    ["chain", { files: [], tags: [] }],
    ["chain", { files: ["f"], tags: [] }],
    ["nulls", { kind: "x", n: null }],
    ["nullsForm", { kind: "x", n: null }],
    ["nullBeside", { kind: "x", n: null }],
    ["nullBesideForm", { kind: "x", n: null }],
  ])("arrives in %s as it was sent: %j", async (id, body) => {
    expect((await call(id, { body })).body).toEqual(body);
  });

  test("is the first that fits, where several do", async () => {
    expect((await call("either", { body: { title: "t", labels: [] } })).body).toEqual({ title: "t", tags: [] });
  });

  test("is left out where nothing requires it", async () => {
    expect((await call("nullBeside", { body: { kind: "x", n: null, m: null } })).body).toEqual({ kind: "x", n: null });
    expect((await call("nullBesideForm", { body: { m: null } })).body).toEqual({});
  });

  test("does not hide what else is wrong", async () => {
    await expect(call("limited", { body: { tags: [] } })).rejects.toMatchObject({
      status: 400,
      error: { errors: [{ pointer: "" }, { pointer: "/title" }] },
    });
  });
});
