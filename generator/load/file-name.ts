import { readdir } from "node:fs/promises";
import { basename, dirname, relative } from "node:path";
import { similar } from "./similar.ts";

/** The path as the user sees it: relative to the folder, with `/` between folders on every system. */
export function displayName(path: string, folder: string): string {
  return relative(folder, path).replaceAll("\\", "/") || ".";
}

/** The name of a file that was probably meant, where there is none of this path. */
export async function similarFile(path: string): Promise<string | undefined> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  return names.includes(basename(path)) ? undefined : similar(basename(path), names);
}
