import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { installedProgram, repository, run, temporaryFolder } from "../../support/command.ts";
import { documentOf, emitted, types, validatorsOf, writeFiles } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const hidden = { type: "string", readOnly: true };
const animal = (kind: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind } },
});
const ruled = { type: "object", required: ["id"], properties: { id: hidden } };

/** Objects of which a request has no member: alone, and as a part of others. */
const schemas: JsonObject = {
  Cat: animal("cat"),
  Pet: { oneOf: [ref("Cat"), animal("dog")], discriminator: { propertyName: "kind" } },
  Meta: { type: "object", properties: { id: hidden } },
  Part: { allOf: [ref("Pet"), ruled] },
  Beside: { ...ruled, allOf: [ref("Pet")] },
  Around: { ...ruled, oneOf: [ref("Cat"), animal("dog")] },
  Named: { allOf: [ref("Pet"), ref("Meta")] },
  Extended: { allOf: [ref("Cat"), ref("Meta")] },
  Lookup: { allOf: [ref("Meta"), { type: "object", additionalProperties: { type: ["string", "integer"] } }] },
  Twice: { allOf: [ref("Meta"), { type: "object", properties: { at: hidden } }] },
  Empty: { type: "object" },
  Nothing: { allOf: [ref("Meta"), ref("Empty")] },
  Nullable: { type: ["object", "null"], properties: { id: hidden } },
  Closed: { type: "object", additionalProperties: false, properties: { id: hidden } },
  Patterns: { type: "object", additionalProperties: false, patternProperties: { "^x-": hidden } },
  Others: { type: "object", additionalProperties: hidden },
  Text: { oneOf: [{ type: "string" }, ref("Cat")] },
  Narrowed: { allOf: [ref("Text"), ref("Meta")] },
};

const wholes = Object.keys(schemas).filter((name) => !["Cat", "Pet", "Empty", "Text", "Narrowed"].includes(name));

test("an object of which the direction hides all members is any object, and adds nothing to others", () => {
  const written = types(schemas)
    .split(/\n(?=export )/)
    .filter((declaration) => /^export \w+ (\w+Writable|Empty)\b/.test(declaration));
  expect(`\n${written.join("\n").trim()}\n`).toMatchInlineSnapshot(`
    "
    export type MetaWritable = object;
    export type PartWritable = Pet;
    export type BesideWritable = Pet;
    export type AroundWritable = Cat | AroundDog;
    export type NamedWritable = Pet;
    export type ExtendedWritable = Cat;
    export type LookupWritable = { [name: string]: string | number };
    export type TwiceWritable = MetaWritable;
    export type Empty = { [name: string]: unknown };
    export type NothingWritable = MetaWritable;
    export type NullableWritable = object | null;
    export interface ClosedWritable {
      id?: unknown;
    }
    export type PatternsWritable = object;
    export type OthersWritable = object;
    export type NarrowedWritable = Exclude<Text, string>;
    "
  `);
});

test("a value of the whole type is of the type of either direction", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, emitted(documentOf(schemas)).files);
  const lines = [
    'import type * as T from "./schemas.ts";',
    ...wholes.map((name) => `export const ${name} = (whole: T.${name}): T.${name}Writable => whole;`),
    "export const pet = (pet: T.Pet): T.PartWritable => pet;",
    "// @ts-expect-error: a text is no object",
    'export const text: T.MetaWritable = "text";',
    "// @ts-expect-error: nothing else may be there",
    "export const other: T.ClosedWritable = { other: 1 };",
    "// @ts-expect-error: it is to be an object",
    'export const narrowed: T.NarrowedWritable = "text";',
  ];
  await writeFile(join(folder, "src/uses.ts"), lines.join("\n"));
  const compilerOptions = {
    ...{ target: "es2022", lib: ["es2022"], types: [], module: "nodenext" },
    ...{ strict: true, exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, noEmit: true },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const { stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
  expect(stdout).toBe("");
});

test("validators take what their types have", async () => {
  const validators = await validatorsOf(schemas);
  const accepts = (name: string, ...values: readonly unknown[]) => values.map(validators(`${name}Writable`).is);
  expect(accepts("Meta", {}, { id: "1" }, { id: 1, a: 2 }, "text", null)).toEqual([true, true, true, false, false]);
  expect(accepts("Closed", {}, { id: "1" }, { id: 1 }, { other: 1 })).toEqual([true, true, true, false]);
  expect(accepts("Part", { kind: "cat" }, { kind: "cat", id: 1 }, {})).toEqual([true, true, false]);
  expect(accepts("Narrowed", { kind: "cat" }, "text")).toEqual([true, false]);
});
