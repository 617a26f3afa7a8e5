import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../generator/diagnostics.ts";
import type { EmitSettings } from "../../../generator/emit/core/context.ts";
import { moduleResolver } from "../../../generator/emit/core/module-resolver.ts";
import { printFile } from "../../../generator/emit/core/print-file.ts";
import { emitModel } from "../../../generator/emit/model/emit-model.ts";
import type { LoadedDocument } from "../../../generator/load/load.ts";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import type { Api } from "../../../generator/model/api/api.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import { emptyLockFile } from "../../../generator/model/names/lock-file.ts";
import type { CheckOptions, CheckResult } from "../../../templates/runtime/model/issue.ts";
import { memoryDocument } from "../../support/memory-node.ts";

export const settings: EmitSettings = {
  name: "example",
  layout: "packages",
  importExtension: ".ts",
  formats: "assert",
  client: { className: "Example", environmentPrefix: "EXAMPLE" },
};

/** A document that has nothing but schemas. */
export function documentOf(schemas: JsonObject): JsonObject {
  return { openapi: "3.1.0", info: { title: "Example", version: "1.0.0" }, paths: {}, components: { schemas } };
}

export interface EmittedModel {
  readonly api: Api;
  /** The text of each file by its path: `src/schemas.ts`. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The model package of a document, in memory. */
export function emitted(document: JsonObject, changes: Partial<EmitSettings> = {}): EmittedModel {
  const diagnostics = new Diagnostics();
  return emittedOf(memoryDocument({ "openapi.yml": document }, diagnostics), diagnostics, changes);
}

/** The model package of a document that was loaded. */
export function emittedOf(
  document: LoadedDocument,
  diagnostics: Diagnostics,
  changes: Partial<EmitSettings> = {},
): EmittedModel {
  const context = { settings: { ...settings, ...changes }, diagnostics };
  const api = buildApi(document, { diagnostics, lock: emptyLockFile });
  const resolve = moduleResolver(context.settings);
  const files = [...emitModel(api, context)].map((file) =>
    file.kind === "typescript"
      ? ([`src/${file.module.path}`, printFile(file, resolve)] as const)
      : ([file.path, file.text] as const),
  );
  return { api, files: new Map(files), diagnostics: diagnostics.list };
}

/** The declarations of one file: without its first comment and its imports. */
export function declarations(model: EmittedModel, path: string): string {
  const text = model.files.get(path) ?? "";
  return text
    .replace(/^\/\*[\s\S]*?\*\/\n/, "")
    .replace(/^import [^;]*;\n/gm, "")
    .trim();
}

/** What `schemas.ts` says of some schemas, without comments. */
export function types(schemas: JsonObject): string {
  return typesOf(emitted(documentOf(schemas)));
}

/** What `schemas.ts` of a model says, without comments. */
export function typesOf(model: EmittedModel): string {
  const text = declarations(model, "src/schemas.ts");
  return `\n${text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "").replaceAll("\n\n", "\n")}\n`;
}

/** The functions of one schema, as they run. */
export interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly check: (value: unknown, options?: CheckOptions) => CheckResult<unknown>;
  readonly parse: (value: unknown, options?: CheckOptions) => unknown;
}

/** Writes the model package of some schemas into a folder of its own, imports it, and gives the validators by name. */
export async function validatorsOf(
  schemas: JsonObject,
  changes: Partial<EmitSettings> = {},
): Promise<(name: string) => Validators> {
  return validatorsIn(emitted(documentOf(schemas), changes));
}

/** The same of a model that was emitted. */
export async function validatorsIn({ files, diagnostics }: EmittedModel): Promise<(name: string) => Validators> {
  const [problem] = diagnostics.filter(({ severity }) => severity === "error");
  if (problem) throw new Error(`${problem.code}: ${problem.message} (${problem.location?.pointer})`);
  return imported(files);
}

/** The validators of a model package that is written into a folder of its own, by the names of their types. */
export async function imported(files: EmittedModel["files"]): Promise<(name: string) => Validators> {
  const folder = await mkdtemp(join(tmpdir(), "model-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFiles(folder, files);
  const module: Record<string, unknown> = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, "src/index.ts")).href
  );
  return (name) => ({
    is: functionOf(module, `is${name}`),
    check: functionOf(module, `check${name}`),
    parse: functionOf(module, `parse${name}`),
  });
}

export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What a module exports has no type before it is generated: the caller says what the function gives. */
function functionOf(module: Record<string, unknown>, name: string) {
  const value = module[name];
  if (typeof value !== "function") throw new Error(`there is no ${name}`);
  return (...parameters: readonly unknown[]) => Reflect.apply(value, undefined, parameters);
}
