import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";
import type { EmitContext } from "./context.ts";
import type { TextFile } from "./declaration.ts";
import { type Embedding, placed } from "./embedding.ts";
import { outputModule, type PackageRole } from "./module.ts";
import { moduleResolver } from "./module-resolver.ts";

/** What of a run-time part is copied, and where to, if it is not all of its package's and not to that package. */
export interface RuntimeSelection {
  /** Files that nothing of the package uses. */
  readonly without?: readonly string[] | undefined;
  readonly embedding?: Embedding | undefined;
  /** The folder of `templates/runtime/` with the files, which become part of the package's own. Default: the package's. */
  readonly folder?: string | undefined;
}

/**
 * The run-time part of a package: hand-written TypeScript of `templates/runtime/`, copied as it stands. Only its import
 * specifiers change with the layout.
 * @param without Files that nothing of the package uses.
 */
export function runtimeFiles(
  role: PackageRole,
  context: EmitContext,
  { without = [], embedding, folder = role }: RuntimeSelection = {},
): readonly TextFile[] {
  const source = join(packageRoot, "templates", "runtime", folder);
  const resolve = moduleResolver(context.settings);
  return readdirSync(source)
    .filter((name) => name.endsWith(".ts") && !without.includes(name))
    .sort()
    .map((name) => {
      const from = placed(outputModule(role, `runtime/${name}`), embedding);
      const text = readFileSync(join(source, name), "utf8").replaceAll("\r\n", "\n");
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
