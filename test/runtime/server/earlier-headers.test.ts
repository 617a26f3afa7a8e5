import { createServer as createHttpServer } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server, type IncomingHttpHeaders } from "node:http2";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ResponseHeaders } from "../../../templates/runtime/server/response-headers.ts";
import { varying } from "../../../templates/runtime/server/response-headers.ts";
import { serve } from "../../../templates/runtime/server/serve.ts";
import { listen } from "./streaming-api.ts";

type Earlier = Readonly<Record<string, string | number | readonly string[]>>;

const bodies = {
  text: "{}",
  octets: new Uint8Array(2),
  nothing: undefined,
};

/** The header fields of a response, where somebody before the server has set some. */
async function sent(
  earlier: Earlier,
  headers: ResponseHeaders,
  response: { status?: number; body?: "stream" | keyof typeof bodies } = {},
) {
  const { status = 200, body = "text" } = response;
  const api = { title: "Headers", match: () => undefined, operations: [], schemes: {} };
  const fallback = () => ({ status, headers, body: body === "stream" ? new Blob(["a"]).stream() : bodies[body] });
  const server = serve(api, { handlers: {}, fallback }, undefined);
  const http = createHttpServer((incoming, outgoing) => {
    for (const [name, value] of Object.entries(earlier)) outgoing.setHeader(name, value);
    server.node(incoming, outgoing);
  });
  const answer = await fetch(`http://127.0.0.1:${await listen(http)}/`);
  await answer.arrayBuffer();
  const http2 = createHttp2Server((incoming, outgoing) => {
    for (const [name, value] of Object.entries(earlier)) outgoing.setHeader(name, value as string);
    server.node(incoming, outgoing);
  });
  const session = connectHttp2(`http://127.0.0.1:${await listen(http2)}`);
  onTestFinished(() => session.destroy());
  const fields = await new Promise<IncomingHttpHeaders>((resolve) => session.request().on("response", resolve));
  const { vary = null, "set-cookie": cookies = [] } = fields;
  const found = { vary: answer.headers.get("vary"), cookies: answer.headers.getSetCookie() };
  expect({ vary, cookies }).toEqual(found);
  return found;
}

describe("what somebody before the server has set", () => {
  test.each([
    ["Origin", "Accept", "Origin, Accept"],
    ["accept", "Accept", "accept"],
    ["Origin, Accept", "Accept, X-Id", "Origin, Accept, X-Id"],
    [["Origin", "X-Id, accept"], "Accept", "Origin, X-Id, accept"],
    ["*", "Accept", "*"],
    ["Origin", "*", "*"],
    ["", "Accept", "Accept"],
  ])("Vary %j and %j is %j", async (earlier, vary, both) => {
    expect((await sent({ vary: earlier }, { vary })).vary).toBe(both);
  });

  test("Vary stays where the response has none, as it is", async () => {
    expect((await sent({ vary: "Origin" }, {})).vary).toBe("Origin");
  });

  test.each([
    ["a=1", "b=2", ["a=1", "b=2"]],
    [
      ["a=1", "b=2"],
      ["c=3", "d=4"],
      ["a=1", "b=2", "c=3", "d=4"],
    ],
  ])("cookies %j stay beside %j", async (earlier, cookies, all) => {
    expect((await sent({ "set-cookie": earlier }, { "set-cookie": cookies })).cookies).toEqual(all);
  });

  test.each([
    { body: "octets" },
    { body: "nothing" },
    { body: "stream" },
    { status: 304, body: "nothing" },
    { status: 204, body: "nothing" },
  ] as const)("stays with any response: %j", async (response) => {
    const found = await sent(
      { vary: "Origin", "set-cookie": "a=1" },
      { vary: "Accept", "set-cookie": "b=2" },
      response,
    );
    expect(found).toEqual({ vary: "Origin, Accept", cookies: ["a=1", "b=2"] });
  });
});

test("the names of Vary are there once each, and a star alone", () => {
  expect(varying(undefined, "Accept")).toBe("Accept");
  expect(varying("Accept, ,accept", ["Origin", "ACCEPT"])).toBe("Accept, Origin");
  expect(varying("Accept, *")).toBe("*");
});
