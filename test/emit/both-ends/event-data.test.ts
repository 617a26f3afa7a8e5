import { beforeAll, describe, expect, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

/** Ways to say that the data of an event is JSON. The first is the example of OpenAPI 3.2 section 4.14.5.2, but for its names. */
const spec = `
openapi: 3.2.0
paths:
  /a:
    get:
      operationId: specExample
      responses:
        "200":
          description: d
          content:
            text/event-stream:
              itemSchema:
                type: object
                properties:
                  event: { type: string }
                  data: { type: string }
                  retry: { type: integer }
                required: [event]
                oneOf:
                  - properties: { event: { const: addString } }
                  - properties:
                      event: { const: addNumber }
                      data: { pattern: "^\\\\d+$" }
                  - properties:
                      event: { const: addJson }
                      data:
                        contentMediaType: application/json
                        contentSchema: { type: object, required: [foo], properties: { foo: { type: integer } } }
  /b:
    get:
      operationId: discriminated
      responses:
        "200":
          description: d
          content:
            text/event-stream: { itemSchema: { $ref: "#/components/schemas/Event" } }
  /c:
    get:
      operationId: anyJson
      responses:
        "200":
          description: d
          content:
            text/event-stream:
              itemSchema:
                allOf:
                  - $ref: "#/components/schemas/Base"
                  - properties: { data: { contentMediaType: application/json } }
components:
  schemas:
    Base:
      type: object
      required: [data]
      properties: { id: { type: string }, data: { type: string } }
    Event:
      oneOf:
        - $ref: "#/components/schemas/Created"
        - $ref: "#/components/schemas/Deleted"
      discriminator: { propertyName: event, mapping: { created: "#/components/schemas/Created", deleted: "#/components/schemas/Deleted" } }
    Created:
      type: object
      required: [event, data]
      properties:
        event: { type: string }
        data: { type: string, contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/Pet" } }
    Deleted:
      type: object
      required: [event, data]
      properties:
        event: { type: string }
        data: { type: string, description: The identifier. }
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
`;

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("data of events that is JSON", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const items: Readonly<Record<string, readonly object[]>> = {
    specExample: [
      { event: "addString", data: '"text"' },
      { event: "addNumber", data: "12" },
      { event: "addJson", data: { foo: 1 }, retry: 5 },
    ],
    discriminated: [
      { event: "created", data: { name: "Rex" } },
      { event: "deleted", data: "7" },
    ],
    anyJson: [{ data: [1, { a: null }] }, { data: "text", id: "1" }],
  };

  test.each(Object.keys(items))("%s: is decoded where it is, and text elsewhere", async (operation) => {
    const { createServer } = await ends.server();
    const handlers = Object.fromEntries(
      Object.entries(items).map(([name, body]) => [name, () => ({ status: 200, body })]),
    );
    const server = createServer({ handlers, validateResponses: true });
    const call = await ends.client(against(server));
    const { body } = await call(operation);
    expect(await all(body as AsyncIterable<unknown>)).toEqual(items[operation]);
  });

  test.each([
    ["specExample", { event: "addNumber", data: "x" }],
    ["specExample", { event: "addString", data: 1 }],
    ["specExample", { event: "addJson", data: { foo: "1" } }],
    ["discriminated", { event: "created", data: "{}" }],
  ])("%s: %j does not fit", async (operation, item) => {
    const { createServer } = await ends.server();
    const errors: unknown[] = [];
    const handlers = Object.fromEntries(
      Object.keys(items).map((name) => [name, () => ({ status: 200, body: [item] })]),
    );
    const onError = (error: unknown) => errors.push(error);
    const server = createServer({ handlers, validateResponses: true, onError });
    const call = await ends.client(against(server));
    const { body } = await call(operation);
    await expect(all(body as AsyncIterable<unknown>)).rejects.toMatchObject({ name: "APIConnectionError" });
    expect(errors).toMatchObject([{ name: "InvalidResponseError" }]);
  });

  test("its type narrows with that of the event", async () => {
    const app = `
import { createClient, discriminated, specExample } from "./client/functions.ts";

const client = createClient();
for await (const item of (await discriminated(client)).body) {
  const name: string = item.event === "created" ? item.data.name : item.data;
  console.log(name);
}
for await (const item of (await specExample(client)).body) {
  const text: string | undefined = item.event === "addJson" ? item.data?.foo.toFixed() : item.data;
  console.log(text);
}
`;
    expect(await ends.compile({ "app.ts": app })).toBe("");
  });
});
