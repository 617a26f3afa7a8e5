import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";
import type { EmitContext } from "./context.ts";
import type { TextFile } from "./declaration.ts";
import { outputModule, type PackageRole } from "./module.ts";
import { moduleResolver } from "./module-resolver.ts";

/**
 * The run-time part of a package: hand-written TypeScript of `templates/runtime/`, copied as it stands. Only its import
 * specifiers change with the layout.
 * @param without Files that nothing of the package uses.
 */
export function runtimeFiles(
  role: PackageRole,
  context: EmitContext,
  without: readonly string[] = [],
): readonly TextFile[] {
  const folder = join(packageRoot, "templates", "runtime", role);
  const resolve = moduleResolver(context.settings);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !without.includes(name))
    .sort()
    .map((name) => {
      const from = outputModule(role, `runtime/${name}`);
      const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
      return {
        kind: "text",
        package: role,
        path: `src/runtime/${name}`,
        text: text.replace(/(\bfrom |\bimport\()"(\.\.?\/[^"]+)"/g, (_, keyword: string, specifier: string) => {
          const target = specifier.startsWith("../")
            ? outputModule("model", `runtime/${specifier.replace("../model/", "")}`)
            : outputModule(role, `runtime/${specifier.slice(2)}`);
          return `${keyword}"${resolve(target, from)}"`;
        }),
      };
    });
}
