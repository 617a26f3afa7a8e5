import { readdir } from "node:fs/promises";
import { basename, dirname, extname, isAbsolute, posix, relative } from "node:path";
import { similar } from "../../similar.ts";

/** The path as the user sees it: relative to the folder, with `/` between folders on every system. */
export function displayName(path: string, folder: string): string {
  return relative(folder, path).replaceAll("\\", "/") || ".";
}

/** The name of a file from the folder of another one; an address as it is. Both are named from one folder. */
export function nameBeside(file: string, other: string): string {
  return /^[a-z][\w+.-]+:/i.test(other) ? other : posix.relative(posix.dirname(file), other);
}

/** The name of a file that was probably meant, where there is none of this path. */
export async function similarFile(path: string): Promise<string | undefined> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  if (names.includes(basename(path))) return undefined;
  // That names end alike says nothing of what is meant.
  const byStem = Map.groupBy(names, stemOf);
  const stem = stemOf(path);
  return byStem.get(stem)?.[0] ?? byStem.get(similar(stem, byStem.keys()) ?? "")?.[0];
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** Whether a path lies in a folder or below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
