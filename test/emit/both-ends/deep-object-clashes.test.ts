import { beforeAll, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";
import { deepObject } from "./deep-objects.ts";

const parameters = [
  deepObject("fields", "{ type: object, additionalProperties: { type: string } }"),
  '{ name: "fields[articles]", in: query, schema: { type: string } }',
  '{ name: "page[number]", in: query, schema: { type: integer } }',
  deepObject("page", "{ type: object, properties: { size: { type: integer }, key: { type: string } } }"),
  '{ name: "closed[ids][]", in: query, schema: { type: array, items: { type: string } } }',
  deepObject("closed", "{ type: object, additionalProperties: false, properties: { size: { type: integer } } }"),
  deepObject("named", "{ type: object, additionalProperties: false, properties: { a: { type: integer } } }"),
  '{ name: "named[a]", in: query, schema: { type: integer } }',
];

const members = [
  "fields: { type: object, additionalProperties: { type: string } }",
  '"fields[articles]": { type: string }',
  '"fields[books]": { type: object, properties: { by: { type: string } } }',
  "ids: { type: array, items: { type: string } }",
  '"ids[]": { type: string }',
];
const deep = "{ style: deepObject, explode: true }";

const spec = `
paths:
  /things:
    get:
      operationId: list
      security: [{ key: [] }]
      parameters: [${parameters.join(", ")}]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            x-specwright: { arrayFormat: brackets }
            schema: { type: object, properties: { ${members.join(", ")} } }
            encoding: { fields: ${deep}, "fields[books]": ${deep} }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: "page[key]" } }
`;

const clash = (index: number, one: string, other: string, name: string) =>
  `warning parameter-clash /paths/~1things/get/parameters/${index}: the query parameters \`${one}\` and \`${other}\` are both written as \`${name}\``;
const told = [clash(1, "fields", "fields[articles]", "fields[articles]"), clash(7, "named", "named[a]", "named[a]")];

let call: Call;
beforeAll(async () => {
  const ends = await bothEnds(spec, told);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      list: ({ query }: { query: unknown }) => ({ status: 200, body: query }),
      add: ({ body }: { body: unknown }) => ({ status: 200, body }),
    },
    security: { key: () => "k" },
  });
  call = await ends.client(against(server, { key: "k" }));
});

test("a parameter that is called like a member of a deepObject takes its own, and what cannot be both is told", async () => {
  const query = {
    fields: { people: "name" },
    "fields[articles]": "title",
    "page[number]": 2,
    page: { size: 5 },
    "closed[ids][]": ["a", "b"],
    closed: { size: 1 },
    "named[a]": 3,
  };
  expect(await call("list", { query })).toMatchObject({ status: 200, body: query });
});

test("so does a member of a form", async () => {
  const body = {
    fields: { people: "name" },
    "fields[articles]": "title",
    "fields[books]": { by: "Ann" },
    "ids[]": "1",
  };
  expect(await call("add", { body })).toMatchObject({ status: 200, body });
});

test.each([
  ["list", { query: { fields: { articles: "title" } } }, "fields[articles]"],
  ["list", { query: { named: { a: 1 } } }, "named[a]"],
  ["list", { query: { closed: { ids: { "": 1 } } } }, "closed[ids][]"],
  ["list", { query: { page: { key: "k" } } }, "page[key]"],
  ["add", { body: { fields: { articles: "title" } } }, "fields[articles]"],
  ["add", { body: { fields: { books: { by: "Ann" } } } }, "fields[books][by]"],
  ["add", { body: { ids: ["1"] } }, "ids[]"],
])("what would arrive as something else is not sent: %s %j", async (operation, given, name) => {
  const failure = call(operation, given);
  await expect(failure).rejects.toThrow(TypeError);
  await expect(failure).rejects.toThrow(`Its member ${name} would arrive as something else, or not at all.`);
});
