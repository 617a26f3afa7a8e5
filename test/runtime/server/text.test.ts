import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonMembers } from "../../../templates/runtime/server/json-text.ts";
import { declaredContent, parseMediaType, preferredMediaType } from "../../../templates/runtime/server/media-type.ts";
import { cookiePairs, nameValuePairs } from "../../../templates/runtime/server/name-value-pairs.ts";
import {
  formDecoded,
  leniently,
  normalPath,
  percentDecoded,
} from "../../../templates/runtime/server/percent-encoding.ts";
import { misfitOf, unfit, type WireType, wireValue } from "../../../templates/runtime/server/wire-value.ts";

describe("queries and forms", () => {
  /** As the run-time part reads a query, leniently. */
  const read = (text: string) =>
    (nameValuePairs(text, 1000) ?? []).map(({ name, encoded }) => [name, formDecoded(encoded) ?? leniently(encoded)]);

  test("are read as URLSearchParams reads them", () => {
    const character = fc.constantFrom(
      "a",
      "b",
      "=",
      "&",
      "+",
      "%",
      "2",
      "0",
      "c",
      "3",
      "F",
      "é",
      "[",
      "]",
      "\u0000",
      "😀",
      "?",
    );
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
        // URLSearchParams takes a question mark at the beginning for the query's own.
        expect(read(text)).toEqual([...new URLSearchParams(`&${text}`)]);
      }),
    );
  });

  test("what URLSearchParams writes comes back", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }))), (pairs) => {
        expect(read(new URLSearchParams(pairs).toString())).toEqual(pairs);
      }),
    );
  });

  test("have a limit", () => {
    expect(nameValuePairs("a&b&c", 3)).toHaveLength(3);
    expect(nameValuePairs("a&&b&&&c&", 3)).toHaveLength(3);
    expect(nameValuePairs("a&b&c&d", 3)).toBeUndefined();
  });
});

test("cookies", () => {
  expect(cookiePairs(undefined)).toEqual([]);
  expect(cookiePairs('a=1;b = "x y"; c=d=e; nonsense; =; f="')).toEqual([
    { name: "a", encoded: "1" },
    { name: "b", encoded: "x y" },
    { name: "c", encoded: "d=e" },
    { name: "", encoded: "" },
    { name: "f", encoded: '"' },
  ]);
});

describe("percent-encoding", () => {
  test("is undone, or found broken", () => {
    expect(percentDecoded("a%20%C3%A9+")).toBe("a é+");
    expect(formDecoded("a+%2B")).toBe("a +");
    for (const broken of ["%", "%a", "%zz", "%ff", "%C3", "%ed%a0%80"]) expect(percentDecoded(broken)).toBeUndefined();
  });

  test("has one spelling in a path", () => {
    expect(normalPath("/%7euser/%41%2f%c3%a9")).toBe("/~user/A%2F%C3%A9");
    expect(normalPath("/%zz/%")).toBe("/%zz/%");
  });

  test("the spelling means the same, and is its own", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        expect(normalPath(normalPath(path))).toBe(normalPath(path));
        expect(percentDecoded(normalPath(path))).toBe(percentDecoded(path));
      }),
    );
  });
});

describe("members of a JSON text", () => {
  test("are those of JSON.parse where no name stands twice, whatever the white space", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()),
        fc.constantFrom(undefined, 2, "\t"),
        (object, indent) => {
          const text = JSON.stringify(object, null, indent);
          const members: unknown = JSON.parse(text);
          expect(jsonMembers(text)).toEqual(
            Object.entries(typeof members === "object" && members !== null ? members : {}),
          );
        },
      ),
    );
  });

  test("stand in the order and as often as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "__proto__", '"', "}"), fc.jsonValue())), (members) => {
        const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(" ,")}}`;
        expect(jsonMembers(text)).toEqual(members.map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]));
      }),
    );
  });

  test.each(["[1]", "1", '"{\\"a\\":1}"', " null ", "{}"])("%s has none", (text) => {
    expect(jsonMembers(text)).toEqual([]);
  });
});

describe("media types", () => {
  test.each([
    ["application/json", { essence: "application/json", charset: undefined }],
    [' Application/JSON ; Charset="UTF-8"; x=y', { essence: "application/json", charset: "utf-8" }],
    ['text/plain; charset="ut\\f-8"', { essence: "text/plain", charset: "utf-8" }],
    ['text/plain; x="; charset=latin1"; charset=utf-8', { essence: "text/plain", charset: "utf-8" }],
    ["text/plain;charset=us-ascii", { essence: "text/plain", charset: "us-ascii" }],
    ["application/vnd.x+json;version=1", { essence: "application/vnd.x+json", charset: undefined }],
    ["json", undefined],
    ["", undefined],
    ["a/b c", undefined],
    ["*/*x/", undefined],
  ])("%j", (header, expected) => {
    expect(parseMediaType(header)).toEqual(expected);
  });

  const types = ["application/json", "text/html; charset=utf-8", "text/plain"];
  test.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["text/*", "text/html; charset=utf-8"],
    ["text/plain, */*;q=0.5", "text/plain"],
    ["text/*;q=0.2, text/plain;q=0.1", "text/html; charset=utf-8"],
    ["application/json;q=0, */*", "text/html; charset=utf-8"],
    ["TEXT/PLAIN", "text/plain"],
    ["image/png", undefined],
    ["*/*;q=0", undefined],
    ["text/plain;q=high", "text/plain"],
    ["text/plain;q=1.5", "text/plain"],
    ["text/plain;q=.5, text/html;q=0.9", "text/html; charset=utf-8"],
    ["text/plain;q=1.5.5, text/html;q=0.9", "text/plain"],
    // A list may have empty elements, and be empty (RFC 9110 section 5.6.1): it names nothing.
    ["", "application/json"],
    [" ", "application/json"],
    [" , ,", "application/json"],
    [", text/plain ,", "text/plain"],
    ['text/plain;a="b,application/json";q=0.1, text/html;q=0.2', "text/html; charset=utf-8"],
    ['text/plain;a="\\",";q=0', undefined],
    ['text/plain;a="', "text/plain"],
  ])("Accept: %s", (accept, expected) => {
    expect(preferredMediaType(accept, types)).toBe(expected);
  });
});

describe("media types with parameters", () => {
  const types = ["application/json", "application/json;v=1", 'application/json; V="1";w=2', "text/plain;v=1"];

  test.each([
    ["application/json", 0],
    ["application/json;v=2", 0],
    ["Application/JSON ; V=1", 1],
    ['application/json;w="2";v=1;x=3', 2],
    ["text/plain", 3],
    ["text/html", undefined],
    ["nonsense", undefined],
  ])("%s is of the closest that is declared", (header, index) => {
    const content = types.map((type, at) => ({ type, at }));
    expect(declaredContent(content, header)?.at).toBe(index);
  });

  test("one that none of several fits is none of them", () => {
    expect(declaredContent([{ type: "a/b;v=1" }, { type: "a/b;v=2" }], "a/b")).toBeUndefined();
    expect(declaredContent([{ type: "a/b;v=1" }], "a/b")).toEqual({ type: "a/b;v=1" });
  });

  test.each([
    ["application/json", "application/json"],
    ["application/json;charset=utf-8", "application/json"],
    ["application/json;v=1", "application/json;v=1"],
    ["application/json;v=2", "application/json"],
    ["application/json;v=1;q=0.5, text/plain", "text/plain;v=1"],
    ["application/json;v=1;q=0, application/json", "application/json"],
    ["text/plain;v=2", undefined],
  ])("Accept: %s", (accept, expected) => {
    expect(preferredMediaType(accept, types)).toBe(expected);
  });
});

describe("values that travel as text", () => {
  const rows: readonly (readonly [string, WireType | readonly WireType[], unknown])[] = [
    ["1", "integer", 1],
    ["-0", "integer", -0],
    ["1.0", "integer", 1],
    ["1e2", "integer", 100],
    ["1.5", "integer", unfit],
    ["01", "integer", unfit],
    ["+1", "integer", unfit],
    [" 1", "integer", unfit],
    ["0x1", "integer", unfit],
    ["", "integer", unfit],
    ["9007199254740992", "integer", unfit],
    ["1.5", "number", 1.5],
    ["1e999", "number", unfit],
    ["NaN", "number", unfit],
    ["Infinity", "number", unfit],
    ["true", "boolean", true],
    ["False", "boolean", unfit],
    ["null", "null", null],
    ["", "null", unfit],
    ["", "string", ""],
    ['{"a":[1]}', "json", { a: [1] }],
    ["{", "json", unfit],
    ["5", ["integer", "string"], 5],
    ["all", ["integer", "string"], "all"],
    ["null", ["number", "null"], null],
    ["x", ["number", "null"], unfit],
  ];
  test.each(rows)("%j as %s", (text, types, expected) => {
    expect(wireValue(text, types)).toEqual(expected);
  });

  test("where several types are possible, the one whose value passes", () => {
    const short = (value: unknown) =>
      typeof value === "string"
        ? { value }
        : { issues: [{ path: "", schema: "", keyword: "type", message: "", expected: "", actual: "" }] };
    expect(wireValue("5", ["integer", "string"], short)).toBe("5");
  });

  test("what is said of one that stands for nothing, and where nothing may stand", () => {
    expect(misfitOf("x", ["integer", "null"]).message).toBe("Must be an integer or null.");
    expect(misfitOf("x", []).message).toBe("Nothing may stand here.");
  });
});
