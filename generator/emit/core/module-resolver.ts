import { posix } from "node:path";
import type { EmitSettings } from "./context.ts";
import { type ModuleOwner, moduleKey, type OutputModule, type PackageRole } from "./module.ts";

/** The specifier under which one file imports another. */
export type ModuleResolver = (target: OutputModule, from: OutputModule) => string;

/** The name of a package of the output: `telnyx-oauth-model`. */
export function packageName(settings: EmitSettings, role: ModuleOwner): string {
  return `${settings.name}-${role}`;
}

/** The modules of packages that an application imports beside `index.ts`. */
type EntryPart = "runtime" | "functions" | "response-checks" | "webhooks";

/** The modules that another package imports by an entry of their own. */
const ownEntries: ReadonlySet<string> = new Set(["client/functions.ts", "server/operations.ts"]);

/** What an application imports a package by; in the folder layout its file, seen from where the folders stand. */
export function entrySpecifier(settings: EmitSettings, role: PackageRole, part?: EntryPart): string {
  if (settings.layout === "packages") return packageName(settings, role) + (part ? `/${part}` : "");
  const file = part === "runtime" || part === "webhooks" ? `${part}/index` : (part ?? "index");
  return `./${role}/${file}${settings.importExtension}`;
}

/**
 * Files of one package import each other by relative path. Across packages the specifier is the package's name, with
 * `/runtime` for its run-time part, and the module's name where it is an entry of its own; in the folder layout it is the
 * path of the same entry file.
 */
export function moduleResolver(settings: EmitSettings): ModuleResolver {
  return (target, from) => {
    const fromFolder = posix.dirname(`${from.package}/${from.path}`);
    if (target.package === from.package) return relative(fromFolder, `${target.package}/${target.path}`, settings);
    const { package: owner, path } = target;
    if (owner === "specwright") return `specwright/${baseName(path)}`;
    const entry = path.startsWith("runtime/")
      ? "runtime"
      : ownEntries.has(moduleKey(target))
        ? baseName(path)
        : undefined;
    if (settings.layout === "packages") return packageName(settings, owner) + (entry ? `/${entry}` : "");
    const file = entry === "runtime" ? "runtime/index" : (entry ?? "index");
    return relative(fromFolder, `${owner}/${file}.ts`, settings);
  };
}

function baseName(path: string): string {
  return path.replace(/\.ts$/, "");
}

function relative(folder: string, file: string, settings: EmitSettings): string {
  const path = posix.relative(folder, file).replace(/\.ts$/, settings.importExtension);
  return path.startsWith(".") ? path : `./${path}`;
}
