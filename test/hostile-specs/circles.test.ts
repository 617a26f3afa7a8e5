import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { type Diagnostic, GenerationFailed } from "../../generator/diagnostics.ts";
import { generate } from "../../generator/generate.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { temporaryFolder } from "../support/command.ts";

const reference = (index: number): JsonObject => ({ $ref: `#/components/schemas/S${index}` });

/** What is said of a document with schemas of which each is made of others, by their numbers. */
async function problemsOf(count: number, keyword: string, parts: (index: number) => readonly number[]) {
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      { [keyword]: [...parts(index).map(reference), { type: "object", properties: { [`p${index}`]: true } }] },
    ]),
  );
  const folder = await temporaryFolder();
  const document = { openapi: "3.1.0", info: { title: "Circles", version: "1" }, paths: {}, components: { schemas } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "circles" }, folder);
  const failure = await generate(config, { check: true, cwd: folder }).catch((error: unknown) => error);
  if (!(failure instanceof GenerationFailed)) throw failure;
  return failure.diagnostics.map(({ code, message }: Diagnostic) => `${code}: ${message}`);
}

const others = (index: number, count: number) =>
  Array.from({ length: count - 1 }, (_, step) => (index + step + 1) % count);

test.each(["anyOf", "oneOf", "allOf"])(
  "%s of all others, each of which is one of them all",
  async (keyword) => {
    const problems = await problemsOf(16, keyword, (index) => others(index, 16));
    expect(problems).toHaveLength(16);
    expect(new Set(problems)).toEqual(
      new Set(["reference-cycle: this schema is defined by itself, without a property or an item in between"]),
    );
  },
  60_000,
);

test.each(["anyOf", "oneOf", "allOf"])(
  "%s in a circle of 3,000 is told once",
  async (keyword) => {
    const problems = await problemsOf(3000, keyword, (index) => [(index + 1) % 3000]);
    expect(problems).toEqual([
      "reference-cycle: this schema and 2999 others are defined by each other, without a property or an item in between",
    ]);
  },
  60_000,
);

test("what lies behind a circle is counted as well", async () => {
  const problems = await problemsOf(1200, "allOf", (index) => (index === 1 ? [0, 2] : index < 1199 ? [index + 1] : []));
  expect(new Set(problems)).toEqual(
    new Set([
      "reference-cycle: this schema is defined by itself, without a property or an item in between",
      "unsupported-schema: this schema describes the same value as more than 500 others that it is a part of",
    ]),
  );
}, 60_000);
