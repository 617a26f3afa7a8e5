import { expect, test } from "vitest";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationArguments, OperationTable } from "../../../templates/runtime/client/operation.ts";
import { fillPath, queryText } from "../../../templates/runtime/client/parameters.ts";
import { headerValue, pairs, pathValue } from "../../../templates/runtime/client/style.ts";
import { fillStyledPath, styledHeader, styledQuery } from "../../../templates/runtime/client/styled-parameters.ts";
import { testClient } from "./loopback.ts";

/** Each place has a parameter `a` of an unusual style. */
const operation: OperationTable = {
  name: "read",
  method: "GET",
  path: "/things/{a}/{b}",
  responses: {},
  parameters: [
    { name: "a", in: "path", style: "matrix", write: pathValue },
    { name: "a", in: "query", style: "pipeDelimited", write: pairs },
    { name: "a", in: "header", style: "json", write: headerValue },
  ],
};
const values = { a: ["x", "y"], b: "z z" };

test("a parameter is written as the table says, and others in the usual way of their place", () => {
  expect(fillStyledPath(operation, values)).toBe("/things/;a=x,y/z%20z");
  expect(styledQuery(operation, values)).toBe("?a=x%7Cy&b=z%20z");
  expect(styledHeader("a", values.a, operation)).toBe('["x","y"]');
  expect(styledHeader("b", values.a, operation)).toBe("x,y");
});

test("what writes usual parameters does not look for styles", () => {
  expect(queryText(operation, values)).toBe("?a=x&a=y&b=z%20z");
  expect(fillPath(operation, { a: 1, b: true })).toBe("/things/1/true");
  // Braces hold any name (OpenAPI 3.2 section 4.8.2): Google's documents have slashes there.
  const slashed = { ...operation, path: "/v1/{name=projects/*}:cancel" };
  expect(fillPath(slashed, { "name=projects/*": "a" })).toBe("/v1/a:cancel");
});

test("a value without a style is single in a path, beside styled ones too", () => {
  const several = { a: "x", b: ["y"] };
  expect(() => fillStyledPath(operation, several)).toThrow("path parameter b: It is no single value.");
});

test("there is no query without values", () => {
  for (const none of [undefined, {}, { a: undefined, b: null }]) {
    expect(queryText(operation, none)).toBe("");
    expect(styledQuery(operation, none)).toBe("");
  }
});

test("what cannot be written says of which parameter of which operation", async () => {
  const client = testClient("http://127.0.0.1:1", {});
  const failing = (args: OperationArguments, table: OperationTable = { ...operation, fill: fillStyledPath }) =>
    exchange(client, table, args).then(String, String);
  const query: OperationTable = { ...operation, path: "/", query: styledQuery };
  expect(await failing({ path: { a: ["", "x"], b: "\ud800" } })).toBe(
    "TypeError: read: path parameter b: URI malformed",
  );
  expect(await failing({ query: { q: "\udc00" } }, query)).toBe("TypeError: read: query parameter q: URI malformed");
  expect(await failing({ query: { a: ["x|y"] } }, query)).toBe(
    'TypeError: read: query parameter a: "x|y" holds what separates items: |',
  );
  const label: OperationTable = {
    ...operation,
    path: "/{a}",
    fill: fillStyledPath,
    parameters: [{ name: "a", in: "path", style: "label", write: pathValue }],
  };
  expect(await failing({ path: { a: {} } }, label)).toBe("TypeError: read: /{a} becomes /., which has a dot segment.");
});
