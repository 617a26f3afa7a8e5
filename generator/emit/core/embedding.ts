import { type OutputModule, outputModule, type PackageRole } from "./module.ts";

/**
 * Files as they are written for one package that stand in a folder of another one: who sends webhooks does it as a client
 * does, and who receives them as a server does.
 */
export interface Embedding {
  /** The package that the files are written for. */
  readonly of: PackageRole;
  /** The package that they stand in. */
  readonly into: PackageRole;
  readonly folder: string;
}

/** Where a module really stands. */
export function placed(module: OutputModule, embedding: Embedding | undefined): OutputModule {
  if (embedding === undefined || module.package !== embedding.of) return module;
  return outputModule(embedding.into, `${embedding.folder}/${module.path}`);
}
