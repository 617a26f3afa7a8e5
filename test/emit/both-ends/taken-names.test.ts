import { describe, expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /things:
    get:
      operationId: listThings
      security: [{ key: [], session: [] }]
      parameters:
        - { name: f, in: query, explode: true, schema: { type: object, properties: { a: { type: integer } }, additionalProperties: { type: string } } }
        - { name: deep, in: query, style: deepObject, explode: true, schema: { type: object, additionalProperties: { type: integer } } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: closed, in: query, explode: true, schema: { type: object, additionalProperties: false, properties: { from: { type: integer } } } }
        - { name: colors, in: cookie, explode: true, schema: { type: object, additionalProperties: { type: string } } }
        - { name: theme, in: cookie, schema: { type: string } }
      responses: { "200": { description: ok, content: { application/json: {} } } }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: k }
    session: { type: apiKey, in: cookie, name: sid }
`;

describe("an open object that is exploded", () => {
  const calls = async () => {
    const ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const server = createServer({
      handlers: {
        listThings: ({ query, cookies }: object & { query?: object; cookies?: object }) => ({
          status: 200,
          body: { query, cookies },
        }),
      },
      security: { key: () => "k", session: () => "s" },
    });
    return ends.client(against(server, { key: "k", session: "s" }));
  };

  test.each([
    ["query", "limit"],
    ["query", "k"],
    ["query", "deep"],
    ["query", "deep[x]"],
    ["query", "from"],
    ["cookies", "theme"],
    ["cookies", "sid"],
  ])("has no member in the %s that would be taken for %s", async (place, name) => {
    const call = await calls();
    const object = place === "query" ? "f" : "colors";
    const failure = call("listThings", { [place]: { [object]: { [name]: "1" } } });
    await expect(failure).rejects.toThrow(TypeError);
    await expect(failure).rejects.toThrow(
      `${object}: Its member ${name} would arrive as something else, or not at all.`,
    );
  });

  test("has its own members, and others of any other name", async () => {
    const given = {
      query: { f: { a: 1, f: "x", sid: "z", deeper: "y" }, limit: 2, closed: { from: 3 } },
      cookies: { colors: { limit: "1" } },
    };
    expect((await (await calls())("listThings", given)).body).toEqual(given);
  });
});

test("an open object in a form has no member that would be taken for another of the form", async () => {
  const ends = await bothEnds(`
paths:
  /things:
    post:
      operationId: addThing
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                f: { type: object, properties: { a: { type: integer } }, additionalProperties: { type: string } }
                limit: { type: integer }
            encoding: { f: { style: form, explode: true } }
      responses: { "200": { description: ok, content: { application/json: {} } } }
`);
  const { createServer } = await ends.server();
  const server = createServer({ handlers: { addThing: ({ body }: { body: unknown }) => ({ status: 200, body }) } });
  const call = await ends.client(against(server));
  const body = { f: { a: 1, other: "x" }, limit: 2 };
  expect((await call("addThing", { body })).body).toEqual(body);
  await expect(call("addThing", { body: { f: { limit: "1" } } })).rejects.toThrow(
    "Its member limit would arrive as something else, or not at all.",
  );
});
