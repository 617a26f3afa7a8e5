/** The output packages. A layout may write them as packages or as folders of the user's application. */
export type PackageRole = "model" | "server" | "client";

/** What a file belongs to: a package, the conformance test beside them, or specwright itself, whose kit that test imports. */
export type ModuleOwner = PackageRole | "conformance" | "specwright";

/** A file that generated code imports. */
export interface OutputModule {
  readonly package: ModuleOwner;
  /** Below the package's sources: `validators.ts`, `runtime/issue.ts`. */
  readonly path: string;
}

export function outputModule(role: ModuleOwner, path: string): OutputModule {
  return { package: role, path };
}

export function moduleKey({ package: role, path }: OutputModule): string {
  return `${role}/${path}`;
}
