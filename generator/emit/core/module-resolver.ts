import { posix } from "node:path";
import type { EmitSettings } from "./context.ts";
import type { OutputModule, PackageRole } from "./module.ts";

/** The specifier under which one file imports another. */
export type ModuleResolver = (target: OutputModule, from: OutputModule) => string;

/** The name of a package of the output: `telnyx-oauth-model`. */
export function packageName(settings: EmitSettings, role: PackageRole): string {
  return `${settings.name}-${role}`;
}

/** The modules of packages that an application imports beside `index.ts`. */
type EntryPart = "runtime" | "functions" | "response-checks";

/** What an application imports a package by; in the folder layout its file, seen from where the folders stand. */
export function entrySpecifier(settings: EmitSettings, role: PackageRole, part?: EntryPart): string {
  if (settings.layout === "packages") return packageName(settings, role) + (part ? `/${part}` : "");
  const file = part === "runtime" ? "runtime/index" : (part ?? "index");
  return `./${role}/${file}${settings.importExtension}`;
}

/**
 * Files of one package import each other by relative path. Across packages the specifier is the package's name, with
 * `/runtime` for its run-time part; in the folder layout it is the path of the same entry file.
 */
export function moduleResolver(settings: EmitSettings): ModuleResolver {
  return (target, from) => {
    const fromFolder = posix.dirname(`${from.package}/${from.path}`);
    if (target.package === from.package) return relative(fromFolder, `${target.package}/${target.path}`, settings);
    const runtime = target.path.startsWith("runtime/");
    if (settings.layout === "packages") return packageName(settings, target.package) + (runtime ? "/runtime" : "");
    return relative(fromFolder, `${target.package}/${runtime ? "runtime/index.ts" : "index.ts"}`, settings);
  };
}

function relative(folder: string, file: string, settings: EmitSettings): string {
  const path = posix.relative(folder, file).replace(/\.ts$/, settings.importExtension);
  return path.startsWith(".") ? path : `./${path}`;
}
