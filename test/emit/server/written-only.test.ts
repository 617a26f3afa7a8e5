import { beforeAll, expect, test } from "vitest";
import { generatedServer, listen } from "./emit-spec.ts";

const spec = `
paths:
  /any: { get: { operationId: every, responses: { "200": { description: ok, content: { "*/*": { schema: &u { $ref: "#/components/schemas/U" } } } } } } }
  /application: { get: { operationId: application, responses: { "200": { description: ok, content: { "application/*": { schema: *u } } } } } }
  /suffix: { get: { operationId: suffix, responses: { "200": { description: ok, content: { "application/*+json": { schema: *u } } } } } }
  /text: { get: { operationId: text, responses: { "200": { description: ok, content: { "*/*": { schema: *u } } } } } }
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
