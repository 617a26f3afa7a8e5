import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";
import type { EmitContext } from "./context.ts";
import type { OutputFile, TextFile } from "./declaration.ts";
import { type Embedding, placed } from "./embedding.ts";
import { outputModule, type PackageRole } from "./module.ts";
import { moduleResolver } from "./module-resolver.ts";
import { filesInUse, trimmedIndex, usedRuntimeNames } from "./runtime-use.ts";

/** What of a run-time part is copied, and where to, if it is not all of its package's and not to that package. */
export interface RuntimeSelection {
  /** The files that use it: what none of them leads to is left out. Default: all is there for whoever imports it. */
  readonly usedBy?: readonly OutputFile[] | undefined;
  readonly embedding?: Embedding | undefined;
  /**
   * The folders of `templates/runtime/` with the files, which become the package's own. Default: the package's. Of what both
   * ends need, each gets a copy.
   */
  readonly folders?: readonly string[] | undefined;
}

/**
 * The run-time part of a package: hand-written TypeScript of `templates/runtime/`, copied as it stands. Only its import
 * specifiers change with the layout, and `index.ts` exports what is used.
 */
export function runtimeFiles(
  role: PackageRole,
  context: EmitContext,
  { usedBy, embedding, folders = [role] }: RuntimeSelection = {},
): readonly TextFile[] {
  const resolve = moduleResolver(context.settings);
  const sources = new Map([...folders, ...(role === "model" ? [] : ["shared"])].flatMap(sourcesOf));
  return [...(usedBy ? sourcesInUse(sources, role, usedBy) : sources)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => {
      const from = placed(outputModule(role, `runtime/${name}`), embedding);
      return {
        kind: "text",
        package: from.package,
        path: `src/${from.path}`,
        text: text.replace(/(\bfrom |\bimport\()"(\.\.?\/[^"]+)"/g, (_, keyword: string, specifier: string) => {
          const model = specifier.startsWith("../model/");
          const file = specifier.slice(specifier.lastIndexOf("/") + 1);
          const target = outputModule(model ? "model" : role, `runtime/${file}`);
          return `${keyword}"${resolve(placed(target, embedding), from)}"`;
        }),
      };
    });
}

/** The files of a folder by name. */
function sourcesOf(folder: string): readonly (readonly [name: string, text: string])[] {
  const source = join(packageRoot, "templates", "runtime", folder);
  return readdirSync(source)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name, readFileSync(join(source, name), "utf8").replaceAll("\r\n", "\n")]);
}

function sourcesInUse(
  sources: ReadonlyMap<string, string>,
  role: PackageRole,
  users: readonly OutputFile[],
): ReadonlyMap<string, string> {
  const used = usedRuntimeNames(role, users);
  const index = trimmedIndex(sources.get("index.ts") ?? "", used.get("index.ts") ?? new Set());
  return filesInUse(new Map([...sources, ["index.ts", index]]), [...used.keys()]);
}
