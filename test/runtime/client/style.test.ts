import { parse } from "node:querystring";
import { describe, expect, test } from "vitest";
import { headerValue, pairs, pathValue } from "../../../templates/runtime/client/style.ts";

// The values and results of OpenAPI 3.1 section 4.8.12.4, "Style Examples".
const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

describe("path values", () => {
  test.each([
    ["matrix", false, "blue", ";color=blue"],
    ["matrix", false, array, ";color=blue,black,brown"],
    ["matrix", true, array, ";color=blue;color=black;color=brown"],
    ["matrix", false, object, ";color=R,100,G,200,B,150"],
    ["matrix", true, object, ";R=100;G=200;B=150"],
    ["label", false, "blue", ".blue"],
    ["label", true, array, ".blue.black.brown"],
    ["label", false, array, ".blue,black,brown"],
    ["label", true, object, ".R=100.G=200.B=150"],
    ["simple", false, array, "blue,black,brown"],
    ["simple", false, object, "R,100,G,200,B,150"],
    ["simple", true, object, "R=100,G=200,B=150"],
    ["matrix", false, [], ";color"],
    ["matrix", true, [], ";color"],
    ["matrix", false, {}, ";color"],
    ["matrix", true, {}, ";color"],
    ["label", false, [], "."],
    ["label", true, {}, "."],
    ["simple", false, [], ""],
    ["simple", true, {}, ""],
  ] as const)("%s, explode %s", (style, explode, value, expected) => {
    expect(pathValue("color", value, { style, explode })).toBe(expected);
  });

  test("cannot say that a full stop stands in an item between full stops", () => {
    expect(() => pathValue("v", ["1.5", "2"], { style: "label", explode: true })).toThrow(TypeError);
    expect(pathValue("v", ["1.5", "2"], { style: "label" })).toBe(".1.5,2");
    expect(pathValue("v", "1.5", { style: "label", explode: true })).toBe(".1.5");
  });

  test("JSON is percent-encoded", () => {
    expect(decodeURIComponent(pathValue("color", { a: "/?" }, { style: "json", explode: false }))).toBe('{"a":"/?"}');
  });
});

describe("query pairs", () => {
  test.each([
    ["form", true, array, "color=blue&color=black&color=brown"],
    ["form", false, array, "color=blue,black,brown"],
    ["form", false, object, "color=R,100,G,200,B,150"],
    ["form", true, object, "R=100&G=200&B=150"],
    ["spaceDelimited", false, array, "color=blue%20black%20brown"],
    ["pipeDelimited", false, array, "color=blue%7Cblack%7Cbrown"],
    ["deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["form", true, "", "color="],
    ["form", false, [], "color="],
    ["form", true, [], "color="],
    ["form", false, {}, "color="],
    ["form", true, {}, "color="],
    ["spaceDelimited", false, [], "color="],
    ["pipeDelimited", false, {}, "color="],
    ["deepObject", true, {}, "color="],
    ["deepObject", true, { R: {}, G: [] }, "color%5BR%5D=&color%5BG%5D="],
    ["form", true, null, ""],
    ["json", false, null, "color=null"],
  ] as const)("%s, explode %s", (style, explode, value, expected) => {
    expect(pairs("color", value, { style, explode }).join("&")).toBe(expected);
  });

  test("a name with brackets is that of a member within a member, unless the document declares it", () => {
    const deep = { style: "deepObject", explode: true } as const;
    for (const name of ["k[0]", "k]", "k["]) {
      expect(() => pairs("f", { [name]: 1 }, deep)).toThrow(`Its member ${name} has a bracket`);
      expect(() => pairs("f", { a: { [name]: 1 } }, deep)).toThrow(TypeError);
      expect(pairs("f", { a: { [name]: 1 } }, { ...deep, bracketed: [name] }).map(decodeURIComponent)).toEqual([
        `f[a][${name}]=1`,
      ]);
    }
  });

  test("objects within objects have their names in brackets", () => {
    const text = pairs("f", { a: { b: [1, 2] }, c: undefined }, { style: "deepObject", explode: true }).join("&");
    expect({ ...parse(text) }).toEqual({ "f[a][b]": ["1", "2"] });
  });

  test("what is undefined or null within a list or an object is left out", () => {
    expect(pairs("a", [1, undefined, null, 2], { style: "form", explode: true })).toEqual(["a=1", "a=2"]);
    expect(pairs("a", { b: 1, c: undefined }, { style: "form", explode: false })).toEqual(["a=b,1"]);
  });

  test.each([
    ["form", true, [""]],
    ["form", false, [""]],
    ["pipeDelimited", false, [""]],
    ["form", true, { a: "" }],
    ["deepObject", true, { b: [""] }],
  ] as const)("%s, explode %s cannot say %j, which would arrive as empty", (style, explode, value) => {
    expect(() => pairs("a", value, { style, explode })).toThrow("would arrive as an");
  });

  test("null is a text where it is a value", () => {
    const form = { style: "form", nullable: true } as const;
    expect(pairs("a", null, form)).toEqual(["a=null"]);
    expect(pairs("a", [1, null], form)).toEqual(["a=1,null"]);
    expect(pairs("a", { b: null }, { style: "deepObject", nullable: true })).toEqual(["a%5Bb%5D=null"]);
    expect(pathValue("a", null, { style: "matrix", nullable: true })).toBe(";a=null");
    expect(headerValue("a", [1, null], { style: "simple", nullable: true })).toBe("1,null");
  });

  test("a delimiter within an item cannot be taken for one between items", () => {
    expect(pairs("a", ["x,y", "z"], { style: "form", explode: false })).toEqual(["a=x%2Cy,z"]);
  });

  test("allowReserved leaves what has a meaning in URLs, but nothing that ends the value", () => {
    const [text = ""] = pairs("u", "https://a/b?c=d&e#f+g", { style: "form", explode: true, allowReserved: true });
    expect(text).toBe("u=https://a/b?c%3Dd%26e%23f%2Bg");
    expect(new URLSearchParams(text).get("u")).toBe("https://a/b?c=d&e#f+g");
  });

  test.each([
    ["spaceDelimited", ["a b", "c"]],
    ["pipeDelimited", ["a|b", "c"]],
    ["pipeDelimited", { "a|b": 1 }],
  ] as const)("%s cannot say that its separator stands in an item: %j", (style, value) => {
    expect(() => pairs("q", value, { style })).toThrow("holds what separates items");
  });

  test("nor can a list of commas whose reserved characters stay", () => {
    expect(() => pairs("q", ["a,b"], { style: "form", allowReserved: true })).toThrow(TypeError);
    expect(pairs("q", "a,b", { style: "form", allowReserved: true })).toEqual(["q=a,b"]);
  });
});

describe("cookies of style cookie", () => {
  test("have no escapes", () => {
    expect(pairs("c", "a%20b=c", { style: "cookie" })).toEqual(["c=a%20b=c"]);
  });

  test.each(["a;b", "a b", 'a"', "a,b", "ü", "a\r\nb"])("cannot be %j", (value) => {
    expect(() => pairs("c", value, { style: "cookie" })).toThrow("a character that no cookie can have");
  });

  test("have names that end where their values begin", () => {
    expect(pairs("c", { a: "b=c" }, { style: "cookie", explode: true })).toEqual(["a=b=c"]);
    for (const name of ["x=y", "a;b", "a b"]) {
      expect(() => pairs("c", { [name]: "1" }, { style: "cookie", explode: true })).toThrow(TypeError);
    }
  });
});

test("a name in a header cannot hold what stands behind it", () => {
  const exploded = { style: "simple", explode: true } as const;
  expect(() => headerValue("x", { "x=y": "1" }, exploded)).toThrow('"x=y" holds what separates');
  expect(headerValue("x", { x: "y=1" }, exploded)).toBe("x=y=1");
  expect(headerValue("x", { "x=y": "1" }, { style: "simple" })).toBe("x=y,1");
  expect(pathValue("p", { "x=y": "1" }, exploded)).toBe("x%3Dy=1");
});

test("header values are simple and not percent-encoded", () => {
  expect(headerValue("x", array, { style: "simple" })).toBe("blue,black,brown");
  expect(headerValue("x", object, { style: "simple", explode: true })).toBe("R=100,G=200,B=150");
  expect(headerValue("x", "a b", { style: "simple" })).toBe("a b");
});

test("JSON in a header is ASCII", () => {
  const value = { é: "a\u0001 \u{1f600}" };
  expect(headerValue("x", value, { style: "json" })).toBe('{"\\u00e9":"a\\u0001 \\ud83d\\ude00"}');
  expect(JSON.parse(headerValue("x", value, { style: "json" }))).toEqual(value);
});
