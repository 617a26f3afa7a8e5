import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { cookieHeader } from "../../../templates/runtime/client/cookies.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationArguments, OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { CommonOptions, RequestOptions } from "../../../templates/runtime/client/options.ts";
import { addCookieKey } from "../../../templates/runtime/client/security-schemes.ts";
import { headerValue } from "../../../templates/runtime/client/style.ts";
import { styledHeader } from "../../../templates/runtime/client/styled-parameters.ts";
import { cookiePairs } from "../../../templates/runtime/server/name-value-pairs.ts";
import { percentDecoded } from "../../../templates/runtime/server/percent-encoding.ts";
import { testClient } from "./loopback.ts";

const operation: OperationTable = {
  name: "read",
  method: "GET",
  path: "/things",
  responses: {},
  header: styledHeader,
  cookies: cookieHeader,
  parameters: [{ name: "x-object", in: "header", style: "simple", explode: false, write: headerValue }],
};

/** The headers that a request is sent with. */
async function sent(
  args: OperationArguments,
  options: RequestOptions = {},
  more: CommonOptions = {},
  table = operation,
) {
  let headers: Headers | undefined;
  const client = testClient(
    "http://127.0.0.1:1",
    {
      ...more,
      fetch: async (_, init) => {
        headers = new Headers(init.headers);
        return new Response();
      },
    },
    { key: "k" },
  );
  const failure: unknown = await exchange(client, table, args, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { headers, failure };
}

test("a cookie where the platform drops it, as browsers do, is refused by a message that does not show it", async () => {
  class PageRequest extends Request {
    constructor(url: string, init: RequestInit) {
      const headers = new Headers(init.headers);
      headers.delete("cookie");
      super(url, { ...init, headers });
    }
  }
  vi.stubGlobal("Request", PageRequest);
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const secured: OperationTable = {
    ...operation,
    security: [[{ type: "apiKey", option: "key", in: "cookie", name: "session", add: addCookieKey }]],
  };
  for (const [table, args] of [
    [secured, {}],
    [operation, { cookies: { theme: "dark" } }],
  ] as const) {
    const { headers, failure } = await sent(args, {}, {}, table);
    expect(headers).toBeUndefined();
    expect(failure).toMatchObject({ name: "TypeError", message: expect.stringContaining('credentials: "include"') });
  }
  expect((await sent({})).failure).toBeUndefined();
});

describe("a header", () => {
  test("of several items has commas between them", async () => {
    const { headers } = await sent({ headers: { "x-list": ["a b", 1, true], "x-object": { a: 1, b: "c d" } } });
    expect(headers?.get("x-list")).toBe("a b,1,true");
    expect(headers?.get("x-object")).toBe("a,1,b,c d");
  });

  test.each([
    { headers: { "X-List": ["a", "b, c"] } },
    { headers: { "X-Object": { a: "b,c" } } },
    { headers: { "X-Object": { "a,b": 1 } } },
  ])("cannot have an item that would arrive as two: %j", async (args) => {
    const { headers, failure } = await sent(args);
    expect(headers).toBeUndefined();
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({ message: expect.stringMatching(/header x-(?:list|object): .* comma/i) });
  });

  test("cannot be given twice, by names that differ in case alone", async () => {
    const message = "read: header x-a: It is given twice.";
    expect((await sent({ headers: { "X-A": "1", "x-a": "2" } })).failure).toMatchObject({ message });
    expect((await sent({}, {}, { defaultHeaders: { "X-A": null, "x-a": "2" } })).failure).toMatchObject({ message });
    const { headers } = await sent({ headers: { "X-A": "1", "x-a": undefined } }, { headers: { "x-A": "3" } });
    expect(headers?.get("x-a")).toBe("3");
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, [1, Number.NaN]])("cannot be %j", async (value) => {
    expect((await sent({ headers: { "X-A": value } })).failure).toMatchObject({
      name: "TypeError",
      message: expect.stringMatching(/^read: header X-A: It is (?:NaN|Infinity)\.$/),
    });
  });

  test("given as a text is sent as it is", async () => {
    const { headers } = await sent({}, { headers: { "If-None-Match": '"a,b", "c"' } });
    expect(headers?.get("if-none-match")).toBe('"a,b", "c"');
  });

  test.each(["a\r\nx-admin: 1", "a\n", "\ra", "a\0", "a\u0001", "☃"])("cannot have the value %j", async (value) => {
    const attempts = [
      sent({ headers: { "X-Trace": value } }),
      sent({ headers: { "X-Trace": ["b", value] } }),
      sent({}, { headers: { "X-Trace": value } }),
      sent({}, {}, { defaultHeaders: { "X-Trace": value } }),
    ];
    for (const { headers, failure } of await Promise.all(attempts)) {
      expect(headers).toBeUndefined();
      expect(failure).toBeInstanceOf(TypeError);
      expect(failure).toMatchObject({
        message: "read: header X-Trace: It has an impossible character, or a blank at an end.",
      });
    }
    const { failure } = await sent({}, { idempotencyKey: value });
    expect(failure).toMatchObject({ message: expect.stringContaining("header idempotency-key: It has") });
  });
});

describe("a key in a cookie", () => {
  const secured: OperationTable = {
    ...operation,
    security: [[{ type: "apiKey", option: "key", in: "cookie", name: "session", add: addCookieKey }]],
  };

  async function cookieOf(key: string): Promise<string> {
    let cookie = "";
    const fetch = async (_: string, init: RequestInit) => {
      cookie = new Headers(init.headers).get("cookie") ?? "";
      return new Response();
    };
    await exchange(testClient("http://127.0.0.1:1", { fetch }, { key }), secured, {});
    return cookie;
  }

  test("cannot add a cookie, and stays as it is where it can", async () => {
    expect(await cookieOf("a; admin=1")).toBe("session=a%3B%20admin=1");
    expect(await cookieOf('"100%", \\ü')).toBe("session=%22100%25%22%2C%20%5C%C3%BC");
    expect(await cookieOf("eyJ.a-b_c/d+e==")).toBe("session=eyJ.a-b_c/d+e==");
  });

  test("is what the server reads", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (key) => {
        const pairs = cookiePairs(await cookieOf(key)).map(({ name, encoded }) => [name, percentDecoded(encoded)]);
        expect(pairs).toEqual([["session", key]]);
      }),
    );
  });
});
