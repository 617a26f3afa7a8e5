import { expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";
import { deepObject } from "./deep-objects.ts";

const parameters = [
  deepObject("fields", "{ type: object, additionalProperties: { type: string } }"),
  '{ name: "fields[articles]", in: query, schema: { type: string } }',
  '{ name: "page[number]", in: query, schema: { type: integer } }',
  deepObject("page", "{ type: object, properties: { size: { type: integer } } }"),
  '{ name: "closed[ids][]", in: query, schema: { type: array, items: { type: string } } }',
  deepObject("closed", "{ type: object, additionalProperties: false, properties: { size: { type: integer } } }"),
  deepObject("named", "{ type: object, additionalProperties: false, properties: { a: { type: integer } } }"),
  '{ name: "named[a]", in: query, schema: { type: integer } }',
];

const spec = `
paths:
  /things:
    get:
      operationId: list
      parameters: [${parameters.join(", ")}]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

const clash = (index: number, one: string, other: string, name: string) =>
  `warning parameter-clash /paths/~1things/get/parameters/${index}: the query parameters \`${one}\` and \`${other}\` are both written as \`${name}\``;
const told = [clash(1, "fields", "fields[articles]", "fields[articles]"), clash(7, "named", "named[a]", "named[a]")];

test("a parameter that is called like a member of a deepObject takes its own, and what cannot be both is told", async () => {
  const ends = await bothEnds(spec, told);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: { list: ({ query }: { query: unknown }) => ({ status: 200, body: query }) },
  });
  const client = await ends.client(against(server));
  const query = {
    fields: { people: "name" },
    "fields[articles]": "title",
    "page[number]": 2,
    page: { size: 5 },
    "closed[ids][]": ["a", "b"],
    closed: { size: 1 },
    "named[a]": 3,
  };
  expect(await client("list", { query })).toMatchObject({ status: 200, body: query });
});
