import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../harness/built-package.ts";
import { runCold } from "../../harness/cold-process.ts";
import { peersFolder } from "../../harness/peers.ts";

const limitMilliseconds = 900_000;

/** What the compiler takes for an output, and how many errors it finds in it. */
export interface TypeCheck {
  readonly milliseconds: number;
  readonly errors: number;
}

/**
 * Lets `out` in a folder be type-checked there as a part of an application: strictly, and with what the peers' outputs
 * import.
 */
export async function prepareTypeCheck(folder: string): Promise<void> {
  await symlink(peersFolder, join(folder, "node_modules"), "junction");
  const ours = (role: string, entry: string, file: string) => [
    `bench-${role}${entry}`,
    [`./out/${role}/src/${file}.ts`],
  ];
  const configuration = {
    compilerOptions: {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
      module: "esnext",
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
      typeRoots: [join(repository, "node_modules/@types")],
      types: ["node"],
      paths: Object.fromEntries([ours("model", "", "index"), ours("model", "/runtime", "runtime/index")]),
    },
    include: ["out/**/*.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
}

/** @returns Undefined where the compiler did not come to an end. */
export async function typeCheck(folder: string): Promise<TypeCheck | undefined> {
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  const run = await runCold(compiler, ["-p", folder, "--pretty", "false"], { folder, limitMilliseconds });
  if (run.timedOut || run.exitCode === undefined) return undefined;
  return { milliseconds: run.wallMilliseconds, errors: run.stdout.match(/error TS\d+:/g)?.length ?? 0 };
}
