import { parse } from "node:querystring";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeBody, encodeForm, encodeJSON, encodeText } from "../../../templates/runtime/client/body.ts";
import { encodeOctets } from "../../../templates/runtime/client/octets.ts";
import { encodeBodyOfRanges } from "../../../templates/runtime/client/ranges.ts";
import { pairs } from "../../../templates/runtime/client/style.ts";
import { encodeStyledForm } from "../../../templates/runtime/client/styled-form.ts";

const form = { content: { "application/x-www-form-urlencoded": encodeForm, "application/json": encodeJSON } };

function formText(value: unknown): string {
  const encoded = encodeBody(form, { body: value });
  if (typeof encoded?.content !== "string") throw new Error("A form is text");
  return encoded.content;
}

describe("a form", () => {
  test("is what URLSearchParams and node:querystring read back, whatever the text", () => {
    const names = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: "grapheme" })), (value) => {
        const text = formText(value);
        expect([...new URLSearchParams(text)]).toEqual(Object.entries(value));
        expect(Object.entries(parse(text))).toEqual(Object.entries(value));
      }),
    );
  });

  test("repeats the name of a list, leaves out what is undefined or null, and writes objects as JSON", () => {
    const text = formText({ scope: "a b", ids: [1, 2], gone: undefined, none: null, more: { a: "ü" }, yes: true });
    expect([...new URLSearchParams(text)]).toEqual([
      ["scope", "a b"],
      ["ids", "1"],
      ["ids", "2"],
      ["more", '{"a":"ü"}'],
      ["yes", "true"],
    ]);
    expect(text).toContain("scope=a+b");
  });

  test("follows the encoding of a property", () => {
    const encoding = [{ property: "ids", style: "form", explode: false, write: pairs }] as const;
    const { content } = encodeStyledForm("application/x-www-form-urlencoded", { ids: [1, 2], x: [3, 4] }, encoding);
    expect(content).toBe("ids=1,2&x=3&x=4");
    const reserved = [{ property: "path", style: "form", explode: true, allowReserved: true, write: pairs }] as const;
    const sent = encodeStyledForm("application/x-www-form-urlencoded", { path: "/a b&c", b: "/" }, reserved);
    expect(sent.content).toBe("path=/a+b%26c&b=%2F");
  });
});

describe("a body", () => {
  test("is sent in the first media type, or in the one that the caller chooses", () => {
    expect(encodeBody(form, { body: { a: 1 } })?.contentType).toBe("application/x-www-form-urlencoded");
    const chosen = encodeBody(form, { body: { a: 1 }, contentType: "application/json" });
    expect(chosen).toEqual({ contentType: "application/json", content: '{"a":1}' });
    expect(() => encodeBody(form, { body: {}, contentType: "text/plain" })).toThrow(/none of/);
  });

  test("is left out where none is given, or is {} where one has to be there", () => {
    const content = { "application/json": encodeJSON };
    expect(encodeBody({ content }, {})).toBeUndefined();
    expect(encodeBody({ content, emptyObject: true }, {})?.content).toBe("{}");
  });

  test("may be octets, at once or as they come", () => {
    const type = "application/octet-stream";
    const table = { content: { [type]: encodeOctets } };
    for (const body of [new Blob(["a"]), new Uint8Array(1), new ArrayBuffer(1)]) {
      expect(encodeBody(table, { body })?.content).toBe(body);
    }
    async function* chunks() {
      yield new Uint8Array(1);
    }
    for (const body of [new Blob(["a"]).stream(), chunks()]) {
      expect(encodeBody(table, { body })?.content).toBeInstanceOf(ReadableStream);
    }
    expect(() => encodeBody(table, { body: { a: 1 } })).toThrow(TypeError);
    expect(() => encodeBody({ content: { "text/plain": encodeText } }, { body: 1 })).toThrow(TypeError);
  });

  test("is of a range if the caller or a Blob says of what type it is", () => {
    const told = (range: string) => (contentType: string) => ({ contentType, content: range });
    const content = Object.fromEntries(["image/*", "image/svg+xml", "*/*"].map((range) => [range, told(range)]));
    const png = new Blob([], { type: "image/png" });
    const choose = (contentType?: string, body: unknown = png) =>
      encodeBodyOfRanges({ content }, { contentType, body });
    expect(choose()).toEqual({ contentType: "image/png", content: "image/*" });
    expect(choose("image/svg+xml")).toEqual({ contentType: "image/svg+xml", content: "image/svg+xml" });
    expect(choose("Image/GIF; a=b")).toEqual({ contentType: "Image/GIF; a=b", content: "image/*" });
    expect(choose("video/mp4")).toEqual({ contentType: "video/mp4", content: "*/*" });
    expect(() => choose(undefined, new Blob([]))).toThrow("The body needs a content type of image/*");
    expect(() => choose("image/*")).toThrow("The body needs a content type of image/*");
  });

  test("of a range is written as the range says, under its own type", () => {
    const table = { content: { "text/*": encodeText, "application/json": encodeJSON } };
    const write = (body: unknown, contentType?: string) => encodeBodyOfRanges(table, { body, contentType });
    expect(write("a,b", "text/csv")).toEqual({ contentType: "text/csv", content: "a,b" });
    expect(write({ a: 1 }, "application/json")).toEqual({ contentType: "application/json", content: '{"a":1}' });
    expect(() => write("", "image/png")).toThrow("The content type image/png is none of text/*,application/json.");
    expect(write(undefined)).toBeUndefined();
    const json = { content: { "application/json": encodeJSON, "text/*": encodeText }, emptyObject: true } as const;
    expect(encodeBodyOfRanges(json, {})?.content).toBe("{}");
  });
});
