import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const members = `
                words: { anyOf: [{ type: string, maxLength: 5 }, { type: array, maxItems: 2, items: { type: string } }] }
                mode: { anyOf: [{ type: string, enum: [auto, "1"] }, { type: object, required: [size], properties: { size: { type: integer } } }] }
                any: { type: [string, array, object], items: { type: object } }`;

const files = `
                image: { anyOf: [{ type: string, format: binary }, { type: array, maxItems: 2, items: { type: string, format: binary } }] }
                scan: { type: [string, array, "null"], format: binary, items: { type: string, format: binary } }`;

const operation = (name: string, type: string, properties: string) => `
  /${name}:
    post:
      operationId: ${name}
      requestBody:
        required: true
        content:
          ${type}:
            schema:
              type: object
              properties:${properties}
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const spec = `
paths:${[
  operation("form", "application/x-www-form-urlencoded", members),
  operation("multipart", "multipart/form-data", members + files),
].join("")}
  /others:
    post:
      operationId: others
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, additionalProperties: { anyOf: [{ type: string }, { type: object }] } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
  /otherParts:
    post:
      operationId: otherParts
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, additionalProperties: { anyOf: [{ type: string }, { type: array, items: { type: string } }] } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

type Collected = Readonly<Record<string, unknown>>;

let call: Call;
let post: (
  path: string,
  body: URLSearchParams | FormData,
) => Promise<{ readonly status: number; readonly body: unknown }>;

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const echo = ({ body }: { readonly body: unknown }) => ({ status: 200, body });
  const collected = async ({ body }: { readonly body: { collect(): Promise<Collected> } }) => ({
    status: 200,
    body: await shown(await body.collect()),
  });
  const server = createServer({ handlers: { form: echo, others: echo, multipart: collected, otherParts: collected } });
  call = await ends.client(against(server));
  post = async (path, body) => {
    const answer = await server.fetch(new Request(`https://api.example.com${path}`, { method: "POST", body }));
    return { status: answer.status, body: await answer.json() };
  };
});

/** What files hold, in their places. */
async function shown(value: unknown): Promise<unknown> {
  if (value instanceof File) return value.text();
  if (Array.isArray(value)) return Promise.all(value.map(shown));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([name, member]) => [name, await shown(member)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe.each(["form", "multipart"])("in a %s", (name) => {
  test.each([
    [{ words: "a" }],
    [{ words: ["a", "b"] }],
    [{ words: ["longer"] }],
    [{ mode: "auto" }],
    [{ mode: "1" }],
    [{ mode: { size: 3 } }],
    [{ any: "text" }],
    [{ any: { a: 1 } }],
    [{ any: [{ a: 1 }, { b: 2 }] }],
  ])("%j arrives", async (body) => {
    expect((await call(name, { body })).body).toEqual(body);
  });

  test.each([
    ["words=a", { words: "a" }],
    ["words=a&words=b", { words: ["a", "b"] }],
    ["mode=auto", { mode: "auto" }],
    ['mode={"size":3}', { mode: { size: 3 } }],
    ['any=[{"a":1}]', { any: [{ a: 1 }] }],
  ])("%s is read as others write it", async (text, body) => {
    expect(await post(`/${name}`, sent(name, text))).toEqual({ status: 200, body });
  });

  test.each(["words=a&words=b&words=c", "mode=manual", 'mode={"size":"x"}'])("%s is refused", async (text) => {
    expect((await post(`/${name}`, sent(name, text))).status).toBe(400);
  });
});

function sent(name: string, text: string): URLSearchParams | FormData {
  if (name === "form") return new URLSearchParams(text);
  const form = new FormData();
  for (const [member, value] of new URLSearchParams(text)) form.append(member, value);
  return form;
}

test("a text of a member that is not declared is one, whatever else it looks like", async () => {
  for (const body of [{ a: "1" }, { a: "auto" }, { a: { b: 1 } }]) {
    expect((await call("others", { body })).body).toEqual(body);
  }
});

test("parts that are not declared are a scalar or a list, too", async () => {
  const body = { a: "one", b: ["one", "two"] };
  expect((await call("otherParts", { body })).body).toEqual(body);
});

describe("a file or several files", () => {
  const file = (text: string) => new Blob([text]);

  test.each<[object, object]>([
    [{ image: file("a") }, { image: "a" }],
    [{ image: [file("a"), file("b")] }, { image: ["a", "b"] }],
    [{ scan: file("a") }, { scan: "a" }],
    [{ scan: [file("a"), file("b")] }, { scan: ["a", "b"] }],
  ])("have a part each: %#", async (body, arrived) => {
    expect((await call("multipart", { body })).body).toEqual(arrived);
  });

  test("are as many as the document says", async () => {
    const body = { image: [file("a"), file("b"), file("c")] };
    await expect(call("multipart", { body })).rejects.toThrow(/"pointer":"\/image"/);
  });

  test("have the types of both", async () => {
    const ends = await bothEnds(spec);
    expect(ends.file("server/handlers.ts")).toContain("image: File | File[]");
    expect(ends.file("client/operations.ts")).toContain("image: FilePart | readonly FilePart[]");
    expect(await ends.compile({})).toBe("");
  });
});

test.each([
  [
    "{ anyOf: [{ type: string }, { type: array, items: { type: string, format: binary } }] }",
    "a scalar or a list of other values",
  ],
  ["{ anyOf: [{ type: integer }, { type: array, items: { type: string } }] }", "a scalar or a list of other values"],
  ["{ anyOf: [{ type: integer }, { type: string, format: binary }] }", "a file or another value"],
  ["{ anyOf: [{ type: string, format: binary }, { type: object }] }", "a file or another value"],
  [
    "{ anyOf: [{ type: string, format: binary, maxLength: 2 }, { type: array, items: { type: string, format: binary } }] }",
    "a file or a list of other files",
  ],
])("what no part tells is refused: %s", async (schema, why) => {
  const refused = bothEnds(`paths:${operation("refused", "multipart/form-data", `\n                a: ${schema}`)}`);
  await expect(refused).rejects.toThrow(new RegExp(`unsupported-media-type.*with ${why} for a`));
});
