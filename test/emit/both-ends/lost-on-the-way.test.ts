import { createServer as createHttpServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /notes:
    post:
      operationId: addNote
      requestBody:
        required: true
        content:
          text/plain: { schema: { type: string } }
          application/x-www-form-urlencoded: { schema: { type: object, properties: { size: { type: integer, default: 3 } } } }
          application/json: { schema: { type: object } }
          multipart/form-data: {}
      responses: { "204": { description: ok } }
  /a\\b/{id}:
    get:
      operationId: getThing
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: last visit, in: cookie, schema: { type: string } }
      responses:
        "200":
          description: ok
          headers: { X-Name: { schema: { type: string } } }
          content: { application/json: { schema: { type: string } } }
        3XX: { description: not changed, content: { application/json: { schema: { type: string } } } }
  /pairs/{first}-{second}.{end}:
    get:
      operationId: getPair
      parameters:
        - { name: first, in: path, required: true, schema: { type: string } }
        - { name: second, in: path, required: true, schema: { type: string } }
        - { name: end, in: path, required: true, schema: { type: array, items: { type: string } } }
      responses: { "204": { description: ok } }
`;

/** What a drawn exchange has lost once. */
describe("what is easily lost on the way", () => {
  let ends: BothEnds;
  const seen: unknown[] = [];
  const errors: unknown[] = [];
  let status = 200;

  async function server() {
    seen.length = 0;
    errors.length = 0;
    const { createServer } = await ends.server();
    return createServer({
      handlers: {
        async addNote({ contentType, body }: { contentType: string; body: unknown }) {
          const parts: unknown[] = [];
          if (contentType === "multipart/form-data") {
            for await (const part of body as AsyncIterable<{ filename: string; body: { text(): Promise<string> } }>) {
              parts.push([part.filename, await part.body.text()]);
            }
          }
          seen.push([contentType, contentType === "multipart/form-data" ? parts : body]);
          return { status: 204 };
        },
        getThing({ path, cookies }: { path: object; cookies: object }) {
          seen.push({ ...path, ...cookies });
          return status === 200 ? { status, headers: { "x-name": "Zoë" }, body: "ü" } : { status };
        },
        getPair({ path }: { path: object }) {
          seen.push(path);
          return { status: 204 };
        },
      },
      validateResponses: true,
      onError: (error: unknown) => errors.push(error),
    });
  }

  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  test("a value that a server would take for a part of another one is not sent", async () => {
    const call = await ends.client(against(await server()));
    const pair = (first: string, second: string, ...end: readonly string[]) =>
      call("getPair", { path: { first, second, end } });
    await pair("a-b", "c.d", "x", "y");
    await pair("%2D", "é/", "/");
    expect(seen).toEqual([
      { first: "a-b", second: "c.d", end: ["x", "y"] },
      { first: "%2D", second: "é/", end: ["/"] },
    ]);
    await expect(pair("a", "b-c", "d")).rejects.toThrow(
      "path parameter first: It would be taken for a-b: nothing hides",
    );
    await expect(pair("a", "b", "c.d")).rejects.toThrow(
      "path parameter second: It would be taken for b.c: nothing hides",
    );
    await expect(pair("a", "", "c")).rejects.toThrow("path parameter second: It is missing or empty");
  });

  test("a text and a form of no octets are bodies; no JSON is none", async () => {
    const { fetch } = await server();
    const send = (type: string) => {
      return fetch(
        new Request("http://localhost/notes", { method: "POST", body: "", headers: { "content-type": type } }),
      );
    };
    expect((await send("text/plain")).status).toBe(204);
    expect((await send("application/x-www-form-urlencoded")).status).toBe(204);
    expect((await send("application/json")).status).toBe(400);
    expect(seen).toEqual([
      ["text/plain", ""],
      ["application/x-www-form-urlencoded", { size: 3 }],
    ]);
  });

  test("a described file where the document describes no part", async () => {
    const call = await ends.client(against(await server()));
    const file = { content: new Blob(["octets"]), filename: "a.txt" };
    expect((await call("addNote", { contentType: "multipart/form-data", body: { file } })).status).toBe(204);
    expect(seen).toEqual([["multipart/form-data", [["a.txt", "octets"]]]]);
  });

  test("a path with a character that URL parsers take for a slash, and a cookie whose name has to be escaped", async () => {
    const call = await ends.client(against(await server()));
    status = 200;
    expect((await call("getThing", { path: { id: "1" }, cookies: { "last visit": "today" } })).body).toBe("ü");
    expect(seen).toEqual([{ id: "1", "last visit": "today" }]);
  });

  test("the octets of a header beside a text", async () => {
    const { node } = await server();
    status = 200;
    const http = createHttpServer(node);
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    onTestFinished(() => {
      http.close();
    });
    const { port } = http.address() as AddressInfo;
    const name = await new Promise((resolve, reject) => {
      get({ host: "127.0.0.1", port, path: "/a%5Cb/1", agent: false }, (response) => {
        response.resume();
        resolve(response.headers["x-name"]);
      }).on("error", reject);
    });
    expect(name).toBe("Zoë");
  });

  test("a status that never has a body is checked without one", async () => {
    const { fetch } = await server();
    status = 304;
    expect((await fetch(new Request("http://localhost/a%5Cb/1"))).status).toBe(304);
    expect(errors).toEqual([]);
  });
});
