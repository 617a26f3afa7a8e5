import { beforeAll, describe, expect, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const versions = (one: string, two: string) => `
            application/json;v=1: { schema: ${one} }
            'application/json; V="2"': { schema: ${two} }`;

/** Two versions of a thing, which nothing but a parameter of their media type tells apart. */
const spec = `
paths:
  /thing:
    put:
      operationId: putThing
      requestBody:
        required: true
        content:${versions("{ type: object, required: [name], properties: { name: { type: string } } }", "{ type: object, required: [title], properties: { title: { type: string } } }")}
      responses:
        "200":
          description: As it was sent
          content:${versions("{ type: object, required: [first], properties: { first: {} } }", "{ type: object, required: [second], properties: { second: {} } }")}
  /plain:
    get:
      operationId: getPlain
      responses: { "200": { description: JSON, content: { "application/json; charset=utf-8": { schema: { type: integer } } } } }
`;

describe("media types that only their parameters tell apart", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const serve = async () => {
    const { createServer } = await ends.server();
    return createServer({
      handlers: {
        putThing: ({ body, contentType }: { body: unknown; contentType: string }) =>
          contentType === "application/json;v=1"
            ? { status: 200, contentType, body: { first: body } }
            : { status: 200, contentType, body: { second: body } },
        getPlain: () => ({ status: 200, body: 1 }),
      },
      validateResponses: true,
    });
  };

  test("go from end to end as what they are", async () => {
    const call = await ends.client(against(await serve()));
    const first = { contentType: "application/json;v=1", body: { name: "x" } };
    expect(await call("putThing", first)).toMatchObject({
      contentType: "application/json;v=1",
      body: { first: { name: "x" } },
    });
    expect(await call("putThing", { contentType: 'application/json; V="2"', body: { title: "x" } })).toMatchObject({
      contentType: "application/json;v=2",
      body: { second: { title: "x" } },
    });
    expect(await call("getPlain")).toMatchObject({ contentType: "application/json", body: 1 });
  });

  const put = async (type: string, body: unknown, accept = "*/*") =>
    (await serve()).fetch(
      new Request("http://localhost/thing", {
        method: "PUT",
        headers: { "content-type": type, accept },
        body: JSON.stringify(body),
      }),
    );

  test.each([
    ["application/json;v=1", { name: "x" }, 200],
    ['APPLICATION/JSON ; charset=utf-8; V="1"', { name: "x" }, 200],
    ["application/json;v=2", { title: "x" }, 200],
    ["application/json;v=2", { name: "x" }, 400],
    ["application/json;v=3", { name: "x", title: "x" }, 415],
    ["application/json", { name: "x", title: "x" }, 415],
  ])("a request of %s with %j: %i", async (type, body, status) => {
    expect((await put(type, body)).status).toBe(status);
  });

  test("an Accept that wants another version is not met", async () => {
    expect((await put("application/json;v=1", { name: "x" }, "application/json;v=3")).status).toBe(406);
    expect((await put("application/json;v=1", { name: "x" }, "application/json;v=1")).status).toBe(200);
  });

  test("are named in the types, and a type that is alone goes by its name", () => {
    const operations = ends.file("client/operations.ts");
    expect(operations).toContain('Reply<200, "application/json;v=1", PutThing200V1Body>');
    expect(operations).toContain('Reply<200, "application/json;v=2", PutThing200V2Body>');
    expect(operations).toContain('Reply<200, "application/json", number>');
    expect(ends.file("server/handlers.ts")).toContain('readonly contentType: "application/json;v=1"');
  });
});
