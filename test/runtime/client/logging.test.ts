import { describe, expect, test } from "vitest";
import { encodeBody, encodeJSON } from "../../../templates/runtime/client/body.ts";
import { cookieHeader } from "../../../templates/runtime/client/cookies.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import { type LogLevel, logging } from "../../../templates/runtime/client/logging.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import { queryText } from "../../../templates/runtime/client/parameters.ts";
import { addCookieKey, addKey, addQueryKey, addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { json, loopback, testClient } from "./loopback.ts";

const operation: OperationTable = {
  name: "readThings",
  method: "PUT",
  path: "/things",
  query: queryText,
  accept: "application/json",
  cookies: cookieHeader,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  responses: { 200: { content: ["application/json"] } },
  idempotent: true,
  security: [
    [
      { type: "bearer", option: "token", add: addToken },
      { type: "apiKey", option: "key", in: "header", name: "X-Key", add: addKey },
      { type: "apiKey", option: "key", in: "query", name: "api key", add: addQueryKey },
      { type: "apiKey", option: "key", in: "cookie", name: "sid", add: addCookieKey },
    ],
  ],
};
const keys = { header: ["X-Key"], query: ["api key"] };
const credentials = { token: "s3cret-token", key: "s3cret-key" };

/** What is written down of a call whose answers have these statuses; none at all where the connection fails. */
async function logged(level: LogLevel | undefined, statuses: readonly number[]) {
  const lines: { level: LogLevel; message: string; details: Record<string, unknown> }[] = [];
  const write = (level: LogLevel) => (message: string, details: object) =>
    lines.push({ level, message, details: { ...details } });
  const logger = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  const server = await loopback((_, response, index) => {
    const status = statuses[index];
    if (status === undefined) return response.destroy();
    json(response, status, { secret: "s3cret-body" }, { "set-cookie": "sid=s3cret-cookie", "x-key": "s3cret-echo" });
  });
  const interceptors = [logging(logger, { level }, keys)];
  const client = testClient(server.origin, { interceptors, maxRetries: 1 }, credentials);
  await exchange(client, operation, { query: { q: 1 }, body: { a: "s3cret-sent" } }).catch(() => {});
  return { lines, said: lines.map(({ level, message }) => `${level} ${message.replace(server.origin, "")}`) };
}

describe("a log", () => {
  test("has each answer, and what is sent again", async () => {
    const { lines, said } = await logged(undefined, [500, 200]);
    expect(said).toEqual([
      "warn PUT /things?q=1&api%20key=*** 500",
      "info PUT /things?q=1&api%20key=*** again",
      "info PUT /things?q=1&api%20key=*** 200",
    ]);
    expect(lines[2]?.details).toMatchObject({ operation: "readThings", attempt: 1, status: 200 });
    expect(lines[2]?.details.duration).toBeTypeOf("number");
    expect(lines[2]?.details).not.toHaveProperty("headers");
  });

  test("has no secret and no body, at its most talkative too", async () => {
    const { lines, said } = await logged("debug", [200]);
    expect(said).toEqual(["debug PUT /things?q=1&api%20key=***", "info PUT /things?q=1&api%20key=*** 200"]);
    expect(lines[0]?.details.headers).toMatchObject({
      accept: "application/json",
      authorization: "***",
      "x-key": "***",
      cookie: "***",
    });
    expect(lines[1]?.details.headers).toMatchObject({ "set-cookie": "***", "x-key": "***" });
    expect(JSON.stringify(lines)).not.toContain("s3cret");
  });

  test("has what fails, and is as short as its level says", async () => {
    const { lines, said } = await logged("error", []);
    expect(said).toEqual(["error PUT /things?q=1&api%20key=*** failed", "error PUT /things?q=1&api%20key=*** failed"]);
    expect(lines[0]?.details.error).toMatchObject({ name: "APIConnectionError" });
    expect((await logged("warn", [404])).said).toHaveLength(1);
    expect((await logged("error", [404])).said).toHaveLength(0);
  });

  test("has no key that a header repeats, however deep it stands in an address", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(302, {
        location:
          "http://other.invalid/login?api%20key=s3cret,1;2&next=%2Fthings%3Fa%3D1%26api%2Bkey%3Ds3cret%2526x&b=2#api+key=s3cret",
        link: '</things?page=2&API+key=s3cret>; rel="other", </things?api+key=s3cret&page=2>; rel="next"',
        refresh: "5; url=/?apikey=kept&%61pi%20key=s3cret",
      });
      response.end();
    });
    const headers: unknown[] = [];
    const write = (_: string, details: object) => headers.push(Reflect.get(details, "headers"));
    const logger = { debug: write, info: write, warn: write, error: write };
    const interceptors = [logging(logger, { level: "debug" }, keys)];
    const client = testClient(server.origin, { interceptors, maxRetries: 0 }, credentials);
    await exchange(client, operation, {}, { headers: { referer: "/?api+key=s3cret" } }).catch(() => {});
    expect(headers).toMatchObject([
      { referer: "/?api+key=***" },
      {
        location: "http://other.invalid/login?api%20key=***&next=%2Fthings%3Fa%3D1%26api%2Bkey%3D***&b=2#api+key=***",
        link: '</things?page=2&API+key=***>; rel="other", </things?api+key=***&page=2>; rel="next"',
        refresh: "5; url=/?apikey=kept&%61pi%20key=***",
      },
    ]);
  });
});
