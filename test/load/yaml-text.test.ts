import { expect, test } from "vitest";
import { parseYaml } from "../../generator/load/text/yaml-text.ts";

const problems = (text: string) =>
  parseYaml(text).problems.map(({ code, message, span }) => `${code} ${span.start}: ${message}`);

test("keys are strings as they are written", () => {
  const { value } = parseYaml("200: a\n4XX: b\n1.0: c\n0x10: d\ntrue: e\nnull: f\n'q': g\n");
  expect(Object.keys(value ?? {})).toEqual(["200", "4XX", "1.0", "0x10", "true", "null", "q"]);
});

test("values are those of YAML 1.2", () => {
  expect(parseYaml("[yes, no, on, 012, 0o14, 1_000, 2001-01-01, ~, '', .5]").value).toEqual([
    "yes",
    "no",
    "on",
    12,
    12,
    "1_000",
    "2001-01-01",
    null,
    "",
    0.5,
  ]);
});

test("merge keys: own members win, then the first of several", () => {
  const { value } = parseYaml("a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc: { <<: [*a, *b], x: 3 }\n");
  expect(value).toMatchObject({ c: { x: 3, y: 1, z: 2 } });
});

test("aliases are expanded to objects of their own", () => {
  const { value } = parseYaml("a: &a { x: 1 }\nb: *a\nc: &a { x: 2 }\nd: *a\n");
  expect(value).toEqual({ a: { x: 1 }, b: { x: 1 }, c: { x: 2 }, d: { x: 2 } });
  const [first, second] = Object.values(value ?? {});
  expect(first).not.toBe(second);
});

test("a member called __proto__ is a member", () => {
  const { value } = parseYaml("__proto__: { polluted: true }\nconstructor: 1\n");
  expect(Object.keys(value ?? {})).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

test("duplicate keys are found, with both places", () => {
  const [problem] = parseYaml("a: 1\n200: x\n'200': y\n").problems;
  expect(problem).toMatchObject({
    code: "duplicate-key",
    span: { start: 12, end: 17 },
    related: { span: { start: 5, end: 8 } },
  });
  expect(problems('{"a": {"b": 1, "b": 2}, "a": 3}')).toHaveLength(2);
});

test.each([
  ["a: .nan", "`.nan` is a number that JSON does not have"],
  ["a: -.inf", "`-.inf` is a number that JSON does not have"],
  ["a: *x", "no anchor `&x` stands before this alias"],
  ["a: !include x.yml", "the tag `!include` stands for nothing that JSON has"],
  ["? [a]\n: b", "a key is a string here, not a list or a mapping"],
  ["a: 1\n---\nb: 2\n", "a second YAML document begins here, and only one is read"],
  ["a: &a [*a]", "this alias stands inside of what it stands for"],
  ["a: { <<: 1 }", "the merge key `<<` takes a mapping, or a list of mappings"],
  ["a:\n\tb: 1", "a tab cannot indent a line of YAML"],
])("%j is refused", (text, message) => {
  expect(
    parseYaml(text)
      .problems.map((problem) => problem.message)
      .join("\n"),
  ).toContain(message);
});

test("all syntax errors are found at once", () => {
  expect(problems("a: b: c\nd: [1, 2\ne: 3\n").length).toBeGreaterThan(1);
});

test("aliases that multiply are stopped", () => {
  const lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 12; level++) {
    const aliases = Array.from({ length: 9 }, () => `*l${level - 1}`).join(", ");
    lines.push(`l${level}: &l${level} [${aliases}]`);
  }
  const started = performance.now();
  const found = problems(lines.join("\n"));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("aliases make the document grow by more than 200000 values");
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each([
  ["brackets", "[".repeat(100_000) + "]".repeat(100_000)],
  ["brackets that do not close", "[".repeat(100_000)],
  ["braces", '{"a":'.repeat(100_000)],
  ["a thousand levels", "[".repeat(1000) + "]".repeat(1000)],
  ["block sequences", "- ".repeat(20_000)],
])("nesting without end is refused: %s", (_, text) => {
  expect(problems(text).join("\n")).toContain("the text is nested more than 300 levels deep");
});

test("nodes are found through aliases and merge keys", () => {
  const text = "a: &a { x: 1 }\nb: { <<: *a, y: [2, 3] }\nc: *a\n";
  const at = (...tokens: string[]) => {
    const { value } = parseYaml(text).locate(tokens);
    return text.slice(value.start, value.end);
  };
  expect(at("b", "y", "1")).toBe("3");
  expect(at("b", "x")).toBe("1");
  expect(at("c")).toBe("*a");
  expect(at("c", "x")).toBe("1");
  expect(at("b", "nothing")).toBe("{ <<: *a, y: [2, 3] }");
});

test("a mistake that is made on every line is shown where it begins, and counted", () => {
  const found = parseYaml(`a:\n${"\tb: 1\n".repeat(9)}`).problems.map(({ message }) => message);
  expect(found.length).toBeLessThan(9);
  expect(found.filter((message) => /\(and \d+ more times below\)$/.test(message)).length).toBeGreaterThan(0);
});

test("too deep is said once, in our words", () => {
  for (const text of [`x: ${"[".repeat(5000)}${"]".repeat(5000)}`, `x: ${"[".repeat(100_000)}`]) {
    expect(parseYaml(text).problems.map(({ message }) => message)).toEqual([
      "the text is nested more than 300 levels deep",
    ]);
  }
});

test("a tag that makes of a text what JSON does not have is left out", () => {
  const { value, problems: found } = parseYaml("a: !!timestamp 2001-12-14\nb: !!binary aGVsbG8=\nc: !!set { d }\n");
  expect(found.map((problem) => [problem.message, "mend" in problem && problem.mend])).toEqual(
    ["!!timestamp", "!!binary"].map((tag) => [
      `the tag \`${tag}\` makes a value of this that JSON does not have`,
      "it is read as the text that it is",
    ]),
  );
  expect(value).toEqual({ a: "2001-12-14", b: "aGVsbG8=", c: { d: null } });
});
