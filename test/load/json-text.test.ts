import { expect, test } from "vitest";
import { parseJson, requireJson } from "../../generator/load/text/json-text.ts";

test.each([
  '{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n\\"\\\\"], "b": {}, "c": []}',
  '[[], {"__proto__": {"x": 1}}, "é😀"]',
  '\t{ "a"\r\n:\t1 }\n',
])("%s reads as JSON.parse reads it", (text) => {
  expect(parseJson(text)?.value).toEqual(JSON.parse(text));
  expect(parseJson(text)?.problems).toEqual([]);
});

test.each([
  "[[], {}, -2.5e3, 1.10, true, null]",
  '"\\u00e9 \\" : { 1"',
  '{ "__proto__": { "x": 1 }, "toString": [1] }',
])("%s reads the same in a text of which something is reported", (text) => {
  const careful = requireJson(`{ "read": ${text}, "twice": 1, "twice": 2 }`);
  expect(careful.problems).toMatchObject([{ code: "duplicate-key" }]);
  expect(careful.value).toEqual({ read: JSON.parse(text), twice: 2 });
  expect(requireJson(`{ "read": ${text}, "twice": 2 }`)).toMatchObject({ problems: [], value: careful.value });
});

test.each([
  ["a name that stands twice, in whatever depth", '[{ "a": { "b": 1, "b": 1 } }, { "c:": ":" }]', ["duplicate-key"]],
  ["a number that loses digits", "[12345678901234567890]", []],
  ["a number that is too large", "[-1e999]", []],
])("the engine's own parser is not enough for %s", (_, text, codes) => {
  const { problems, inexact } = requireJson(text);
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(problems.length + inexact.size).toBe(1);
});

test.each([
  "",
  "a: 1",
  "{a: 1}",
  "{'a': 1}",
  '{"a": 1,}',
  '{"a": 01}',
  '{"a": 1} x',
  '{"a": "\t"}',
  '{"a": "\\x"}',
  '{"a" 1}',
  '{"a": tru}',
  "[1 2]",
  '{"a": "open',
  "[".repeat(100_000),
  `${"[".repeat(1000)}${"]".repeat(1000)}`,
])("%j is left to the YAML parser", (text) => {
  expect(parseJson(text)).toBeUndefined();
});

test.each([
  ['{"a": 1,}', ",", "JSON has no comma before `}`"],
  ["[1, ]", ",", "JSON has no comma before `]`"],
  ["{a: 1}", "a", "a name in double quotes is missing here"],
  ["{'a': 1}", "'", "a name in double quotes is missing here"],
  ['{"a" 1}', "1", "a colon is missing before this"],
  ['{"a": 1 "b": 2}', '"b"', "a comma or `}` is missing before this"],
  ["[1 2]", "2", "a comma or `]` is missing before this"],
  ['{"a": 01}', "1", "a comma or `}` is missing before this"],
  ['{"a": tru}', "t", "a JSON value is missing here"],
  ['{"a": 1} x', "x", "something stands behind the end of the JSON value"],
  ['{"a": 1} // note', "/", "JSON has no comments"],
  ['{ /* note */ "a": 1}', "/", "JSON has no comments"],
  ['{"a": "open', '"open', "the string that begins here is not closed"],
  ['{"a": "\\x"}', '"\\x"', "the string has a control character, or an escape that JSON does not have"],
  ["a: 1", "a", "a JSON value is missing here"],
])("%s is no JSON, and it is said where and why", (text, at, message) => {
  const [problem, ...others] = requireJson(text).problems;
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: "invalid-syntax", message });
  expect(text.slice(problem?.span.start, (problem?.span.start ?? 0) + at.length)).toBe(at);
});

test("deep nesting is said to be too deep", () => {
  expect(requireJson("[".repeat(100_000)).problems).toMatchObject([
    { message: expect.stringContaining("levels deep") },
  ]);
});

test("what is JSON is read as ever where JSON is required", () => {
  expect(requireJson('{"a": [1, {}]}')).toMatchObject({ value: { a: [1, {}] }, problems: [] });
  expect(requireJson('{"a": 1, "a": 2}').problems).toMatchObject([{ code: "duplicate-key" }]);
});

test("a member called __proto__ is a member", () => {
  const value = parseJson('{"__proto__": 1}')?.value;
  expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test("duplicate keys are found, with both places", () => {
  expect(parseJson('{"x": {"a": 1, "b": {"a": 0}, "\\u0061": 2}}')?.problems).toMatchObject([
    { code: "duplicate-key", span: { start: 30, end: 38 }, related: { span: { start: 7, end: 10 } } },
  ]);
});

test("nodes are found in the text", () => {
  const text = '{ "a\\"}" : { "b": [1, "]", {"c" : -1.5 }], "b2": "x" } , "d": true }';
  const at = (...tokens: string[]) => {
    const { key, value } = parseJson(text)?.locate(tokens) ?? {};
    return [key && text.slice(key.start, key.end), value && text.slice(value.start, value.end)];
  };
  expect(at()).toEqual([undefined, text]);
  expect(at('a"}', "b", "1")).toEqual([undefined, '"]"']);
  expect(at('a"}', "b", "2", "c")).toEqual(['"c"', "-1.5"]);
  expect(at('a"}', "b2")).toEqual(['"b2"', '"x"']);
  expect(at("d")).toEqual(['"d"', "true"]);
  expect(at('a"}', "nothing", "below")).toEqual(['"a\\"}"', '{ "b": [1, "]", {"c" : -1.5 }], "b2": "x" }']);
});
