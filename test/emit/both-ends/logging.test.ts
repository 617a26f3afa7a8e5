import { describe, expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

/** Keys that no operation asks for, as of a document that forgets to say it: callers send them by `defaultHeaders`. */
const spec = `
paths:
  /things:
    get:
      operationId: listThings
      parameters: [{ name: k, in: query, schema: { type: string } }]
      responses: { "204": { description: Nothing } }
components:
  securitySchemes:
    "header key": { type: apiKey, in: header, name: X-Key }
    same: { type: apiKey, in: header, name: X-Key }
    query: { type: apiKey, in: query, name: k }
    cookie: { type: apiKey, in: cookie, name: sid }
`;

describe("a log of requests", () => {
  test("has none of the document's keys, whatever operations say of them", async () => {
    const ends = await bothEnds(spec);
    const { default: Client, logging } = await ends.load("client/index.ts");
    const said: string[] = [];
    const write = (message: string, details: object) => said.push(`${message} ${JSON.stringify(details)}`);
    const logger = { debug: write, info: write, warn: write, error: write };
    const client = new Client({
      baseURL: "http://127.0.0.1:1",
      fetch: async () => new Response(null, { status: 204, headers: { "X-Key": "s3cret-echo" } }),
      defaultHeaders: { "x-key": "s3cret-header", cookie: "sid=s3cret-cookie", "x-other": "shown" },
      interceptors: [logging(logger, { level: "debug" })],
    });
    await client.default?.listThings?.({ k: "s3cret-query" });
    expect(said.join("\n")).toContain("?k=*** 204");
    expect(said.join("\n")).toContain("shown");
    expect(said.join("\n")).not.toContain("s3cret");
  });

  test("takes what it is said to take", async () => {
    const ends = await bothEnds(spec);
    const source = `import Client, { type Logger, logging } from "./client/index.ts";
      const logger: Logger = console;
      const level = Math.random() > 0.5 ? "debug" : undefined;
      export const client = new Client({ interceptors: [logging(logger), logging(logger, { level })] });`;
    expect(await ends.compile({ "logs.ts": source })).toBe("");
  });
});
