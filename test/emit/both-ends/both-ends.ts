import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { emit } from "../../../generator/emit/emit.ts";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { build, problems } from "../../model/build.ts";
import { installedProgram, repository, run } from "../../support/command.ts";
import { settings } from "../client/emitted-client.ts";
import { type GeneratedServer, writeFolder } from "../server/emit-spec.ts";

/** What a function of the client gives back. */
interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/** Calls the function of an operation. */
export type Call = (operation: string, args?: object) => Promise<Reply>;

/** What the tests use of the client's modules. Its types are for the compiler to judge. */
interface ClientModule {
  readonly default: new (
    options: object,
  ) => Readonly<Record<string, Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>>>;
  readonly logging: (logger: object, options?: object) => object;
  readonly responseChecks: object;
  readonly APIResponseValidationError: ErrorConstructor;
}

/** Everything that is generated of one document, in a folder of its own. */
export interface BothEnds {
  /** The text of a file: `client/operations.ts`. */
  file(path: string): string;
  server(): Promise<GeneratedServer>;
  /** The exports of a module of the client: `client/index.ts`. */
  load(path: string): Promise<ClientModule>;
  /** A client with these options. */
  client(options: object): Promise<Call>;
  /** What the compiler prints of the folder with these sources beside the packages. */
  compile(sources: Readonly<Record<string, string>>): Promise<string>;
}

const made = new Map<string, Promise<BothEnds>>();

/**
 * Both ends of an API, in the folder layout, made once for all tests that ask for them. The document's required members may
 * be left out.
 * @param expected What is said of it; else nothing may be.
 */
export function bothEnds(yaml: string, expected: readonly string[] = []): Promise<BothEnds> {
  const ends = made.get(yaml) ?? makeBothEnds(yaml, expected);
  made.set(yaml, ends);
  return ends;
}

async function makeBothEnds(yaml: string, expected: readonly string[]): Promise<BothEnds> {
  const { api, diagnostics: found } = build({ servers: [{ url: "https://api.example.com" }], ...parse(yaml) });
  const diagnostics = new Diagnostics();
  const files = emit(api, ["model", "server", "client"], { settings: { ...settings, layout: "folder" }, diagnostics });
  const all = problems([...found, ...diagnostics.list]);
  if (all.join("\n") !== expected.join("\n")) throw new Error(all.join("\n"));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const folder = await writeFolder(texts);
  // The packages are written while the test runs: their types are for the compiler to judge, which is run by `compile`.
  const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
  return {
    file: (path) => texts.get(path) ?? "",
    server: () => load("server/index.ts"),
    load,
    async client(options) {
      const functions = await load("client/functions.ts");
      const client = functions.createClient(options);
      return (operation, args) => functions[operation](client, args);
    },
    compile: (sources) => compile(folder, sources),
  };
}

/** Options of a client whose requests a server answers in the same process. */
export function against(server: Server, more: object = {}): object {
  return { ...more, fetch: (url: string, init: RequestInit) => server.fetch(new Request(url, init)) };
}

async function compile(folder: string, sources: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/node", "undici-types"]) {
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: ["node"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const include = ["model", "server", "client", ...Object.keys(sources)];
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  return (await run(installedProgram("tsc"), ["-p", "."], { cwd: folder })).stdout;
}
