import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commentText,
  memberText,
  numberLiteral,
  propertyKeyText,
  regexpLiteral,
  stringLiteral,
} from "../../../generator/emit/core/text.ts";
import { jsonText } from "../../../generator/invisible-text.ts";
import { isIdentifier } from "../../../generator/model/names/spelling.ts";

/** What the text means when JavaScript reads it. */
const evaluate = (text: string): unknown => new Function(`"use strict"; return (${text});`)();

const anyString = fc.string({ unit: "binary", maxLength: 40 });
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;

describe("a string literal", () => {
  test("evaluates to the string, whatever it holds", () => {
    fc.assert(fc.property(anyString, (value) => evaluate(stringLiteral(value)) === value));
  });

  test("shows nothing invisible, and cannot end a script element", () => {
    fc.assert(fc.property(anyString, (value) => !invisible.test(stringLiteral(value))));
    expect(stringLiteral("</script>\u2028\u202e\ud800")).toBe('"<\\/script>\\u2028\\u202e\\ud800"');
  });

  test("keeps quotes, backticks and substitutions as text", () => {
    expect(stringLiteral('a"b`${c}\\')).toBe('"a\\"b`${c}\\\\"');
  });
});

test("a number keeps its sign, and only JSON's numbers are printed", () => {
  expect(numberLiteral(-0)).toBe("-0");
  expect(numberLiteral(1e21)).toBe("1e+21");
  expect(() => numberLiteral(Number.NaN)).toThrow();
});

describe("a property key", () => {
  test("makes an own member of this name, also where the name is __proto__", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyString, fc.constantFrom("__proto__", "constructor", "0", "01", "-1", "page[size]")),
        (name) => {
          const object: unknown = evaluate(`{ ${propertyKeyText(name)}: 1 }`);
          return (
            typeof object === "object" &&
            object !== null &&
            Object.keys(object).length === 1 &&
            Object.hasOwn(object, name)
          );
        },
      ),
    );
  });

  test("is quoted only where it has to be", () => {
    expect(["name", "page[size]", "$ref", "class", "12", "012"].map(propertyKeyText)).toEqual([
      "name",
      '"page[size]"',
      "$ref",
      "class",
      "12",
      '"012"',
    ]);
  });
});

test("access to a member reads it", () => {
  fc.assert(
    fc.property(anyString, (name) => evaluate(`(${`{ ${propertyKeyText(name)}: 1 }`})${memberText(name)}`) === 1),
  );
});

test("a regular expression literal is on one line and accepts what its source accepts", () => {
  for (const source of ["^a/b$", "[/]", "\n", "\u2028", "", "\\/", "\\p{L}+"]) {
    const literal = regexpLiteral(source, "u");
    const read = evaluate(literal);
    expect(read).toBeInstanceOf(RegExp);
    expect(literal).not.toMatch(/[\n\u2028]/);
    for (const sample of ["a/b", "/", "\n", "\u2028", "é", ""]) {
      expect(read instanceof RegExp && read.test(sample)).toBe(new RegExp(source, "u").test(sample));
    }
  }
});

describe("the text of a comment", () => {
  test("cannot close the comment", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("*", "/", "\\", "a", "\n", "\u2028")), (pieces) => {
        expect(commentText(pieces.join(""))).not.toContain("*/");
      }),
    );
  });

  test("makes no tag and no directive, and leaves addresses alone", () => {
    expect(commentText("@internal x@internal @ts-ignore mail support@example.com (@deprecated)")).toBe(
      "&#64;internal x&#64;internal &#64;ts-ignore mail support@example.com (&#64;deprecated)",
    );
  });

  test("says nothing to bundlers and debuggers", () => {
    expect(commentText("#__PURE__ @__NO_SIDE_EFFECTS__ x@jsx h //# sourceMappingURL=a\n//@ sourceURL=b #1 C# @1")).toBe(
      "&#35;__PURE__ &#64;__NO_SIDE_EFFECTS__ x&#64;jsx h //&#35; sourceMappingURL=a\n//&#64; sourceURL=b #1 C# @1",
    );
  });

  test("has no half of a character, which would become another one in a file", () => {
    expect(commentText("a\ud800b\udfff \u{1f993}")).toBe("a b  \u{1f993}".replace(/ +$/gm, ""));
  });

  test("keeps lines, and drops what cannot be seen", () => {
    expect(commentText("a  \r\nb\u2029c\u001b[31m\u202ed")).toBe("a\nb\nc [31m d");
  });
});

test("JSON shows nothing invisible, and means the same", () => {
  fc.assert(
    fc.property(fc.dictionary(anyString, anyString), (value) => {
      const text = jsonText(value, 2) ?? "";
      expect(text.replaceAll("\n", "")).not.toMatch(invisible);
      expect(JSON.parse(text)).toEqual(value);
    }),
  );
});

test("identifiers", () => {
  expect(["a", "$", "_a1", "é", "变量"].every(isIdentifier)).toBe(true);
  expect(["", "1a", "a-b", "a b", "a\u200b", "a\u200c", "a\u200d", "\u3164", "a\ufe0f"].some(isIdentifier)).toBe(false);
});
