import { describe, expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /files:
    post:
      operationId: send
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: { file: { type: string, format: binary }, more: { type: array, items: { type: string, format: binary } } }
              additionalProperties: { type: string }
            encoding: { file: { headers: { X-Page: { required: true, schema: { type: integer, minimum: 7 } } } } }
      responses: { "204": { description: sent } }
`;

describe("a file beside parts of any name", () => {
  test("is given and taken as the types say", async () => {
    const ends = await bothEnds(spec);
    const source = `
      import { createClient, send } from "./client/functions.ts";
      import { createServer } from "./server/index.ts";
      const file = { content: new Blob(["x"]), headers: { "x-page": 7 } };
      await send(createClient(), { body: { file, more: [new Blob(["y"])], note: "a text" } });
      // @ts-expect-error: a part that is not declared is a text
      await send(createClient(), { body: { file, note: 1 } });
      // @ts-expect-error: the file is missing
      await send(createClient(), { body: { note: "a text" } });
      createServer({
        handlers: {
          async send({ body }) {
            const collected = await body.collect();
            const own: File = collected.file;
            const any: string | string[] | File | File[] | undefined = collected[own.name];
            // @ts-expect-error: what stands at any name may be a file
            any?.toUpperCase();
            return { status: 204 };
          },
        },
      });
    `;
    expect(await ends.compile({ "use.ts": source })).toBe("");
  });

  test("arrives with the others", async () => {
    const ends = await bothEnds(spec);
    const seen: unknown[] = [];
    const { createServer } = await ends.server();
    const server = createServer({
      handlers: {
        async send({ body }: { body: { collect(): Promise<{ file: File; note: string }> } }) {
          const { file, note } = await body.collect();
          seen.push(await file.text(), note);
          return { status: 204 };
        },
      },
    });
    const call = await ends.client(against(server));
    const file = { content: new Blob(["x"]), headers: { "x-page": 7 } };
    expect((await call("send", { body: { file, note: "a text" } })).status).toBe(204);
    expect(seen).toEqual(["x", "a text"]);
  });

  test("stands in the README with the headers that it has to have", async () => {
    const ends = await bothEnds(spec);
    expect(ends.file("client/README.md")).toContain('headers: { "x-page": 7 }');
  });
});
