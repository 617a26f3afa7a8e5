import { join } from "node:path";
import { installTools } from "../../test/support/install-tools.ts";
import { type Manifest, readManifest } from "../../test/support/manifest.ts";
import { BenchError } from "./bench-error.ts";

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

/** @throws BenchError where npm fails. */
export function installPeers(): void {
  try {
    installTools(benchFolder, "the peers");
  } catch (error) {
    throw new BenchError(error instanceof Error ? error.message : String(error));
  }
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
