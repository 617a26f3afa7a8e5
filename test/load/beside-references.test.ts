import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Diagnostics, isMended } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load/load.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import { loadText, minimal, temporaryFolder } from "./load-text.ts";

const pet = { $ref: "#/components/schemas/Pet" };
const text = JSON.stringify;

/** The schema `Subject` of a document, and what is ignored of it, in a lenient run. */
async function lenient(subject: JsonValue, version = "3.0.3") {
  const cwd = await temporaryFolder();
  const schemas = `components:\n  schemas:\n    Subject: ${text(subject)}\n    Pet: { type: object }\n`;
  await writeFile(join(cwd, "api.yml"), minimal(schemas, version));
  const diagnostics = new Diagnostics([], true);
  const document = await load({ spec: "api.yml", overlays: [], cwd, diagnostics });
  const node = document.root.get("components")?.get("schemas")?.get("Subject");
  return {
    value: node?.value,
    mended: diagnostics.list.filter(isMended).map(({ code, message }) => `${code}: ${message}`),
    others: diagnostics.list.filter((one) => !isMended(one)).map(({ code, message }) => `${code}: ${message}`),
  };
}

describe("what stands beside the reference of a schema of OpenAPI 3.0, in a lenient run", () => {
  test.each<[string, JsonValue, JsonValue]>([
    ["words", { ...pet, title: "P", description: "D" }, { ...pet, title: "P", description: "D" }],
    ["a default and an example", { ...pet, default: {}, example: {} }, { ...pet, default: {}, example: {} }],
    ["flags", { ...pet, readOnly: true, deprecated: true }, { ...pet, readOnly: true, deprecated: true }],
    ["null", { ...pet, nullable: true, description: "D" }, { description: "D", anyOf: [pet, { type: "null" }] }],
    ["no null", { ...pet, nullable: false }, pet],
    ["null of an item", { items: { ...pet, "x-nullable": true } }, { items: { anyOf: [pet, { type: "null" }] } }],
    [
      "null of several alternatives",
      {
        oneOf: [
          { ...pet, nullable: true },
          { type: "string", nullable: true },
        ],
      },
      { anyOf: [{ oneOf: [pet, { type: "string" }] }, { type: "null" }] },
    ],
    [
      "null of a part that is null itself",
      { nullable: true, allOf: [{ ...pet, nullable: true }] },
      { anyOf: [{ anyOf: [pet, { type: "null" }] }, { type: "null" }] },
    ],
  ])("counts where it refuses nothing: %s", async (_, subject, value) => {
    const found = await lenient(subject);
    expect(found.value).toEqual(value);
    expect(found.mended).not.toEqual([]);
    expect(found.others).toEqual([]);
  });

  test("stays ignored where it could contradict", async () => {
    expect(await lenient({ ...pet, type: "string", description: "D", maxLength: 3, "x-order": 1 })).toEqual({
      value: { ...pet, description: "D" },
      mended: ["ignored-keyword: `description` is ignored beside `$ref`"],
      others: ["ignored-keyword: `type`, `maxLength` are ignored beside `$ref`"],
    });
  });

  test("is no fault since 3.1", async () => {
    const subject = { ...pet, description: "D", maxProperties: 3 };
    expect(await lenient(subject, "3.1.0")).toEqual({ value: subject, mended: [], others: [] });
  });
});

test("what to do about it is said of the object that refers: an `allOf` is one of schemas alone", async () => {
  const components = {
    schemas: { Pet: { type: "object" }, Subject: { ...pet, maxProperties: 3 } },
    parameters: {
      P: { name: "p", in: "query", schema: { type: "string" } },
      Q: { $ref: "#/components/parameters/P", name: "q" },
    },
  };
  const { diagnostics } = await loadText(minimal(`components: ${text(components)}\n`, "3.0.3"));
  const helps = new Map(diagnostics.map(({ location, help }) => [location?.pointer, help]));
  expect(helps.get("/components/schemas/Subject/maxProperties")).toContain("Put it into an `allOf`");
  expect(helps.get("/components/parameters/Q/name")).toBe(
    "Before OpenAPI 3.1 a `$ref` stands alone. Write the others where it leads to, or leave them out.",
  );
});
