import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installedProgram, repository, run } from "../support/command.ts";

/** What those ask for who are strict with others, the declarations of libraries included. */
const strict = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: "es2022",
  module: "nodenext",
  customConditions: ["specwright-source"],
};

/** Everything where there is a page, the client where there is none, and what has to do without the platform's types. */
const programs = {
  all: {
    include: ["model", "server", "client"],
    compilerOptions: { lib: ["es2022", "dom", "dom.iterable"], types: ["node"] },
  },
  node: { include: ["model", "server", "client"], compilerOptions: { lib: ["es2022"], types: ["node"] } },
  model: { include: ["model"], compilerOptions: { lib: ["es2022"], types: [] } },
};

/** What `tsc` says of generated packages in a folder, in each of some surroundings: all of them, unless they are named. */
export async function typeErrors(
  folder: string,
  surroundings: readonly (keyof typeof programs)[] = ["all", "node", "model"],
): Promise<readonly string[]> {
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/node", "undici-types"]) {
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  const found: string[] = [];
  for (const name of surroundings) {
    const { include, compilerOptions } = programs[name];
    const file = join(folder, `tsconfig.${name}.json`);
    await writeFile(file, JSON.stringify({ include, compilerOptions: { ...strict, ...compilerOptions } }));
    const { stdout, code } = await run(installedProgram("tsc"), ["-p", file], { cwd: folder });
    const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
    found.push(...errors.map((error) => `${name}: ${error}`));
    if (code !== 0 && errors.length === 0) found.push(`${name}: tsc ended with ${code}: ${stdout.slice(0, 200)}`);
  }
  return found;
}
