import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, repository, run } from "../support/command.ts";
import { generateFeature } from "./feature.ts";

test("the output of every feature compiles, with the handlers that fill it in", { timeout: 120_000 }, async () => {
  const out = await mkdtemp(join(tmpdir(), "specwright-features-"));
  try {
    const entries = await readdir(import.meta.dirname, { withFileTypes: true });
    const features = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(features.length).toBeGreaterThan(0);
    for (const name of features) await generateFeature(join(import.meta.dirname, name), join(out, name));
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      target: "es2022",
      lib: ["es2022"],
      module: "nodenext",
      types: ["node"],
      typeRoots: [join(repository, "node_modules/@types")],
    };
    await writeFile(join(out, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    const { code, stdout } = await run(installedProgram("tsc"), ["-p", out], { cwd: repository });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});
