import { expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

const number = "{ type: number }";
const tuple = (more: string) => `{ type: array, prefixItems: [${number}, ${number}], ${more} }`;
const parameter = (name: string, style: string, more: string) =>
  `{ name: ${name}, in: query, ${style}, schema: ${tuple(more)} }`;

test("a tuple of scalars of one type is a list on the wire", async () => {
  const ends = await bothEnds(`
paths:
  /places:
    get:
      operationId: places
      parameters:
        - ${parameter("point", "explode: true", "minItems: 2, maxItems: 2")}
        - ${parameter("joined", "explode: false", "items: false")}
        - ${parameter("line", "explode: false", `items: ${number}`)}
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`);
  const { createServer } = await ends.server();
  const echo = ({ query }: { readonly query?: unknown }) => ({ status: 200, body: query });
  const call = await ends.client(against(createServer({ handlers: { places: echo } })));
  const query = { point: [1, 2], joined: [3, 4], line: [5, 6, 7] };
  expect((await call("places", { query })).body).toEqual(query);
});

test("one with items of several types, or of unknown ones, is refused", async () => {
  const mixed = "{ type: array, prefixItems: [{ type: number }, { type: string }], items: false }";
  const spec = (schema: string) => `
paths:
  /places:
    get:
      operationId: places
      parameters: [{ name: point, in: query, schema: ${schema} }]
      responses: { "200": { description: ok } }`;
  for (const schema of [mixed, tuple("minItems: 1")]) {
    await expect(bothEnds(spec(schema)).then((ends) => ends.server())).rejects.toThrow();
  }
});
