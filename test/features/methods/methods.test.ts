import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface Api {
  readonly default: new (options: {
    baseURL: string;
    maxRetries: number;
  }) => {
    readonly default: {
      listNotes(): Promise<string[]>;
      searchNotes(body: { word: string }): Promise<string[]>;
      copyNotes(options: { headers: { destination: string } }): Promise<void> & {
        withResponse(): Promise<{ response: Response }>;
      };
      checkStatus(): Promise<void>;
      describeStatus(): Promise<string>;
    };
  };
}

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/router.ts",
  "client/operations.ts",
]);

let address = "";
beforeAll(async () => {
  const { server } = await load<{ server: Server }>("app.ts");
  address = await listen(server.node);
});

/** The status line and the fields that are not of the connection, and the body. */
const send = async (lines: readonly string[], body = "") => {
  const answer = await rawExchange(address, rawRequest(lines, body));
  const end = answer.indexOf("\r\n\r\n");
  const fields = answer.slice(0, end).split("\r\n");
  return [...fields.filter((field) => !/^(?:date|connection|keep-alive):/i.test(field)), answer.slice(end + 4)];
};

describe("HEAD", () => {
  test("is answered as GET is, without the body", async () => {
    const head = ["HTTP/1.1 200 OK", "content-type: application/json", "x-total: 3", "content-length: 39"];
    expect(await send(["GET /notes HTTP/1.1"])).toEqual([...head, '["buy milk","call home","milk the cow"]']);
    expect(await send(["HEAD /notes HTTP/1.1"])).toEqual([...head, ""]);
  });

  test("is the document's own where it has one", async () => {
    expect(await send(["HEAD /status HTTP/1.1"])).toEqual(["HTTP/1.1 204 No Content", ""]);
  });
});

describe("OPTIONS", () => {
  test.each([
    ["/notes", "GET, HEAD, QUERY, COPY, PROPFIND, OPTIONS"],
    ["/orders", "POST, OPTIONS"],
  ])("of %s says what is allowed", async (path, allow) => {
    expect(await send([`OPTIONS ${path} HTTP/1.1`])).toEqual(["HTTP/1.1 204 No Content", `allow: ${allow}`, ""]);
  });

  test("is the document's own where it has one", async () => {
    expect(await send(["OPTIONS /status HTTP/1.1"])).toEqual([
      "HTTP/1.1 200 OK",
      "content-type: text/plain; charset=utf-8",
      "allow: GET, HEAD, OPTIONS",
      "content-length: 12",
      "GET and HEAD",
    ]);
  });
});

test.each([
  ["DELETE /notes", "GET, HEAD, QUERY, COPY, PROPFIND, OPTIONS"],
  ["GET /orders", "POST, OPTIONS"],
  ["HEAD /orders", "POST, OPTIONS"],
  ["POST /status", "GET, HEAD, OPTIONS"],
])("%s is not allowed, and what is stands in Allow", async (line, allow) => {
  const [status, ...fields] = await send([`${line} HTTP/1.1`]);
  expect(status).toBe("HTTP/1.1 405 Method Not Allowed");
  expect(fields).toContain(`allow: ${allow}`);
});

test("QUERY is a method that is sent with a body", async () => {
  const type = "Content-Type: application/json";
  expect(await send(["QUERY /notes HTTP/1.1", type, "Content-Length: 15"], '{"word":"milk"}')).toEqual([
    "HTTP/1.1 200 OK",
    "content-type: application/json",
    "content-length: 27",
    '["buy milk","milk the cow"]',
  ]);
  expect((await send(["QUERY /notes HTTP/1.1"]))[0]).toBe("HTTP/1.1 400 Bad Request");
});

test("a method that OpenAPI has no word for", async () => {
  expect(await send(["COPY /notes HTTP/1.1", "Destination: /other"])).toEqual([
    "HTTP/1.1 201 Created",
    "location: /other",
    "content-length: 0",
    "",
  ]);
});

test("the client sends each of them", async () => {
  const { default: Client } = await load<Api>("client/index.ts");
  const api = new Client({ baseURL: address, maxRetries: 0 }).default;
  expect(await api.listNotes()).toHaveLength(3);
  expect(await api.searchNotes({ word: "home" })).toEqual(["call home"]);
  const { response } = await api.copyNotes({ headers: { destination: "/there" } }).withResponse();
  expect(response.headers.get("location")).toBe("/there");
  expect(await api.checkStatus()).toBeUndefined();
  expect(await api.describeStatus()).toBe("GET and HEAD");
});
