import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyMediaType } from "../../../generator/load/objects/media-type-kind.ts";
import { declaredType } from "../../../templates/runtime/client/declared-type.ts";
import { isJSON, isText } from "../../../templates/runtime/client/media-type.ts";

test("media types are classified as the model does it, on which the types of bodies rest", () => {
  const types = fc.constantFrom("application", "text", "image", "multipart", "*");
  const names = fc.constantFrom(
    "json",
    "xml",
    "x-www-form-urlencoded",
    "plain",
    "html",
    "octet-stream",
    "jsonl",
    "*",
    "a",
  );
  const suffixes = fc.constantFrom("", "+json", "+xml", "+json-seq", "+zip", "-json");
  fc.assert(
    fc.property(types, names, suffixes, (type, name, suffix) => {
      const essence = `${type}/${name}${suffix}`;
      const kind = classifyMediaType(essence);
      // The client has no bodies of the other kinds: they are refused before there is one.
      fc.pre(kind !== "multipart" && kind !== "sequential" && kind !== "range");
      const read = isJSON(essence) ? "json" : isText(essence) ? "text" : "binary";
      expect([essence, read]).toEqual([essence, kind === "form" ? "text" : kind]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [null, undefined],
  ["application/json", "application/json"],
  ["text/html", "text/html"],
  ["text/plain; charset=utf-8", "text/plain"],
  ["a/b; V=1", "a/b;v=1"],
  ['a/b;w="x";v=1', "a/b;v=1;w=x"],
  ["a/b;v=3", "a/b"],
])("%s is of the declared type", (header, expected) => {
  const declared = ["a/b;v=1", "a/b;v=1;w=x", "a/b;v=2", "text/plain"];
  expect(declaredType(header, declared)).toBe(expected);
});
