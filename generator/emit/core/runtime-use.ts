/** What generated files use of a run-time part, and what that leads to. */
import type { OutputFile } from "./declaration.ts";
import { collectImports } from "./imports.ts";
import type { OutputModule, PackageRole } from "./module.ts";

/** What files import from or export of a run-time part, by the names of its modules. */
export function usedRuntimeNames(
  role: PackageRole,
  users: readonly OutputFile[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  const use = ({ package: of, path }: OutputModule, name: string) => {
    if (of !== role || !path.startsWith("runtime/")) return;
    const file = path.slice("runtime/".length);
    used.set(file, (used.get(file) ?? new Set()).add(name));
  };
  for (const user of users) {
    if (user.kind !== "typescript") continue;
    for (const { module, name } of collectImports(user).imports) use(module, name);
    for (const declaration of user.declarations) {
      if (declaration.kind !== "export") continue;
      for (const { name } of declaration.names ?? []) use(declaration.module, name);
    }
  }
  return used;
}

/** An index with those of its exports that are used. */
export function trimmedIndex(text: string, used: ReadonlySet<string>): string {
  return text.replace(
    /^export (type )?\{([^}]*)\} from "([^"]+)";\n/gm,
    (_, allTypes: string | undefined, names: string, from: string) => {
      const kept = names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => used.has(name.replace(/^type /, "")));
      if (kept.length === 0) return "";
      return exportLine(allTypes ? kept.map((name) => `type ${name}`) : kept, from);
    },
  );
}

/** On one line where it fits, else each name on its own; as a whole of types where all are. */
function exportLine(names: readonly string[], from: string): string {
  const onlyTypes = names.every((name) => name.startsWith("type "));
  const listed = onlyTypes ? names.map((name) => name.slice("type ".length)) : names;
  const keyword = onlyTypes ? "export type" : "export";
  const line = `${keyword} { ${listed.join(", ")} } from "${from}";\n`;
  if (line.length <= 121) return line;
  return `${keyword} {\n${listed.map((name) => `  ${name},\n`).join("")}} from "${from}";\n`;
}

/** The files with these names, and all that they import, however far away. */
export function filesInUse(
  files: ReadonlyMap<string, string>,
  entries: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [...entries];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const text = files.get(name);
    if (text === undefined || found.has(name)) continue;
    found.set(name, text);
    // Those of the model's run-time part stand in another package.
    for (const [, other = ""] of text.matchAll(/\bfrom "\.(?:\/|\.\/(?!model\/)[\w-]+\/)([^"]+)"/g)) open.push(other);
  }
  return found;
}
