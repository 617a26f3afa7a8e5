import { join } from "node:path";
import { expect, test } from "vitest";
import { plainEnvironment, repository, succeed, temporaryFolder } from "../support/command.ts";

/** Which of V8's optimizing compilers a run was given functions for. */
async function compilersOf(...flags: readonly string[]): Promise<ReadonlySet<string>> {
  const cwd = await temporaryFolder();
  const program = ["--trace-opt", ...flags, "--conditions=specwright-source", join(repository, "bin/specwright.js")];
  const args = ["generate", join(repository, "spec/oauth.yml"), "--out", "out", "--name", "oauth", "--no-cache"];
  const { stdout } = await succeed(process.execPath, [...program, ...args], { cwd, env: plainEnvironment() });
  return new Set(Array.from(stdout.matchAll(/\(target (MAGLEV|TURBOFAN)/g), ([, name = ""]) => name));
}

const hasMaglev = Reflect.get(process.config.variables, "v8_enable_maglev") === 1;

test("a run compiles functions as far as it pays", async () => {
  expect(await compilersOf()).toEqual(new Set([hasMaglev ? "MAGLEV" : "TURBOFAN"]));
});

test("who has chosen V8's compilers has chosen", async () => {
  expect(await compilersOf("--no-maglev")).toEqual(new Set(["TURBOFAN"]));
});
