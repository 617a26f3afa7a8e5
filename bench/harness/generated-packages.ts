import { spawnSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BenchError } from "./bench-error.ts";
import { repository } from "./built-package.ts";

/** What is generated: settings of `specwright.config.ts`, with paths relative to the repository. */
export interface PackageSettings {
  readonly spec: string;
  readonly overlays?: readonly string[];
  readonly name: string;
  readonly client?: { readonly className: string; readonly environmentPrefix: string };
}

const roles = ["model", "server", "client"] as const;

/**
 * Generates packages from a document with the sources of the repository as they are, and compiles them as their own
 * `npm run build` does. Scripts in `folder` find the compiled JavaScript by the names of the packages, as a user's would.
 * @param folder An empty folder, which gets a `node_modules`.
 * @throws BenchError where the document or what was made of it is at fault.
 */
export async function generatePackages(folder: string, settings: PackageSettings): Promise<void> {
  const out = join(folder, "packages");
  const config = {
    ...settings,
    spec: join(repository, settings.spec),
    overlays: (settings.overlays ?? []).map((overlay) => join(repository, overlay)),
    out,
  };
  await writeFile(join(folder, "specwright.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const generator = join(repository, "bin/specwright.js");
  succeed(folder, ["--conditions=specwright-source", generator, "generate", "--quiet"]);

  const modules = join(folder, "node_modules");
  await mkdir(modules);
  for (const role of roles) await link(join(out, role), join(modules, `${settings.name}-${role}`));
  await link(join(repository, "node_modules/@types"), join(modules, "@types"));
  await link(join(repository, "node_modules/undici-types"), join(modules, "undici-types"));
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  succeed(folder, [compiler, "--build", ...roles.map((role) => join(out, role))]);
}

/** A junction needs no privilege on Windows; elsewhere the type is ignored. */
function link(target: string, path: string): Promise<void> {
  return symlink(target, path, "junction");
}

function succeed(cwd: string, args: readonly string[]): void {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new BenchError(`The packages to measure could not be made:\n${stdout}${stderr}`.trimEnd());
}
