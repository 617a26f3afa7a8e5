import type { Api } from "../model/api.ts";
import { emitClient } from "./client/emit-client.ts";
import { emitConformance } from "./conformance/emit-conformance.ts";
import type { EmitContext } from "./core/context.ts";
import type { OutputFile, TypeScriptFile } from "./core/declaration.ts";
import { placed } from "./core/embedding.ts";
import { moduleKey, type PackageRole } from "./core/module.ts";
import { moduleResolver } from "./core/module-resolver.ts";
import { printFile } from "./core/print-file.ts";
import { type Locate, splitFiles } from "./core/split-file.ts";
import { emitModel } from "./model/emit-model.ts";
import { packageFrame } from "./package-frame.ts";
import { emitServer } from "./server/emit-server.ts";

/** A file as it will stand on disk, below the output folder, with `/` between folders. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

const emitters: Record<PackageRole, (api: Api, context: EmitContext) => readonly OutputFile[]> = {
  model: emitModel,
  server: emitServer,
  client: emitClient,
};

/** Writes an `Api` into files in memory, in a fixed order. One without a title goes by the name of its packages. */
export function emit(api: Api, roles: readonly PackageRole[], given: EmitContext): readonly EmittedFile[] {
  const context = { ...given, roles };
  const resolve = moduleResolver(context.settings);
  const folder = context.settings.layout === "folder";
  const titled = api.title.trim() === "" ? { ...api, title: context.settings.name } : api;
  const print = (file: TypeScriptFile, locate?: Locate): string => {
    const { embedding } = file;
    return printFile(file, (target, from) => resolve(placed(target, embedding), placed(from, embedding)), locate);
  };
  const packages = roles.flatMap((role) => {
    const files = [...(folder ? [] : packageFrame(role, titled, context)), ...emitters[role](titled, context)];
    const written = (file: TypeScriptFile, locate: Locate): EmittedFile => {
      const path = `${role}/${folder ? "" : "src/"}${placed(file.module, file.embedding).path}`;
      return { path, text: print(file, locate) };
    };
    const split = splitFiles(files);
    return split.files.map((file): EmittedFile => {
      if (file.kind === "typescript") return written(file, split.locate);
      return { path: `${role}/${folder ? file.path.replace(/^src\//, "") : file.path}`, text: file.text };
    });
  });
  const conformance = emitConformance(titled, context);
  const tests = conformance.map((file) => ({ path: moduleKey(file.module), text: print(file) }));
  return [...packages, ...tests];
}
