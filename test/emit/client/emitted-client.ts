import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { RefusalCode } from "../../../generator/catalogue.ts";
import { type Diagnostic, Diagnostics } from "../../../generator/diagnostics.ts";
import { emitClient } from "../../../generator/emit/client/emit-client.ts";
import type { EmitContext, EmitSettings } from "../../../generator/emit/core/context.ts";
import type { OutputFile } from "../../../generator/emit/core/declaration.ts";
import type { PackageRole } from "../../../generator/emit/core/module.ts";
import { moduleResolver } from "../../../generator/emit/core/module-resolver.ts";
import { printFile } from "../../../generator/emit/core/print-file.ts";
import { emitModel } from "../../../generator/emit/model/emit-model.ts";
import { packageFrame } from "../../../generator/emit/package-frame.ts";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import { emptyLockFile } from "../../../generator/model/names/lock-file.ts";
import { memoryDocument } from "../../support/memory-node.ts";

export const settings: EmitSettings = {
  name: "zoo",
  layout: "packages",
  importExtension: ".ts",
  formats: "assert",
  client: { className: "Zoo", environmentPrefix: "ZOO" },
};

export interface EmittedClient {
  /** The text of each file of the client package by its path: `src/operations.ts`. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Writes the model and the client package into a new folder that lives as long as the test, and says where the client is. */
  write(): Promise<string>;
}

/** The client package of a document; the document's required members may be left out. */
export function emittedClient(
  document: JsonObject,
  allow: RefusalCode[] = [],
  client: Partial<EmitSettings["client"]> = {},
): EmittedClient {
  const diagnostics = new Diagnostics(allow);
  const context: EmitContext = {
    settings: { ...settings, client: { ...settings.client, ...client } },
    diagnostics,
  };
  const root = {
    openapi: "3.1.0",
    info: { title: "Zoo", version: "1.0.0" },
    servers: [{ url: "https://api.zoo.example/v1" }],
    ...document,
  };
  const api = buildApi(memoryDocument({ "openapi.yml": root }, diagnostics), { diagnostics, lock: emptyLockFile });
  const files = printed(emitClient(api, context));
  return {
    files,
    diagnostics: diagnostics.list,
    async write() {
      const folder = await mkdtemp(join(tmpdir(), "emitted-client-"));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const model = printed([...emitModel(api, context)]);
      for (const [role, texts] of [["model", model] as const, ["client", files] as const]) {
        const frame = printed(packageFrame(role, api, context));
        for (const [path, text] of [...frame, ...texts]) await place(join(folder, role, path), text);
      }
      await link(folder, "model");
      return join(folder, "client");
    },
  };
}

function printed(files: readonly OutputFile[]): Map<string, string> {
  const resolve = moduleResolver(settings);
  return new Map(
    files.map((file) =>
      file.kind === "typescript" ? [`src/${file.module.path}`, printFile(file, resolve)] : [file.path, file.text],
    ),
  );
}

async function place(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function link(folder: string, role: PackageRole): Promise<void> {
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(join(folder, role), join(folder, "node_modules", `${settings.name}-${role}`), "junction");
}

/** The declarations of one file: without its first comment and its imports. */
export function declarations(client: EmittedClient, path: string): string {
  const text = client.files.get(path);
  if (text === undefined) throw new Error(`There is no ${path} among ${[...client.files.keys()].join(", ")}`);
  return text
    .replace(/^\/\*[\s\S]*?\*\/\n/, "")
    .replace(/^import [^;]*;\n/gm, "")
    .trim();
}
