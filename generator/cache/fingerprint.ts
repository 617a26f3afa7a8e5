import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../package-root.ts";

/**
 * The digest of what a result depends on beside its inputs: the generator's own files, templates included, the packages
 * that it uses, and Node. In a clone files change under the same version.
 * @param root The folder of the package.
 * @param sources The folder with what is run.
 */
export function generatorFingerprint(
  root: string = packageRoot,
  sources: string = fileURLToPath(new URL("..", import.meta.url)),
): string {
  const digest = createHash("sha256");
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  digest.update(`${process.version}\0${manifest}\0`);
  for (const name of dependenciesOf(manifest)) digest.update(`${name}\0${installedVersion(name)}\0`);
  for (const folder of [sources, join(root, "templates")]) {
    for (const path of filesBelow(folder)) digest.update(`${path}\0`).update(readFileSync(join(folder, path)));
  }
  return digest.digest("hex");
}

function dependenciesOf(manifest: string): readonly string[] {
  const { dependencies = {} }: { readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(manifest);
  return Object.keys(dependencies);
}

/** The manifest as it is installed: an override of the user's may have put another version in its place. */
function installedVersion(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (path === undefined) return "missing";
  const { version }: { readonly version?: string } = JSON.parse(readFileSync(path, "utf8"));
  return String(version);
}

/** Declarations and source maps are not run. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:d\.ts|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}
