import { beforeAll, describe, expect, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

/** Schemas of server-sent events, of which some are of the event, and some of its data. */
const contents: Readonly<Record<string, string>> = {
  data: 'schema: { $ref: "#/components/schemas/User" }',
  listOfData: 'schema: { type: array, items: { $ref: "#/components/schemas/User" } }',
  listOfTexts: "schema: { type: array, items: { type: string } }",
  listOfNumbers: "schema: { type: array, items: { type: integer } }",
  listOfObjects: "schema: { type: array, items: { type: object } }",
  listOfAlternatives:
    'schema: { type: array, items: { oneOf: [{ $ref: "#/components/schemas/User" }, { type: integer }] } }',
  listOfEvents: 'schema: { type: array, items: { $ref: "#/components/schemas/Event" } }',
  dataOfItems: 'itemSchema: { $ref: "#/components/schemas/User" }',
  numbersOfItems: "itemSchema: { type: integer }",
  textsOfItems: "itemSchema: { type: string }",
  events: 'itemSchema: { $ref: "#/components/schemas/Event" }',
  eventsOfObjects: 'itemSchema: { $ref: "#/components/schemas/UserEvent" }',
  listOfEventsOfObjects: 'schema: { type: array, items: { $ref: "#/components/schemas/UserEvent" } }',
  alternativeEvents:
    'itemSchema: { oneOf: [{ $ref: "#/components/schemas/UserEvent" }, { $ref: "#/components/schemas/Ping" }] }',
  widerEvents: "itemSchema: { type: object, properties: { data: { type: string }, comment: { type: string } } }",
  openEvents: "itemSchema: { type: object }",
};

const spec = `
openapi: 3.2.0
paths:
${Object.entries(contents)
  .map(
    ([name, content]) => `  /${name}:
    get:
      operationId: ${name}
      responses: { "200": { description: d, content: { text/event-stream: { ${content} } } } }
    post:
      operationId: ${name}Sent
      requestBody: { required: true, content: { text/event-stream: { ${content} } } }
      responses: { "204": { description: d } }`,
  )
  .join("\n")}
components:
  schemas:
    User: { type: object, properties: { id: { type: string }, name: { type: string } } }
    Event: { type: object, required: [data], properties: { data: { type: string }, event: { type: string } } }
    UserEvent: { type: object, required: [event, data], properties: { data: { $ref: "#/components/schemas/User" }, event: { const: user } } }
    Ping: { type: object, required: [event, data], properties: { data: { type: string }, event: { const: ping } } }
`;

const user = { id: "7", name: "Rex" };

/** The items of each, and what stands on the wire of the first one. */
const items: readonly (readonly [operation: string, items: readonly object[], text: string])[] = [
  ["data", [{ data: user, event: "user" }], 'event: user\ndata: {"id":"7","name":"Rex"}\n\n'],
  ["listOfData", [{ data: user, event: "user" }, { data: {} }], 'event: user\ndata: {"id":"7","name":"Rex"}\n\n'],
  ["listOfTexts", [{ data: "7" }], "data: 7\n\n"],
  ["listOfNumbers", [{ data: 7 }], "data: 7\n\n"],
  ["listOfObjects", [{ data: { a: [1] } }], 'data: {"a":[1]}\n\n'],
  ["listOfAlternatives", [{ data: 7 }, { data: user }], "data: 7\n\n"],
  ["listOfEvents", [{ data: "7", event: "e" }], "event: e\ndata: 7\n\n"],
  ["dataOfItems", [{ data: user }], 'data: {"id":"7","name":"Rex"}\n\n'],
  ["numbersOfItems", [{ data: 7 }], "data: 7\n\n"],
  ["textsOfItems", [{ data: "7" }], "data: 7\n\n"],
  ["events", [{ data: "7", event: "e" }], "event: e\ndata: 7\n\n"],
  ["eventsOfObjects", [{ data: user, event: "user" }], 'event: user\ndata: {"id":"7","name":"Rex"}\n\n'],
  ["listOfEventsOfObjects", [{ data: user, event: "user" }], 'event: user\ndata: {"id":"7","name":"Rex"}\n\n'],
  [
    "alternativeEvents",
    [
      { data: "7", event: "ping" },
      { data: user, event: "user" },
    ],
    "event: ping\ndata: 7\n\n",
  ],
  ["widerEvents", [{ data: "7" }], "data: 7\n\n"],
  ["openEvents", [{ data: "7" }], "data: 7\n\n"],
];

async function all(found: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const item of found) list.push(item);
  return list;
}

describe("a schema of events", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const open = async () => {
    const { createServer } = await ends.server();
    const received: unknown[] = [];
    const handlers = Object.fromEntries(
      items.flatMap(([name, body]) => [
        [name, () => ({ status: 200, body })],
        [
          `${name}Sent`,
          async (input: { body: AsyncIterable<unknown> }) => {
            received.push(...(await all(input.body)));
            return { status: 204 };
          },
        ],
      ]),
    );
    return { received, server: createServer({ handlers, validateResponses: true }) };
  };

  test.each(items)(
    "%s: is of the event if that is what it describes, and else of its data",
    async (name, sent, text) => {
      const { received, server } = await open();
      const wire = await (await server.fetch(new Request(`http://x.example/${name}`))).text();
      expect(wire.slice(0, text.length)).toBe(text);
      const call = await ends.client(against(server));
      expect(await all((await call(name)).body as AsyncIterable<unknown>)).toEqual(sent);
      expect(await call(`${name}Sent`, { body: sent })).toMatchObject({ status: 204 });
      expect(received).toEqual(sent);
    },
  );

  test("has the type of what arrives", async () => {
    const app = `
import { createClient, dataOfItems, listOfData, listOfEvents } from "./client/functions.ts";

const client = createClient();
for await (const { data, event } of (await listOfData(client)).body) console.log(data.name?.length, event?.length);
for await (const { data } of (await dataOfItems(client)).body) console.log(data.name?.length);
for await (const { data } of (await listOfEvents(client)).body) console.log(data.length);
// @ts-expect-error: a user is the data of an event.
for await (const { name } of (await listOfData(client)).body) console.log(name);
`;
    expect(await ends.compile({ "app.ts": app })).toBe("");
  });
});
