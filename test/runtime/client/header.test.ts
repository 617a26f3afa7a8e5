import { expect, test } from "vitest";
import { decodeHeaders } from "../../../templates/runtime/client/header.ts";
import {
  readBoolean,
  readFirst,
  readInteger,
  readJSON,
  readList,
  readNull,
  readNumber,
  readSetCookie,
  readText,
} from "../../../templates/runtime/client/header-readers.ts";
import type { ReadHeader } from "../../../templates/runtime/client/operation.ts";

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
      "retry-after": readInteger,
      "x-ids": (text: string) => readList(text, [readNumber]),
      "x-none": (text: string) => readList(text, [readInteger, readText]),
      "x-json": readJSON,
      "x-gone": readNumber,
      "set-cookie": readSetCookie,
    },
  };
  expect(decodeHeaders(headers, declared)).toEqual({
    "retry-after": 5,
    "x-ids": [1, 2],
    "x-none": [],
    "x-json": { a: 1 },
    "x-text": "1",
    "set-cookie": ["a=1", "b=2"],
  });
});

test.each<[string, ReadHeader, unknown]>([
  ["true", readBoolean, true],
  ["false", readBoolean, false],
  ["True", readBoolean, "True"],
  ["1", (text) => readFirst(text, [readInteger, readText]), 1],
  ["one", (text) => readFirst(text, [readInteger, readText]), "one"],
  ["1.5", (text) => readFirst(text, [readInteger, readText]), "1.5"],
  ["1.5", (text) => readFirst(text, [readNumber, readBoolean]), 1.5],
  ["true", (text) => readFirst(text, [readNumber, readBoolean]), true],
  ["null", (text) => readFirst(text, [readInteger, readNull]), null],
  ["soon", readNumber, "soon"],
  ["0x10", readNumber, "0x10"],
  ["9007199254740993", readInteger, "9007199254740993"],
  ["1e999", readNumber, "1e999"],
  ["null", readJSON, null],
  ["{", readJSON, "{"],
  ["1, x, true", (text) => readList(text, [readInteger, readBoolean, readText]), [1, "x", true]],
])("%s as %o is %j", (text, reader, expected) => {
  expect(decodeHeaders(new Headers({ "x-a": text }), { headers: { "x-a": reader } })).toEqual({ "x-a": expected });
});
