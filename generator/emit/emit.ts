import type { Api } from "../model/api/api.ts";
import { emitClient } from "./client/emit-client.ts";
import { emitConformance } from "./conformance/emit-conformance.ts";
import type { EmitContext } from "./core/context.ts";
import type { OutputFile, TypeScriptFile } from "./core/declaration.ts";
import { placed } from "./core/embedding.ts";
import { moduleKey, type OutputModule, type PackageRole } from "./core/module.ts";
import { moduleResolver } from "./core/module-resolver.ts";
import { printFile } from "./core/print-file.ts";
import { type Locate, splitFiles } from "./core/split-file.ts";
import { emitModel } from "./model/emit-model.ts";
import { OutputSize } from "./output-size.ts";
import { packageFrame } from "./package-frame.ts";
import { emitServer } from "./server/emit-server.ts";

/** A file as it will stand on disk, below the output folder, with `/` between folders. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

const emitters: Record<PackageRole, (api: Api, context: EmitContext) => Iterable<OutputFile>> = {
  model: emitModel,
  server: emitServer,
  client: emitClient,
};

/**
 * Writes an `Api` into files in memory, in a fixed order. One without a title goes by the name of its packages.
 * @param printed Is told how many files of TypeScript have been printed so far.
 * @throws {OutputTooLarge}
 */
export function emit(
  api: Api,
  roles: readonly PackageRole[],
  given: EmitContext,
  printed: (count: number) => void = () => {},
): readonly EmittedFile[] {
  const context = { ...given, roles };
  const resolve = moduleResolver(context.settings);
  const folder = context.settings.layout === "folder";
  const titled = api.title.trim() === "" ? { ...api, title: context.settings.name } : api;
  const size = new OutputSize();
  let count = 0;
  const print = (file: TypeScriptFile, locate?: Locate): string => {
    printed(++count);
    const { embedding } = file;
    const specifier = (target: OutputModule, from: OutputModule) =>
      resolve(placed(target, embedding), placed(from, embedding));
    return printFile(file, specifier, locate, size.ofFile(moduleKey(placed(file.module, embedding))));
  };
  const packages = roles.flatMap((role) => {
    const place = (file: OutputFile, locate?: Locate): EmittedFile => {
      if (file.kind === "typescript") {
        const { module, embedding } = file;
        const path = `${role}/${folder ? "" : "src/"}${placed(module, embedding).path}`;
        return { path, text: print(file, locate) };
      }
      return { path: `${role}/${folder ? file.path.replace(/^src\//, "") : file.path}`, text: file.text };
    };
    const frame = (folder ? [] : packageFrame(role, titled, context)).map((file) => place(file));
    const files = emitters[role](titled, context);
    // One by one: what a file was made of is forgotten before the next one is made.
    if (!titled.files) return [...frame, ...Array.from(files, (file) => place(file))];
    const split = splitFiles([...files]);
    return [...frame, ...split.files.map((file) => place(file, split.locate))];
  });
  const conformance = emitConformance(titled, context);
  const tests = conformance.map((file) => ({ path: moduleKey(file.module), text: print(file) }));
  return [...packages, ...tests];
}
