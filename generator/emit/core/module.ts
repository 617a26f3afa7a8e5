/** The output packages. A layout may write them as packages or as folders of the user's application. */
export type PackageRole = "model" | "server" | "client";

/** A file of the output: all that generated code imports. */
export interface OutputModule {
  readonly package: PackageRole;
  /** Below the package's sources: `validators.ts`, `runtime/issue.ts`. */
  readonly path: string;
}

export function outputModule(role: PackageRole, path: string): OutputModule {
  return { package: role, path };
}

export function moduleKey({ package: role, path }: OutputModule): string {
  return `${role}/${path}`;
}
