import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { installedProgram, repository, run, temporaryFolder } from "../../support/command.ts";
import { documentOf, emitted, validatorsOf, writeFiles } from "../model/generated-model.ts";
import { schemas, targets, values } from "./random-schemas.ts";

/**
 * What a predicate says yes to is of the type that it promises: the compiler is asked about every such value. It is as strict
 * about the validators, of which none is written that nobody calls.
 */
test("values that fit random schemas are of their types", async () => {
  const drawn = fc.sample(schemas, { seed: 7, numRuns: 150 }).map(withoutInherited);
  const components: JsonObject = {
    ...targets,
    ...Object.fromEntries(drawn.map((schema, index) => [`S${index}`, schema])),
  };
  const validators = await validatorsOf(components);
  const names = Object.keys(components);
  const fitting = names.map((name, index) => ({
    name,
    values: fc
      .sample(values, { seed: index, numRuns: 60 })
      .map(withoutInherited)
      .filter((value) => validators(name).is(value)),
  }));
  expect(fitting.flatMap((entry) => entry.values).length).toBeGreaterThan(1000);

  const folder = await temporaryFolder();
  await writeFiles(folder, emitted(documentOf(components)).files);
  const lines = fitting.flatMap(({ name, values }) =>
    values.map((value, index) => `export const ${name}_${index}: ${name} = unknown as ${literalType(value)};`),
  );
  const held = fitting.filter((entry) => entry.values.length > 0).map(({ name }) => name);
  const head = `import type { ${held.join(", ")} } from "./schemas.ts"; declare const unknown: unknown;`;
  await writeFile(join(folder, "src/holds.ts"), [head, ...lines].join("\n"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const { stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
  expect(errorsOf(stdout, lines, components)).toEqual([]);
});

/** What every object inherits is no member for a validator, but for the compiler it is. */
function withoutInherited(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).replaceAll('"constructor"', '"d"'));
}

const compilerOptions = {
  target: "es2022",
  lib: ["es2022"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * The type that has this value alone. It names the members that are absent, too: the compiler would take an object that
 * has no member in common with a type of optional members for a mistake, which is a hint and no question of types.
 */
function literalType(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literalType(member)};`);
  const absent = ["a", "b", "c", "d", "x-y", "0"].filter((name) => !Object.hasOwn(value, name));
  return `{ ${[...members, ...absent.map((name) => `${JSON.stringify(name)}?: never;`)].join(" ")} }`;
}

/** The lines that do not compile, each with its schema. */
function errorsOf(output: string, lines: readonly string[], components: JsonObject): string[] {
  return output
    .split(/\n(?! )/)
    .filter((error) => error.includes("error"))
    .map((error) => {
      const wrong = lines[Number(/holds\.ts\((\d+),/.exec(error)?.[1]) - 2];
      const name = /const (\w+)_/.exec(wrong ?? "")?.[1] ?? "";
      return wrong ? `${wrong}\n${JSON.stringify(components[name])}\n${error}` : error;
    });
}
