/** What is said of a request that does not fit: which member breaks which rule, and nothing that the request held. */
import type { RequestIssue } from "telnyx-oauth-server";
import { describe, expect, it } from "vitest";
import { describeIssues } from "../../reference/handlers/issue-description.ts";

/** RFC 6749 Appendix A.8. */
const ERROR_DESCRIPTION = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

function issue(path: string, keyword: string, more: Partial<RequestIssue> = {}): RequestIssue {
  return {
    location: "body",
    path,
    schema: "",
    keyword,
    message: "SECRET",
    expected: undefined,
    actual: "SECRET",
    ...more,
  };
}

describe("the description of an issue", () => {
  it.each([
    [issue("/name", "required", { expected: "name" }), "name is required"],
    [issue("/redirect_uris/0", "format", { expected: "uri" }), "redirect_uris/0 is not a URI"],
    [issue("/id", "format", { expected: "uuid" }), "id is not a UUID"],
    [issue("/at", "format", { expected: "date-time" }), "at is not of the format date-time"],
    [issue("/name", "type", { expected: "string" }), "name is not a string"],
    [issue("/tags", "type", { expected: "array" }), "tags is not an array"],
    [issue("/logo_uri", "type", { expected: ["string", "null"] }), "logo_uri is neither a string nor null"],
    [issue("/page[size]", "type", { location: "query" }), "page[size] is of the wrong type"],
    [issue("/page[size]", "minimum", { location: "query", expected: 1 }), "page[size] must be at least 1"],
    [issue("/n", "exclusiveMinimum", { expected: 0 }), "n must be greater than 0"],
    [issue("/n", "maximum", { expected: 100 }), "n must be at most 100"],
    [issue("/n", "exclusiveMaximum", { expected: 100 }), "n must be less than 100"],
    [issue("/n", "multipleOf", { expected: 5 }), "n must be a multiple of 5"],
    [issue("/name", "minLength", { expected: 1 }), "name must have at least 1 character"],
    [issue("/name", "maxLength", { expected: 100 }), "name must have at most 100 characters"],
    [issue("/uris", "minItems", { expected: 1 }), "uris must have at least 1 item"],
    [issue("/uris", "maxItems", { expected: 10 }), "uris must have at most 10 items"],
    [issue("/map", "minProperties", { expected: 1 }), "map must have at least 1 member"],
    [issue("/map", "maxProperties", { expected: 2 }), "map must have at most 2 members"],
    [issue("/uris", "uniqueItems", { expected: true }), "uris must not repeat an item"],
    [issue("/kind", "enum", { expected: ["a", "b", 3] }), "kind must be a, b or 3"],
    [issue("/kind", "const", { expected: true }), "kind must be true"],
    [issue("/kind", "discriminator", { expected: ["a"] }), "kind must be a"],
    [issue("/kind", "enum", { expected: [{ a: 1 }] }), "kind must be one of the values that it may have"],
    [issue("/code", "pattern", { expected: "^\\d$" }), "code must match its pattern"],
    [issue("/code", "encoding"), "code is not validly encoded"],
    [issue("/code", "repeated"), "code is given more than once"],
    [issue("/other", "additionalProperties"), "other is not allowed here"],
    [issue("/other", "unevaluatedProperties"), "other is not allowed here"],
    [issue("/other", "propertyNames", { actual: "other" }), "other is not allowed here"],
    [issue("/other", "false"), "other is not allowed here"],
    [issue("/other", "properties"), "other is not allowed here"],
    [issue("", "discriminator", { expected: "object" }), "the body is not an object"],
    [issue("/a/b", "dependentRequired", { expected: "b" }), "a/b is required beside another member"],
    [issue("/a", "oneOf", { expected: 2 }), "a must fit one of its alternatives"],
    [issue("/a", "depth", { expected: 1_000 }), "a is nested too deeply"],
    [issue("/a", "minContains", { expected: 2 }), "a breaks the rule minContains"],
    [issue("", "syntax"), "the body is not JSON"],
    [issue("", "required"), "the body is required"],
    [issue("", "type", { expected: "object" }), "the body is not an object"],
    [issue("", "encoding"), "the body is not UTF-8"],
    [issue("", "content-type"), "the body has a media type that is not supported here"],
    [issue("", "limit"), "the body is larger than 64 KiB or has more than 100 members"],
    [issue("", "limit", { location: "query" }), "the query has more than 100 parameters"],
    [issue("/page[size]", "syntax", { location: "query" }), "page[size] is not written as it must be"],
  ])("%#: names the member and the rule", (found, sentence) => {
    expect(describeIssues([found])).toBe(sentence);
  });

  it("says nothing that is not printable ASCII, and no quotation mark or backslash", () => {
    const names = ['a"b', "a\\b", "a\u0000\n\u007f", "käse", "\u{1f600}", "\ud800", "a~1b"];
    const described = names.map((name) => describeIssues([issue(`/${name}`, "additionalProperties")]));
    for (const sentence of described) expect(sentence).toMatch(ERROR_DESCRIPTION);
    expect(described.map((sentence) => sentence.split(" ")[0])).toEqual([
      "a?b",
      "a?b",
      "a???",
      "k?se",
      "?",
      "?",
      "a~1b",
    ]);
    expect(describeIssues([issue("/kind", "enum", { expected: ['"', "ü"] })])).toBe("kind must be ? or ?");
  });

  it("is of a sane length, whatever a member is called and however many are wrong", () => {
    const long = describeIssues([issue(`/${"x".repeat(60_000)}`, "additionalProperties")]);
    expect(long).toBe(`${"x".repeat(80)}... is not allowed here`);
    const deep = describeIssues([issue("/a".repeat(30_000), "type", { expected: "string" })]);
    expect(deep.length).toBeLessThan(120);
    const many = Array.from({ length: 100 }, (_, index) => issue(`/m${index}`, "required"));
    expect(describeIssues(many)).toBe(
      "m0 is required; m1 is required; m2 is required; m3 is required; m4 is required; and more",
    );
    const wide = describeIssues([issue("/kind", "enum", { expected: Array.from({ length: 1_000 }, (_, n) => n) })]);
    expect(wide.length).toBeLessThan(250);
  });

  it("says the same thing once", () => {
    expect(describeIssues([issue("/a", "required"), issue("/a", "required")])).toBe("a is required");
    expect(describeIssues([])).toBe("the request is not as this operation describes it");
  });

  it("holds neither the value nor the message of the issue", () => {
    const keywords = ["required", "type", "format", "enum", "pattern", "minimum", "minLength", "not", "anyOf", "if"];
    for (const keyword of keywords) expect(describeIssues([issue("/a", keyword)])).not.toContain("SECRET");
  });
});
