import { expect, test } from "vitest";
import { decodeHeaders, jsonHeader } from "../../../templates/runtime/client/header.ts";
import type { HeaderType } from "../../../templates/runtime/client/operation.ts";

test("headers are what they are declared to be", () => {
  const headers = new Headers({
    "retry-after": "5",
    "x-ids": "1, 2",
    "x-none": "",
    "x-json": '{"a":1}',
    "x-text": "1",
  });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const declared = {
    headers: {
      "retry-after": "integer",
      "x-ids": { list: "number" },
      "x-none": { list: ["integer", "string"] },
      "x-json": "json",
      "x-gone": "number",
      "set-cookie": { list: "string" },
    },
  } as const;
  expect(decodeHeaders(headers, declared)).toEqual({
    "retry-after": 5,
    "x-ids": [1, 2],
    "x-none": [],
    "x-json": { a: 1 },
    "x-text": "1",
    "set-cookie": ["a=1", "b=2"],
  });
});

test.each<[string, HeaderType, unknown]>([
  ["true", "boolean", true],
  ["false", "boolean", false],
  ["True", "boolean", "True"],
  ["1", ["integer", "string"], 1],
  ["one", ["integer", "string"], "one"],
  ["1.5", ["integer", "string"], "1.5"],
  ["1.5", ["number", "boolean"], 1.5],
  ["true", ["number", "boolean"], true],
  ["null", ["integer", "null"], null],
  ["soon", "number", "soon"],
  ["0x10", "number", "0x10"],
  ["9007199254740993", "integer", "9007199254740993"],
  ["1e999", "number", "1e999"],
  ["{", "json", "{"],
  ["1, x, true", { list: ["integer", "boolean", "string"] }, [1, "x", true]],
])("%s as %j is %j", (text, type, expected) => {
  expect(decodeHeaders(new Headers({ "x-a": text }), { headers: { "x-a": type } })).toEqual({ "x-a": expected });
});

test("JSON in a header is ASCII", () => {
  const value = { é: "a\u0001 \u{1f600}" };
  expect(jsonHeader(value)).toBe('{"\\u00e9":"a\\u0001 \\ud83d\\ude00"}');
  expect(JSON.parse(jsonHeader(value))).toEqual(value);
});
