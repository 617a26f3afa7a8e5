import { expect, test } from "vitest";
import { generatedServer } from "./emit-spec.ts";

const licences = Array.from({ length: 826 }, (_, index) => `Licence-${index}-or-later`);
const list = `{ type: array, items: { type: string, enum: [${licences.join(", ")}] } }`;
const { createServer } = await generatedServer(`
paths:
  /licences:
    get:
      operationId: find
      parameters: [{ name: l, in: query, schema: ${list} }]
      responses: { "204": { description: none } }
    post:
      operationId: put
      requestBody: { required: true, content: { application/json: { schema: ${list} } } }
      responses: { "204": { description: none } }
`);

const wrong = Array(200).fill("x");

test.each([
  [
    "a body",
    "/licences",
    { method: "POST", body: JSON.stringify(wrong), headers: { "content-type": "application/json" } },
  ],
  ["a query", `/licences?${wrong.map((value) => `l=${value}`).join("&")}`, {}],
])(
  "%s that is wrong in many ways is answered shortly, however many values the document lists",
  async (_, path, init) => {
    const expected: unknown[] = [];
    const refuse = {
      default: ({ issues }: { readonly issues: readonly { readonly expected: unknown }[] }) => {
        expected.push(issues[0]?.expected);
        return undefined;
      },
    };
    const answer = () => ({ status: 204 });
    const server = createServer({ handlers: { find: answer, put: answer }, refuse });
    const response = await server.fetch(new Request(`http://localhost${path}`, init));
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: { length: 100 } });
    expect(text).toContain("or 816 others.");
    expect(text.length).toBeLessThan(40_000);
    // Programs of the server's own have the whole list.
    expect(expected).toEqual([licences]);
  },
);
