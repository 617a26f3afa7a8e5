import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyMediaType } from "../../../generator/model/classify-media-type.ts";
import { bodyKind } from "../../../templates/runtime/client/media-type.ts";

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
      expect([essence, bodyKind(essence)]).toEqual([essence, kind]);
    }),
    { numRuns: 1000 },
  );
});
