import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The members of a `package.json` that commands of the repository ask for. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  /** Program names and their scripts, relative to the package. */
  readonly bin: Readonly<Record<string, string>>;
}

/** The manifest of the package in a folder, or `undefined` where none stands there. */
export function readManifest(folder: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (typeof value !== "object" || value === null) return undefined;
  return {
    version: "version" in value && typeof value.version === "string" ? value.version : "unknown",
    dependencies: "dependencies" in value ? stringsOf(value.dependencies) : {},
    optionalDependencies: "optionalDependencies" in value ? stringsOf(value.optionalDependencies) : {},
    bin: "bin" in value ? stringsOf(value.bin) : {},
  };
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
