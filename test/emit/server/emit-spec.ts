import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { parse } from "yaml";
import type { RefusalCode } from "../../../generator/catalogue.ts";
import { type Diagnostic, Diagnostics } from "../../../generator/diagnostics.ts";
import type { EmitContext } from "../../../generator/emit/core/context.ts";
import { moduleResolver } from "../../../generator/emit/core/module-resolver.ts";
import { printFile } from "../../../generator/emit/core/print-file.ts";
import { emitModel } from "../../../generator/emit/model/emit-model.ts";
import { emitServer } from "../../../generator/emit/server/emit-server.ts";
import type { forbidden } from "../../../templates/runtime/server/authenticate.ts";
import type { InvalidResponseError, ServiceUnavailableError } from "../../../templates/runtime/server/errors.ts";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import type { ContextOption, ServeOptions } from "../../../templates/runtime/server/serve-options.ts";
import { build } from "../../model/build.ts";

export interface Emitted {
  /** By path below the folder of all packages: `server/handlers.ts`. */
  readonly files: ReadonlyMap<string, string>;
  /** Of the server's emitter. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The model and server of a document, in the folder layout. The root's required members may be left out. */
export function emitted(yaml: string, allow: readonly RefusalCode[] = [], lenient = false): Emitted {
  const { api, diagnostics: found } = build(parse(yaml), { lenient });
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const context: EmitContext = {
    settings: {
      name: "test",
      layout: "folder",
      importExtension: ".ts",
      formats: "assert",
      client: { className: "Test", environmentPrefix: "TEST" },
    },
    diagnostics: new Diagnostics(allow, lenient),
  };
  const resolve = moduleResolver(context.settings);
  const files = [...emitModel(api, context), ...emitServer(api, context)].map((file): readonly [string, string] =>
    file.kind === "typescript"
      ? [`${file.module.package}/${file.module.path}`, printFile(file, resolve)]
      : [`${file.package}/${file.path.replace(/^src\//, "")}`, file.text],
  );
  return { files: new Map(files), diagnostics: context.diagnostics.list };
}

/** The text of one file of the server package, without its first comment. */
export function serverFile(yaml: string, name: string): string {
  const text = emitted(yaml).files.get(`server/${name}`);
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text.replace(/^\/\*[\s\S]*?\*\/\n/, "");
}

/** Writes files into a folder of their own, which goes when the tests of the file have run. */
export async function writeFolder(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-server-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await Promise.all(
    [...files].map(async ([path, text]) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }),
  );
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

/** The options of a generated `createServer`, whose own types the tests of `compile.test.ts` look at. */
export type Options = ServeOptions<unknown> & ContextOption<unknown>;

export interface GeneratedServer {
  createServer(options: Options): Server;
  readonly forbidden: typeof forbidden;
  readonly ServiceUnavailableError: typeof ServiceUnavailableError;
  readonly InvalidResponseError: typeof InvalidResponseError;
}

/** Emits, writes and imports a server package. */
export async function generatedServer(yaml: string, allow: readonly RefusalCode[] = []): Promise<GeneratedServer> {
  const { files, diagnostics } = emitted(yaml, allow);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const module: unknown = await import(join(await writeFolder(files), "server/index.ts"));
  if (!isGeneratedServer(module)) throw new Error("the package has no createServer");
  return module;
}

function isGeneratedServer(module: unknown): module is GeneratedServer {
  return typeof module === "object" && module !== null && "createServer" in module;
}

/** Puts a server behind `node:http` on a port of the loopback interface; gives its origin. */
export async function listen(server: Server): Promise<string> {
  const http = createHttpServer(server.node);
  afterAll(() => {
    http.closeAllConnections();
    http.close();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  if (!isAddressInfo(address)) throw new Error("the server listens on no port");
  return `http://127.0.0.1:${address.port}`;
}

function isAddressInfo(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
