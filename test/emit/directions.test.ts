import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { installedProgram, repository, run, temporaryFolder } from "../support/command.ts";

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022"],
  module: "nodenext",
  types: ["node"],
  typeRoots: [join(repository, "node_modules/@types")],
};

/** An application with both ends, in a folder of its own. */
async function application(): Promise<string> {
  const folder = await temporaryFolder();
  const spec = join(import.meta.dirname, "../golden/directions/spec.yml");
  const settings = { layout: "folder", importExtension: ".ts", name: "accounts" } as const;
  await generate(resolveConfig({ ...settings, spec, out: join(folder, "api") }, folder));
  await cp(join(import.meta.dirname, "directions/app.ts"), join(folder, "app.ts"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["app.ts"] }));
  return folder;
}

test("both ends compile, and neither end is given what only the other direction has", { timeout: 60_000 }, async () => {
  const folder = await application();
  const compiled = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
  expect({ code: compiled.code, stdout: compiled.stdout }).toEqual({ code: 0, stdout: "" });

  for (const options of [[], ["--check"]]) {
    const { stdout, stderr } = await run(process.execPath, ["app.ts", ...options], { cwd: folder });
    expect(stderr).toBe("");
    const ann = { email: "ann@example.com", password: "correct horse battery", language: "en" };
    const said: unknown = JSON.parse(stdout);
    expect(said).toEqual({
      created: ["email", "language", "id", "friends", "plan"],
      plan: { price: 10 },
      listed: [false],
      received: [ann, { ...ann, friends: [ann], plan: {} }],
      again: 201,
      refused: [400, expect.stringContaining("/password")],
    });
  }
});
