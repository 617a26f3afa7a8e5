import { describe, expect, test } from "vitest";
import { FetchRequest } from "../../../templates/runtime/server/fetch-request.ts";
import type { Operation } from "../../../templates/runtime/server/operation.ts";
import { type EncodedResponse, encodeOperationResponse } from "../../../templates/runtime/server/response.ts";
import { type ResponseHeaders, setHeaders } from "../../../templates/runtime/server/response-headers.ts";

const operation: Operation = {
  name: "getThing",
  security: [],
  parameters: [],
  responses: [
    {
      status: 200,
      content: [
        { type: "application/vnd.thing", kind: "json" },
        { type: "Application/JSON; profile=a", kind: "text" },
        { type: "text/json", kind: "json" },
      ],
    },
  ],
};

function encoded(contentType: string | undefined, body: unknown, status = 200): EncodedResponse {
  const response = { status, body, ...(contentType !== undefined && { contentType }) };
  const request = new FetchRequest(new Request("http://localhost/"), undefined, 0);
  return encodeOperationResponse(operation, response, request, { check: false, eventKeepAlive: 0, report: () => {} });
}

describe("a body is written", () => {
  test.each([undefined, "application/vnd.thing", "application/vnd.thing; v=2", "text/json"])(
    "as the tables say, where its media type is declared: %s",
    (type) => {
      expect(encoded(type, ["a"]).body).toBe('["a"]');
      expect(encoded(type, "a").body).toBe('"a"');
    },
  );

  test("as text where the tables say that, whatever the media type looks like", () => {
    expect(encoded("application/json", '{"a":1}').body).toBe('{"a":1}');
    expect(() => encoded("application/json", { a: 1 })).toThrow(TypeError);
  });

  test.each(["application/json", "text/json", "application/problem+json; charset=utf-8"])(
    "as JSON where %s is not declared",
    (type) => {
      expect(encoded(type, "a", 400).body).toBe('"a"');
    },
  );

  test.each(["text/plain", "application/xml", "application/vnd.thing"])("as text where %s is not declared", (type) => {
    expect(encoded(type, "a", 400).body).toBe("a");
    expect(() => encoded(type, ["a"], 400)).toThrow(TypeError);
  });
});

describe("headers", () => {
  const sent = (headers: ResponseHeaders) => {
    const target = {};
    setHeaders(target, headers);
    return target;
  };

  test("of several items have commas between them, cookies are on their own", () => {
    expect(
      sent({ Vary: ["accept", "origin"], "X-Count": [1, 2], "Set-Cookie": ["a=1; Expires=Sun, 22 Nov 2026", "b=2"] }),
    ).toEqual({ vary: "accept, origin", "x-count": "1, 2", "set-cookie": ["a=1; Expires=Sun, 22 Nov 2026", "b=2"] });
  });

  test("cannot have an item that would arrive as two; a text with commas is sent as it is", () => {
    expect(() => sent({ "X-Names": ["a", "b, c"] })).toThrow(/^an item of the header x-names has a comma/);
    expect(sent({ "X-Names": "a, b" })).toEqual({ "x-names": "a, b" });
    expect(() => sent({ "X-Names": [""] })).toThrow(/^the list of the header x-names has an empty text/);
    expect(sent({ "X-Names": [] })).toEqual({ "x-names": "" });
  });

  test("cannot be a number that is none", () => {
    expect(() => sent({ "X-Count": Number.NaN })).toThrow("the header x-count is NaN, which is no number to others");
    expect(() => sent({ "X-Count": [1, -Infinity] })).toThrow("the header x-count is -Infinity");
  });

  test.each(["a\r\nset-cookie: b=1", "a\n", "a\r", "\0", "☃"])("cannot have the value %j", (value) => {
    expect(() => sent({ "X-Name": value })).toThrow(
      new TypeError("the value of the header x-name holds a character that it may not"),
    );
    expect(() => sent({ "X-Name": ["a", value] })).toThrow(TypeError);
    expect(() => sent({ "Set-Cookie": ["a=1", value] })).toThrow(TypeError);
    expect(() => sent({ [`x-${value}`]: "a" })).toThrow(TypeError);
    expect(() => encoded(`text/plain; a=${value}`, "")).toThrow(TypeError);
  });
});
