import { beforeAll, describe, expect, test } from "vitest";
import { against, type BothEnds, bothEnds, type Call } from "./both-ends.ts";

const either = "{ type: object, properties: { odd: { type: [object, array] } } }";
const place = "/paths/~1things/post/requestBody/content/application~1x-www-form-urlencoded";

const spec = (more: string) => `
paths:
  /things:
    post:
      operationId: add
      requestBody:
        ${more}
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { name: { type: string }, odd: ${either} } }
            encoding: { odd: { style: deepObject, explode: true } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;
const said = `error unsupported-media-type ${place}/encoding/odd: neither the server reads nor the client sends \`odd\` of application/x-www-form-urlencoded in style deepObject, exploded, and add is without it`;

describe("an optional member of a form that has no spelling is left out", () => {
  let ends: BothEnds;
  let call: Call;
  let server: { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };

  beforeAll(async () => {
    ends = await bothEnds(spec("required: true"), [said]);
    const { createServer } = await ends.server();
    const created = createServer({ handlers: { add: ({ body }: { body: unknown }) => ({ status: 200, body }) } });
    server = against(created) as typeof server;
    call = await ends.client(server);
  });

  test("and the rest of the body stays", async () => {
    expect((await call("add", { body: { name: "a" } })).body).toEqual({ name: "a" });
  });

  test("so that the client takes none, by its types and when it runs", async () => {
    await expect(call("add", { body: { name: "a", odd: {} } })).rejects.toThrow("member odd");
    const use = (body: string) => `import { add, createClient } from "./client/functions.ts";
void add(createClient({ baseURL: "https://api.example.com" }), { body: ${body} });
`;
    const sources = { "right.ts": use('{ name: "a" }'), "wrong.ts": use('{ name: "a", odd: {} }') };
    const printed = await ends.compile(sources);
    expect(printed).toContain("wrong.ts");
    expect(printed).not.toContain("right.ts");
  });

  test.each(["odd=x", "odd[odd]=x", "odd[odd][0]=x"])("and the server refuses %s", async (body) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await server.fetch("https://api.example.com/things", { method: "POST", headers, body });
    expect(response.status).toBe(400);
  });
});
