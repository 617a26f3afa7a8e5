/** Asks the compiler whether values are of their types: all of them in one run. */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { installedProgram, run } from "../support/command.ts";

/** A claim about the types of `schemas.ts` in a folder. */
export interface TypeClaim {
  readonly folder: string;
  /** The name of a type there. */
  readonly type: string;
  /** The type of the value. */
  readonly literal: string;
}

export interface TypeFault<Claim> {
  /** Undefined for an error in what was generated. */
  readonly claim: Claim | undefined;
  readonly folder: string;
  readonly message: string;
  /** The text from the beginning of the declaration that is wrong to the error, for an error in what was generated. */
  readonly statement: string;
}

const compilerOptions = {
  target: "es2022",
  lib: ["es2022"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * The claims that do not hold, and what else does not compile in their folders.
 * @param workshop A folder around theirs.
 */
export async function typeErrors<Claim extends TypeClaim>(
  claims: readonly Claim[],
  folders: readonly string[],
  workshop: string,
): Promise<readonly TypeFault<Claim>[]> {
  const lines = new Map<string, readonly Claim[]>();
  for (const folder of folders) {
    const own = claims.filter((claim) => claim.folder === folder);
    const names = [...new Set(own.map(({ type }) => type))].sort();
    const head = `import type { ${names.join(", ")} } from "./schemas.ts"; declare const value: unknown;`;
    const body = own.map(({ type, literal }, index) => `export const v${index}: ${type} = value as ${literal};`);
    lines.set(relative(workshop, folder), own);
    await writeFile(join(folder, "holds.ts"), [own.length > 0 ? head : "export {};", ...body].join("\n"));
  }
  const include = folders.map((folder) => `${relative(workshop, folder)}/*.ts`);
  await writeFile(join(workshop, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const { stdout, code } = await run(installedProgram("tsc"), ["-p", workshop, "--pretty", "false"], { cwd: workshop });
  const errors = stdout.split(/\n(?! )/).filter((text) => / error TS\d+:/.test(text));
  if (code !== 0 && errors.length === 0) throw new Error(`tsc ended with ${code}: ${stdout}`);
  return Promise.all(errors.map((text) => faultOf(text, lines, workshop)));
}

async function faultOf<Claim extends TypeClaim>(
  text: string,
  claims: ReadonlyMap<string, readonly Claim[]>,
  workshop: string,
): Promise<TypeFault<Claim>> {
  const [, path = "", line = "0", message = text] = /^(.*?)\((\d+),\d+\): (.*)$/s.exec(text) ?? [];
  const [folder = "", file = ""] = path.split(/[/\\](?=[^/\\]*$)/);
  const claim = file === "holds.ts" ? claims.get(folder)?.[Number(line) - 2] : undefined;
  const place = { claim, folder: join(workshop, folder) };
  if (claim) return { ...place, message, statement: "" };
  const source = (await readFile(join(workshop, path), "utf8")).split("\n").slice(0, Number(line));
  const start = source.findLastIndex((text) => /^(?:export )?(?:function|const|type|interface) /.test(text));
  return { ...place, message: `${file}: ${message}`, statement: source.slice(Math.max(0, start)).join("\n") };
}
