import { existsSync } from "node:fs";
import { join } from "node:path";

export const notInstalled = "it is not installed";

/** The path of a file in a tool's package; undefined where it is not installed. */
export function toolFile(path: string): string | undefined {
  const file = join(import.meta.dirname, "node_modules", path);
  return existsSync(file) ? file : undefined;
}

/** A tool's module, of which only what is asked here is known; undefined where it is not installed. */
export function importTool<Module>(name: string): Promise<Module | undefined> {
  return toolFile(name.split("/", name.startsWith("@") ? 2 : 1).join("/")) === undefined
    ? Promise.resolve(undefined)
    : import(name);
}
