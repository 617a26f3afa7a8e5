import { expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

/** As FastAPI writes parts that may be null: an alternative beside the one of null. */
const spec = `
paths:
  /u:
    post:
      operationId: upload
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                photo: { anyOf: [{ type: string, format: binary, maxLength: 4 }, { type: "null" }] }
                scan: { oneOf: [{ const: null }, { $ref: "#/components/schemas/File" }] }
                either: { type: array, items: { anyOf: [{ type: string, contentMediaType: application/octet-stream }, { type: string }] } }
                files: { anyOf: [{ type: array, items: { type: string, format: binary } }, { type: "null" }] }
                words: { anyOf: [{ type: array, items: { type: string } }, { type: "null" }] }
                numbers: { anyOf: [{ type: array, items: { type: integer } }, { type: "null" }] }
                note: { anyOf: [{ type: string, contentMediaType: image/png, contentEncoding: base64 }, { type: "null" }] }
      responses: { "204": { description: ok } }
components: { schemas: { File: { allOf: [{ type: string, format: binary }] } } }
`;

test("an upload that may be null is a file, and a list that may be null has the parts of its items", async () => {
  const ends = await bothEnds(spec);
  const seen: unknown[] = [];
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      async upload({
        body,
      }: {
        body: AsyncIterable<{ name: string; filename?: string; body: string | number | { text(): Promise<string> } }>;
      }) {
        for await (const part of body) {
          seen.push([part.name, typeof part.body === "object" ? await part.body.text() : part.body]);
        }
        return { status: 204 };
      },
    },
  });
  const call = await ends.client(against(server));
  const png = () => ({ content: new Blob(["png"], { type: "image/png" }), filename: "a.png" });
  const body = {
    photo: png(),
    scan: png(),
    either: [png()],
    files: [png(), png()],
    words: ["a", "b"],
    numbers: [1, 2],
    note: "aGk=",
  };
  expect((await call("upload", { body })).status).toBe(204);
  const sorted = seen.map((part) => JSON.stringify(part)).sort();
  expect(sorted).toEqual([
    '["either","png"]',
    '["files","png"]',
    '["files","png"]',
    '["note","aGk="]',
    '["numbers",1]',
    '["numbers",2]',
    '["photo","png"]',
    '["scan","png"]',
    '["words","a"]',
    '["words","b"]',
  ]);
  const long = { content: new Blob(["octets"]), filename: "a" };
  await expect(call("upload", { body: { photo: long } })).rejects.toThrow("Must not have more than 4 octets.");
});
