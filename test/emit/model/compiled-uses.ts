import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { installedProgram, repository, run, temporaryFolder } from "../../support/command.ts";
import { documentOf, emitted, validatorsOf, writeFiles } from "./generated-model.ts";

/** What is held against types. */
interface Uses {
  /** The schemas whose types are to take what their validators take, and nothing else. */
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  /** Further lines of TypeScript, in which `T` has the types. */
  readonly lines?: readonly string[];
}

/** What the compiler says of values in the place of types: of each that the validator takes nothing, of others that they are wrong. */
export async function compiledUses(schemas: JsonObject, { names, values, lines = [] }: Uses): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, emitted(documentOf(schemas)).files);
  const validators = await validatorsOf(schemas);
  const assigned = names.flatMap((name) =>
    values.flatMap((value, index) => {
      const use = `export const ${name}${index}: T.${name} = ${JSON.stringify(value)};`;
      return validators(name).is(value) ? [use] : ["// @ts-expect-error", use];
    }),
  );
  const text = ['import type * as T from "./schemas.ts";', ...assigned, ...lines].join("\n");
  await writeFile(join(folder, "src/uses.ts"), text);
  const compilerOptions = {
    ...{ target: "es2022", lib: ["es2022"], types: [], module: "nodenext" },
    ...{ strict: true, exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, noEmit: true },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const { stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
  return stdout;
}
