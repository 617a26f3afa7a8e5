import { expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /notes/{id}:
    get:
      operationId: getNote
      parameters:
        - { name: id, in: path, required: true, schema: {} }
        - { name: q, in: query, required: true, schema: { description: Anything. } }
        - { name: X-Of, in: header, schema: {} }
        - { name: filter, in: query, content: { application/json: { schema: {} } } }
      responses:
        "200": { description: ok, headers: { X-Name: { schema: {} } }, content: { application/json: { schema: {} } } }
`;

test("a parameter whose schema says nothing is a text, which any scalar can be written as", async () => {
  const ends = await bothEnds(spec);
  expect(ends.file("client/operations.ts")).toContain("path: { id: string | number | boolean }");
  expect(ends.file("client/operations.ts")).toContain("filter?: unknown | undefined;");
  expect(ends.file("server/handlers.ts")).toMatch(/readonly q: string;/);
});
