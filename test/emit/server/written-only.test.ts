import { beforeAll, expect, test } from "vitest";
import { generatedServer, listen } from "./emit-spec.ts";

const spec = `
paths:
  /any: { get: { operationId: every, responses: { "200": { description: ok, content: { "*/*": { schema: &u { $ref: "#/components/schemas/U" } } } } } } }
  /application: { get: { operationId: application, responses: { "200": { description: ok, content: { "application/*": { schema: *u } } } } } }
  /suffix: { get: { operationId: suffix, responses: { "200": { description: ok, content: { "application/*+json": { schema: *u } } } } } }
  /text: { get: { operationId: text, responses: { "200": { description: ok, content: { "*/*": { schema: *u } } } } } }
  /events: { get: { operationId: events, responses: { "200": { description: ok, content: { text/event-stream: { schema: *u } } } } } }
  /headers: { get: { operationId: headers, responses: { "204": { description: ok, headers: { X-J: { content: { application/json: { schema: *u } } }, X-O: { schema: *u } } } } } }
components:
  schemas:
    U: { type: object, required: [name], properties: { name: { type: string }, pw: { type: string, writeOnly: true } } }
`;

const body = { name: "n", pw: "SECRET" };
let origin: string;
beforeAll(async () => {
  const { createServer } = await generatedServer(spec);
  const handlers = {
    every: () => ({ status: 200, contentType: "application/json", body }),
    application: () => ({ status: 200, contentType: "application/json", body }),
    suffix: () => ({ status: 200, contentType: "application/hal+json", body }),
    events: () => ({ status: 200, body: [{ data: body }] }),
    headers: () => ({ status: 204, headers: { "x-j": body, "x-o": body } }),
    text: () => ({ status: 200, contentType: "text/plain", body: "a text" }),
  };
  origin = await listen(createServer({ handlers }));
});

test.each(["any", "application", "suffix"])(
  "members that are only written do not leave under a range: %s",
  async (path) => {
    expect(await (await fetch(`${origin}/${path}`)).text()).toBe('{"name":"n"}');
  },
);

test("a text under a range leaves as it is", async () => {
  expect(await (await fetch(`${origin}/text`)).text()).toBe("a text");
});

test("nor do they in the data of events", async () => {
  expect(await (await fetch(`${origin}/events`)).text()).toBe('data: {"name":"n"}\n\n');
});

test("nor in headers that are JSON or objects", async () => {
  const { headers } = await fetch(`${origin}/headers`);
  expect([headers.get("x-j"), headers.get("x-o")]).toEqual(['{"name":"n"}', "name,n"]);
});
