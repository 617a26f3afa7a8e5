import { describe, expect, test } from "vitest";
import { judge } from "../../../generator/model/pattern/slow-patterns.ts";
import { build } from "../build.ts";

describe("patterns that take exponential time", () => {
  test.each([
    ["^(a+)+$", "(a+)+"],
    ["^([a-zA-Z]+)*$", "([a-zA-Z]+)*"],
    ["^(a|aa)+$", "(a|aa)+"],
    ["(a|a?)+$", "(a|a?)+"],
    ["^(\\w+\\s?)*$", "(\\w+\\s?)*"],
    ["^(?:\\w|\\d)+$", "(?:\\w|\\d)+"],
    ["^(ab|abab)*$", "(ab|abab)*"],
    ["^(a?b?)*c$", "(a?b?)*"],
    ["^#(\\p{Lu}|[A-Z])+;$", "(\\p{Lu}|[A-Z])+"],
    ["(x+x+)+y", "(x+x+)+"],
    ["(?:.|\\s)*x", "(?:.|\\s)*"],
    ["^(https?://)?([\\da-z.-]+)\\.([a-z.]{2,6})([/\\w .-]*)*/?$", "([/\\w .-]*)*"],
    ["^([a-z]+(?:-[a-z]+)*,?)+$", "([a-z]+(?:-[a-z]+)*,?)+"],
    ["^(?=(a+)+$)b", "(a+)+"],
    ["^(?!(\\w+\\s?)*$).*$", "(\\w+\\s?)*"],
    ["(?<=^(a|aa)+)b", "(a|aa)+"],
    ["^(?:x(?=y(?!(a|a)*!)))?z", "(a|a)*"],
    ["^(?<x>[a-z]+)-\\k<x>(a+)+$", "(a+)+"],
    ["^((a+)+){25}b$", "((a+)+){25}"],
  ])("%s", (pattern, part) => {
    expect(judge(pattern)).toEqual({ slow: part, isEndless: true });
  });

  test.each([
    ["^(.*a){12}$", "(.*a){12}"],
    ["^[a-z]{1,30}(?:[a-z]{1,30}-?){1,40}$", "(?:[a-z]{1,30}-?){1,40}"],
    ["^([^,]*,?){0,40}$", "([^,]*,?){0,40}"],
    ["^(.|\\s){1,100}$", "(.|\\s){1,100}"],
    ["^(?:[a-z]+,?){9}$", "(?:[a-z]+,?){9}"],
    ["^([a-z]+){5}$", "([a-z]+){5}"],
    ["^x(a?){36}$", "(a?){36}"],
  ])("as far as a limit goes: %s", (pattern, part) => {
    expect(judge(pattern)).toEqual({ slow: part, isEndless: false });
  });

  test.each([
    ["^(a+)+$", 20, true],
    ["^(a+)+$", 21, false],
    ["^(a|a|a|a)*$", 20, false],
    ["^(a|a|a|a)*$", 10, true],
    ["^(((a+)+)+)+$", 20, false],
    ["^(((a+)+)+)+$", 6, true],
  ])("%s does no harm in texts of %i characters: %s", (pattern, maxLength, isHarmless) => {
    expect(judge(pattern, maxLength)).toEqual(isHarmless ? {} : { slow: expect.any(String), isEndless: true });
  });

  test("are slow indeed", () => {
    for (const [pattern, text] of [
      ["^(a|aa)+$", `${"a".repeat(30)}!`],
      ["^(?:\\w|\\d)+$", `${"1".repeat(20)}!`],
      ["^(ab|abab)*$", `${"ab".repeat(28)}!`],
      ["(?=(b|bb)+$)", `${"b".repeat(30)}!`],
      ["(?<=^x(c|cc)+)!", `${"c".repeat(30)}!`],
    ] as const) {
      const time = (length: number) => {
        const start = performance.now();
        expect(new RegExp(pattern, "u").test(text.slice(-length))).toBe(false);
        return performance.now() - start;
      };
      const short = Math.min(...Array.from({ length: 9 }, () => time(9)));
      expect(time(text.length)).toBeGreaterThan(20 * short);
    }
  });
});

describe("patterns whose parts share a text in many ways", () => {
  test.each([
    "^(a?){9}(a?){9}(a?){9}(a?){9}$",
    "^[a-z]+[a-z]+[a-z]+[a-z]+[a-z]+$",
    "^\\w*[a-z]*\\w*[a-z]*\\w*;$",
    "^#\\s*\\s*\\s*\\s*\\s*#$",
  ])("%s", (pattern) => {
    expect(judge(pattern)).toEqual({ isShared: true });
    expect(judge(pattern, 4)).toEqual({});
  });

  test.each([
    "^[a-z]+[a-z]+[a-z]+[a-z]+$",
    "^(a?){9}(a?){9}$",
    "^(a?){9}(a?){9}(a?){9}(a?){9}",
    "^[a-z]+-[a-z]+-[a-z]+-[a-z]+-[a-z]+-[a-z]+$",
    "^[a-z]{1,9}[0-9]{1,9}[a-z]{1,9}[0-9]{1,9}[a-z]{1,9}[0-9]{1,9}$",
    "^(?:[a-z]{0,8}-?){4}$",
  ])("but not %s", (pattern) => {
    expect(judge(pattern)).toEqual({});
  });
});

describe("patterns that do not", () => {
  test.each([
    "^[a-z0-9-]+$",
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
    "^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}$",
    "^\\w+([-+.']\\w+)*@\\w+([-.]\\w+)*\\.\\w+([-.]\\w+)*$",
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "^([a-z0-9]+\\.)*[a-z0-9]+$",
    "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$",
    "^[a-z]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
    "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    '^"(?:[^"\\\\]|\\\\.)*"$',
    "^((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}$",
    "^(?:\\d{1,3},?){1,10}$",
    "^(GET|POST|PUT)$",
    "^(a|b|c)+$",
    "^(.|\\n){1,100}$",
    "^(.|\\s)*$",
    "(x|x)*",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^(?=(a+)+)b",
    "^(?!(a|b)+$).+$",
    "(?<=(a+)+)b",
    "^(\\w+\\b\\s*)*$",
    "^<!--(?:(?!-->).)*-->$",
    "^(?:(?!a)[a-z]+-)+$",
    "^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$",
    "^(?:[a-z]+\\.){5}$",
    "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$",
    "([notes|assignee|tags])(,\\1)*",
    "^(['\"])(?:[a-z]+-)*\\1$",
    "^(a+)-\\1(b)*$",
  ])("%s", (pattern) => {
    expect(judge(pattern)).toEqual({});
  });

  test("are given up in no time, however they are nested", () => {
    const nested = (depth: number): string => (depth === 0 ? "a" : `(?:${nested(depth - 1)}b?){1,9}`);
    expect(judge(`^${nested(12)}$`)).toEqual({ unknown: expect.stringContaining("too large") });
    expect(judge(`^(?:${"[a-z]{0,15}".repeat(60)})*$`)).toEqual({ unknown: expect.stringContaining("too large") });
  });
});

test.each(["^(?<x>a+)(?:\\k<x>+)+$", "^(a+)(?=(\\1b?)*c)", "^(a*b*)(\\1)+$"])(
  "what repeats a backreference cannot be judged: %s",
  (pattern) => {
    expect(judge(pattern)).toEqual({ unknown: expect.stringContaining("a backreference") });
  },
);

test.each([
  ["^(?:(?!-)[a-z0-9-]+(?<!-)\\.?)+$", "(?:(?!-)[a-z0-9-]+(?<!-)\\.?)+"],
  ["^((?!\\.)[\\w.-]+)+@x$", "((?!\\.)[\\w.-]+)+"],
  ["^(?:(?=a)a|aa)*$", "(?:(?=a)a|aa)*"],
  ["^(?:a(?<=a)|a)*$", "(?:a(?<=a)|a)*"],
  ["^(?:(?!b)a|a(?!c))*$", "(?:(?!b)a|a(?!c))*"],
])("what repeats in two ways unless assertions tell them apart cannot be judged: %s", (pattern, part) => {
  expect(judge(pattern)).toEqual({ unknown: expect.stringContaining(`\`${part}\` looks for`) });
});

test("they are warned of where they stand", () => {
  const { diagnostics } = build({
    components: {
      schemas: {
        Slow: { type: "string", pattern: "^(a+)+$" },
        Short: { type: "string", pattern: "^(a+)+$", maxLength: 20 },
        Long: { type: "string", pattern: "^(a+)+$", maxLength: 21 },
        Shared: { type: "string", pattern: "^(a?){9}(a?){9}(a?){9}$" },
        Unknown: { type: "string", pattern: "^(a+)(\\1+)+$" },
        Names: { type: "object", patternProperties: { "^(b|b)*$": true, "^x-": true } },
      },
    },
  });
  expect(
    diagnostics.map(({ code, severity, location, message, help }) => [
      code,
      severity,
      location?.pointer,
      message,
      help,
    ]),
  ).toEqual([
    [
      "slow-pattern",
      "warning",
      "/components/schemas/Slow/pattern",
      "some texts take time that doubles with each character: `^(a+)+$`",
      "`(a+)+` can repeat over the same text in more than one way. Let it repeat in one way.",
    ],
    ["slow-pattern", "warning", "/components/schemas/Long/pattern", expect.any(String), expect.any(String)],
    [
      "slow-pattern",
      "warning",
      "/components/schemas/Shared/pattern",
      "some texts take time that grows far faster than they do: `^(a?){9}(a?){9}(a?){9}$`",
      "Its parts can share a text in a great many ways. Let each begin or end with what no other one takes.",
    ],
    [
      "slow-pattern",
      "warning",
      "/components/schemas/Unknown/pattern",
      "how long this takes could not be judged: `^(a+)(\\1+)+$`",
      "It repeats a backreference, which stands for any text. Write a simpler one, or limit the text by `maxLength` to 20 characters or fewer.",
    ],
    [
      "slow-pattern",
      "warning",
      "/components/schemas/Names/patternProperties/^(b|b)*$",
      expect.stringContaining("^(b|b)*$"),
      expect.stringContaining("`(b|b)*`"),
    ],
  ]);
});
