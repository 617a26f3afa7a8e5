import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Where runs are remembered if nobody says it: `.cache/specwright` in the nearest `node_modules`, as tools of the field do,
 * and without one the user's own cache (XDG Base Directory Specification), never a folder that users share. Undefined
 * where there is neither.
 */
export function defaultCacheFolder(cwd: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (statSync(modules, { throwIfNoEntry: false })?.isDirectory()) return join(modules, ".cache", "specwright");
    if (dirname(folder) === folder) break;
  }
  const own = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && join(env.HOME, ".cache"));
  return own ? join(own, "specwright") : undefined;
}
