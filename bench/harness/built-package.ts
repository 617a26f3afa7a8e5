import { spawnSync } from "node:child_process";
import { cp, mkdir, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BenchError } from "./bench-error.ts";

/** The folder of specwright itself. */
export const repository = resolve(import.meta.dirname, "../..");

/**
 * Builds specwright as `npm pack` would publish it, in a folder outside the repository: bundled JavaScript, which is
 * what users run, in place of sources whose types Node has to strip first. `dist/` of the repository is left alone, since
 * what stands there may be of yesterday.
 * @returns The folder of the package.
 * @throws BenchError where the sources do not compile.
 */
export async function buildPackage(folder: string): Promise<string> {
  const target = join(folder, "specwright");
  await mkdir(target, { recursive: true });
  const bundler = join(repository, "node_modules/rolldown/bin/cli.mjs");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bundler, "-c", join(repository, "rolldown.config.ts"), "--dir", join(target, "dist")],
    { cwd: repository, encoding: "utf8" },
  );
  if (status !== 0) {
    throw new BenchError(
      `specwright does not build (--source measures its sources as they are):\n${`${stdout}${stderr}`.trim()}`,
    );
  }
  for (const part of ["package.json", "bin", "templates"]) {
    await cp(join(repository, part), join(target, part), { recursive: true });
  }
  // A junction needs no privilege on Windows; elsewhere the type is ignored.
  await symlink(join(repository, "node_modules"), join(target, "node_modules"), "junction");
  return target;
}
