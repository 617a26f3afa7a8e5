import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const spec = `
paths:
  /notes:
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                note: { properties: { text: { type: string } } }
                notes: { items: { properties: { text: { type: string } } } }
                rows: { items: { items: { type: string } } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

let call: Call;

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  call = await ends.client(
    against(createServer({ handlers: { add: ({ body }: { body: unknown }) => ({ status: 200, body }) } })),
  );
});

describe("a form's member whose schema describes an object or a list without a type is JSON, whatever it is", () => {
  test.each([
    ["an object", { note: { text: "a" } }],
    ["a text", { note: "a" }],
    ["an empty text", { note: "" }],
    ["a text that looks like JSON", { note: "1" }],
    ["a number", { note: 1 }],
    ["a list", { note: ["a", {}] }],
    ["items", { notes: [{ text: "a" }, "a", "", 1] }],
    ["items that may be lists", { rows: [["a"], "a", {}] }],
  ])("%s", async (_, body) => {
    expect(await call("add", { body })).toMatchObject({ status: 200, body });
  });
});
