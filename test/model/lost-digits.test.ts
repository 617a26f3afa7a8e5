import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { problems } from "./build.ts";

async function warningsOf(files: string | { "api.yml": string; [file: string]: string }) {
  const { document, printed } = await loadText(files);
  if (!document) throw new Error(printed);
  const diagnostics = new Diagnostics();
  buildApi(document, { diagnostics, lock: emptyLockFile });
  return problems(diagnostics.list).map((text) => text.replace(/^warning inexact-number \/components\/schemas/, ""));
}

test("numbers that lose digits are told where they stand, in all keywords of a schema", async () => {
  const schemas = `
    A: { type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807, exclusiveMaximum: true }
    B: { enum: [1, 9007199254740993, "9007199254740993"], default: 1, example: 9007199254740993 }
    C: { default: { a: [1.0000000000000000001] }, x-limit: 9007199254740993, maxLength: 9223372036854775807 }
`;
  expect(await warningsOf(minimal(`components:\n  schemas:${schemas}`, "3.0.3"))).toEqual([
    "/A/maximum: 9223372036854775807 is read as 9223372036854775808, the nearest number that JavaScript has",
    "/B/enum/1: 9007199254740993 is read as 9007199254740992, the nearest number that JavaScript has",
    "/B/example: 9007199254740993 is read as 9007199254740992, the nearest number that JavaScript has",
    "/C/default/a/0: 1.0000000000000000001 is read as 1, the nearest number that JavaScript has",
    "/C/maxLength: 9223372036854775807 is read as 9223372036854775808, the nearest number that JavaScript has",
  ]);
});

test("numbers that are too large are read as the largest one", async () => {
  const schemas = "{ A: { maximum: 1e400, minimum: -1.5e+400 } , B: { $ref: b.json } }";
  const largest = "is read as 1.7976931348623157e+308, the nearest number that JavaScript has";
  const files = { "api.yml": minimal(`components: { schemas: ${schemas} }`), "b.json": '{ "const": 1e400 }' };
  expect(await warningsOf(files)).toEqual([
    `/A/maximum: 1e400 ${largest}`,
    `/A/minimum: -1.5e+400 ${largest.replace("as ", "as -")}`,
    `warning inexact-number /const: 1e400 ${largest}`,
  ]);
});

test("also in JSON", async () => {
  const schemas = { $ref: "a.json" };
  const files = {
    "api.yml": minimal(`components: { schemas: { A: ${JSON.stringify(schemas)} } }`),
    "a.json": '{ "const": 1e-400, "minimum": -12.5, "maximum": 0.30000000000000004 }',
  };
  expect(await warningsOf(files)).toEqual([
    "warning inexact-number /const: 1e-400 is read as 0, the nearest number that JavaScript has",
  ]);
});
