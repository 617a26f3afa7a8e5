/** The output packages. A layout may write them as packages or as folders of the user's application. */
export type PackageRole = "model" | "server" | "client";

/** A file of the output. */
export type OutputModule = Extract<Module, { kind: "output" }>;

/** What an import can name: a file of the output, or a module that is none of ours. */
export type Module =
  | {
      readonly kind: "output";
      readonly package: PackageRole /** Below the package's sources: `validators.ts`, `runtime/issue.ts`. */;
      readonly path: string;
    }
  | { readonly kind: "external"; readonly specifier: string };

export function outputModule(role: PackageRole, path: string): OutputModule {
  return { kind: "output", package: role, path };
}

/** A module of the platform, such as `node:http`: generated code has no other dependencies. */
export function platformModule(specifier: `node:${string}`): Module {
  return { kind: "external", specifier };
}

export function moduleKey(module: Module): string {
  return module.kind === "external" ? module.specifier : `${module.package}/${module.path}`;
}
