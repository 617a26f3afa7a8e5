import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { BenchError } from "./bench-error.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/** The peers that subjects measure against: the dependencies of `bench/package.json`, installed when first needed. */

const benchFolder = join(import.meta.dirname, "..");

/** Where they are installed. */
export const peersFolder = join(benchFolder, "node_modules");

/** A peer as it is installed. */
export interface Peer {
  readonly version: string;
  /** The script of one of its programs, absolute. */
  readonly script: (program: string) => string;
}

/**
 * Runs `npm ci` in `bench/` where a peer is missing or of another version than `bench/package.json` says.
 * @throws BenchError where npm fails.
 */
export function installPeers(): void {
  const wanted = Object.entries(readManifest(benchFolder)?.dependencies ?? {});
  const stale = wanted.filter(([name, version]) => installed(name)?.version !== version).map(([name]) => name);
  if (stale.length === 0) return;
  console.error(`Installing the peers (npm ci --prefix bench), since these are missing or old: ${stale.join(", ")}`);
  // Under `npm run` the npm that is running; its own version of Node is the one that runs this.
  const npm = process.env.npm_execpath;
  const args = ["ci", "--prefix", benchFolder];
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: benchFolder, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: benchFolder, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0)
    throw new BenchError(`The peers could not be installed: ${error?.message ?? `npm ended with ${status}`}.`);
}

/** @throws BenchError where the package is not installed, or has no such program. */
export function peer(name: string): Peer {
  const manifest = installed(name);
  if (!manifest) throw new BenchError(`${name} is not installed in bench/.`);
  return {
    version: manifest.version,
    script: (program) => {
      const script = manifest.bin[program];
      if (script === undefined) throw new BenchError(`${name} ${manifest.version} has no program ${program}.`);
      return join(folderOf(name), script);
    },
  };
}

function installed(name: string): Manifest | undefined {
  return readManifest(folderOf(name));
}

function folderOf(name: string): string {
  return join(peersFolder, name);
}
