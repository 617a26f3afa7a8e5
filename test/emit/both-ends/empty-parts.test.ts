import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const maybe = (schema: string) => `{ anyOf: [${schema}, { type: "null" }] }`;
const file = "{ type: string, format: binary }";

function operation(id: string, schema: string): string {
  return `
  /${id}:
    post:
      operationId: ${id}
      requestBody:
        required: true
        content: { multipart/form-data: { schema: ${schema}${id === "csv" ? ", encoding: { tags: { explode: false } }" : ""} } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;
}

const members = `
  tags: { type: array, items: { type: string } }
  files: { type: array, items: ${file} }
  file: ${maybe(file)}
  one: ${maybe("{ type: integer }")}
  text: { type: [string, "null"] }
  object: ${maybe("{ type: object }")}
  mixed: ${maybe("{ anyOf: [{ enum: [auto] }, { type: object }] }")}
  some: ${maybe("{ type: array, minItems: 1, items: { type: string } }")}
  pages: { anyOf: [{ type: integer }, { type: array, items: { type: integer } }, { type: "null" }] }
`;
const properties = `{ ${members.trim().replaceAll("\n", ",")} }`;
const names = "[tags, files, file, one, text, object, mixed, some, pages]";
const byKind = `
  { oneOf: [
    { type: object, required: [kind, to], properties: { kind: { const: mail }, to: { type: array, items: { type: string } } } },
    { type: object, required: [kind], properties: { kind: { const: none } } }] }`;

const spec = `
paths:${operation("all", `{ type: object, required: ${names}, properties: ${properties} }`)}${operation(
  "optional",
  `{ type: object, properties: ${properties} }`,
)}${operation("byKind", byKind.trim().replace(/\n\s*/g, " "))}${operation(
  "defaults",
  `{ type: object, properties: { tags: { type: array, default: [a], items: { type: string } }, none: { type: array, default: [], items: { type: string } }, one: { type: [integer, "null"], default: 5 } } }`,
)}${operation(
  "both",
  `{ type: object, required: [tags, few], properties: { tags: ${maybe("{ type: array, items: { type: string } }")}, few: { type: array, minItems: 1, items: { type: string } } } }`,
)}${operation("items", `{ type: object, properties: { list: { type: array, items: { type: [integer, "null"] } }, json: { type: array, items: { type: [object, "null"] } } } }`)}${operation(
  "csv",
  `{ type: object, required: [tags], properties: { tags: { type: array, items: { type: string } } } }`,
)}
`;

interface Body {
  collect(): Promise<unknown>;
}

describe("a part that has nothing in it", () => {
  let call: Call;
  let sent = "";

  beforeAll(async () => {
    const ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const handler = async ({ body }: { body: Body }) => ({ status: 200, body: await body.collect() });
    const ids = ["all", "optional", "byKind", "defaults", "both", "items", "csv"];
    const server = createServer({ handlers: Object.fromEntries(ids.map((id) => [id, handler])) });
    const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
    call = await ends.client({
      maxRetries: 0,
      fetch: async (url: string, init: RequestInit) => {
        sent = await new Response(init.body).text();
        return fetch(url, init);
      },
    });
  });

  const parts = () => [...sent.matchAll(/name="(\w+)"/g)].map(([, name]) => name);

  test("is the empty list, or null, where it is required", async () => {
    const nothing = { tags: [], files: [], file: null, some: null };
    const written = { one: null, text: null, object: null, mixed: null, pages: null };
    const body = { ...nothing, ...written };
    expect((await call("all", { body })).body).toEqual(body);
    expect(parts()).toEqual(Object.keys(written));
    const more = { ...body, pages: [] };
    expect((await call("all", { body: more })).body).toEqual(more);
  });

  test("is not there where it is optional", async () => {
    const body = { tags: [], files: [], file: null, one: null, text: null, object: null, mixed: null, some: null };
    expect((await call("optional", { body })).body).toEqual({});
    expect(parts()).toEqual([]);
  });

  test("is the empty list where an alternative requires it, and not in the others", async () => {
    const mail = { kind: "mail", to: [] };
    expect((await call("byKind", { body: mail })).body).toEqual(mail);
    expect((await call("byKind", { body: { kind: "none" } })).body).toEqual({ kind: "none" });
  });

  test("is refused by the client where it would arrive as something else", async () => {
    await expect(call("defaults", { body: { tags: [] } })).rejects.toThrow("tags would arrive as its default.");
    await expect(call("both", { body: { tags: null, few: ["a"] } })).rejects.toThrow("tags would arrive as [].");
    await expect(call("all", { body: { some: [] } })).rejects.toThrow("some would arrive as null.");
    expect((await call("defaults", { body: { none: [], one: null } })).body).toEqual({
      tags: ["a"],
      none: [],
      one: null,
    });
  });

  test("is missing where it has to have something in it", async () => {
    const refused = call("both", { body: { tags: [], few: [] } });
    await expect(refused).rejects.toMatchObject({
      status: 400,
      error: { errors: [{ in: "body", pointer: "/few", detail: "Must be present." }] },
    });
  });

  test("is written as an item of a list that may be null", async () => {
    const body = { list: [1, null], json: [{}, null] };
    expect((await call("items", { body })).body).toEqual(body);
  });

  test("is one empty text where a list is one part", async () => {
    expect((await call("csv", { body: { tags: [] } })).body).toEqual({ tags: [] });
    expect(parts()).toEqual(["tags"]);
  });

  test("is of the types at both ends", async () => {
    const ends = await bothEnds(spec);
    const printed = await ends.compile({
      "main.ts": `
import { all, createClient } from "./client/functions.ts";
import type { Handlers } from "./server/index.ts";
export const handlers: Pick<Handlers, "all" | "optional"> = {
  async all({ body }) {
    const { tags, files, file, one, some } = await body.collect();
    const sizes: readonly number[] = [tags.length, files.length, file?.size ?? 0, one ?? 0, some?.length ?? 0];
    // @ts-expect-error: it may be null.
    file.size;
    return { status: 200, body: sizes };
  },
  async optional({ body }) {
    const { file = new File([], "none") } = await body.collect();
    return { status: 200, body: file.size };
  },
};
const nothing = { one: null, text: null, object: null, mixed: null, some: null, pages: null };
await all(createClient(), { body: { ...nothing, tags: [], files: [], file: null } });
`,
    });
    expect(printed).toBe("");
  });
});
