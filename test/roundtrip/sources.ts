import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Source } from "./generated-api.ts";

/** The document at a path, or the documents of a folder, by their names. */
export async function sourcesAt(path: string): Promise<readonly Source[]> {
  const isFolder = (await stat(path)).isDirectory();
  const cwd = isFolder ? path : dirname(path);
  const names = isFolder
    ? (await readdir(path)).filter((name) => /\.(json|ya?ml)$/.test(name)).sort()
    : [basename(path)];
  return names.map((spec) => ({ name: join(basename(cwd), spec), spec, cwd }));
}
