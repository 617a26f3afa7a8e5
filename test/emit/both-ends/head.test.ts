import { beforeAll, describe, expect, test } from "vitest";
import { rawExchange } from "../../support/raw-http.ts";
import { listen } from "../server/emit-spec.ts";
import { type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /thing:
    head:
      operationId: askForThing
      responses:
        "200":
          description: It is there.
          headers: { X-Size: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
        default: { description: It is not., content: { text/plain: {} } }
  /report:
    head:
      operationId: askForReport
      responses: { "200": { description: It is there., content: { text/csv: {}, application/json: {} } } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer } } }
`;

describe("HEAD with content", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const handlers = {
    askForThing: () => ({ status: 200, headers: { "x-size": 5, "content-length": "8" } }),
    askForReport: () => ({ status: 200, contentType: "text/csv" }),
  };

  test("needs no body of its handler, and says of it what the handler says", async () => {
    const { createServer } = await ends.server();
    const server = createServer({ handlers, context: undefined, validateResponses: true });
    const address = await listen(server);
    const ask = (path: string) => rawExchange(address, `HEAD ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    const thing = await ask("/thing");
    expect(thing).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(thing).toContain("content-type: application/json\r\n");
    expect(thing).toContain("content-length: 8\r\n");
    const report = await ask("/report");
    expect(report).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(report).toContain("content-type: text/csv; charset=utf-8\r\n");
    expect(report).not.toMatch(/content-length|transfer-encoding/i);
    const { headers } = await server.fetch(new Request("http://localhost/thing", { method: "HEAD" }));
    expect(Object.fromEntries(headers)).toEqual({
      "content-type": "application/json",
      "content-length": "8",
      "x-size": "5",
    });
  });

  test("gives the caller no body, and asks for what is declared", async () => {
    const { createServer } = await ends.server();
    const server = createServer({ handlers, context: undefined });
    const asked: unknown[] = [];
    const call = await ends.client({
      fetch: (url: string, init: RequestInit) => {
        asked.push(new Headers(init.headers).get("accept"));
        return server.fetch(new Request(url, init));
      },
    });
    expect(await call("askForThing")).toMatchObject({ status: 200, headers: { "x-size": 5 } });
    expect(asked).toEqual(["application/json, text/plain"]);
    const source = `
import { askForThing, createClient } from "./client/functions.ts";
import type { Handlers } from "./server/index.ts";
export async function ask(): Promise<void> {
  const reply = await askForThing(createClient());
  const none: undefined = reply.body;
  const type: undefined = reply.contentType;
  void none;
  void type;
}
export const handlers: Handlers = {
  askForThing: () => ({ status: 200 }),
  askForReport: () => ({ status: 200, contentType: "text/csv", body: "a" }),
};
`;
    expect(await ends.compile({ "use.ts": source })).toBe("");
  });
});
