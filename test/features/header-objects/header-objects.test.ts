import { beforeAll, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface Functions {
  createClient(options: object): unknown;
  getLimits(client: unknown, args?: object): Promise<{ readonly headers: Readonly<Record<string, unknown>> }>;
}

const { load, listen } = feature(import.meta.dirname, ["server/handlers.ts", "client/operations.ts"]);

let app: { readonly server: Server; readonly errors: unknown[] };
let address = "";
beforeAll(async () => {
  app = await load("app.ts");
  address = await listen(app.server.node);
});

const get = (...headers: string[]) => rawExchange(address, rawRequest(["GET /limits HTTP/1.1", ...headers]));

test("leave as their members, exploded or not", async () => {
  const answer = await get();
  expect(answer.match(/^x-.*$/gim)).toEqual([
    "x-color: R,100,on,true",
    "x-exploded: R=5,name=a=b",
    "x-open: a=1,b=2.5",
  ]);
});

test.each([
  ["comma", { message: "the member name of the header x-color would arrive as another one" }],
  ["large", { problems: ["the header x-color/R: Must be at most 255."] }],
])("that do not fit do not leave: %s", async (name, error) => {
  app.errors.length = 0;
  expect(await get(`X-Ask: R,1,name,${name}`)).toMatch(/^HTTP\/1\.1 500 /);
  expect(app.errors).toMatchObject([error]);
});

test("are objects for the caller again, and texts where they are none", async () => {
  const { createClient, getLimits } = await load<Functions>("client/functions.ts");
  const { headers } = await getLimits(createClient({ baseURL: address }));
  expect(headers).toMatchObject({
    "x-color": { R: 100, on: true },
    "x-exploded": { R: 5, name: "a=b" },
    "x-open": { a: 1, b: 2.5 },
  });
  const other = { "x-color": " R , many , on,1 ", "x-exploded": "R=1,oops", "x-open": "" };
  const strange = createClient({ fetch: async () => new Response(null, { status: 204, headers: other }) });
  expect((await getLimits(strange)).headers).toEqual({
    "x-color": { R: "many", on: "1" },
    "x-exploded": "R=1,oops",
    "x-open": {},
  });
});
