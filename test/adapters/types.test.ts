import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { installedProgram, repository, run } from "../support/command.ts";
import { snippetFolder, snippets } from "./snippets.ts";

let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
  const declared = 'import type { Server } from "./notes/server/index.ts";\nexport declare const server: Server;\n';
  await writeFile(join(folder, "server.ts"), declared);
  for (const [name, code] of await snippets()) await writeFile(join(folder, name), code);
});

async function compile(include: readonly string[], exactOptionalPropertyTypes: boolean) {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022"],
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(repository, "node_modules/@types")],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const { code, stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: folder });
  return { code, stdout };
}

test.each([true, false])("every snippet compiles, with exact optional properties %s", async (exact) => {
  expect(await compile([...(await snippets()).keys()], exact)).toEqual({ code: 0, stdout: "" });
});

/** What takes a server, beside the frameworks: declared here as their types have it, so far as it matters. */
const takers = `
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { server } from "./server.ts";

interface ServeHandlerInfo { readonly remoteAddr: { readonly hostname: string }; readonly completed: Promise<void> }
declare const Deno: {
  serve(handler: (request: Request, info: ServeHandlerInfo) => Response | Promise<Response>): void;
};
interface BunServer { readonly port: number; stop(): Promise<void> }
declare const Bun: {
  serve(options: { fetch(this: BunServer, request: Request, server: BunServer): Response | Promise<Response> }): void;
};
interface ExecutionContext { waitUntil(promise: Promise<unknown>): void }
interface ExportedHandler<Env = unknown> {
  fetch?: (request: Request, env: Env, ctx: ExecutionContext) => Response | Promise<Response>;
}

Deno.serve(server.fetch);
Deno.serve((request, info) => server.fetch(request, { remoteAddress: info.remoteAddr.hostname }));
Bun.serve({ fetch: server.fetch });
export default { fetch: server.fetch } satisfies ExportedHandler;
export const bound = { fetch: server.fetch } satisfies ExportedHandler<{ readonly KEY: string }>;
https.createServer({}, server.node);
http2.createServer(server.node);
http.createServer((incoming, outgoing) => server.node(incoming, outgoing, () => outgoing.writeHead(404).end()));
// @ts-expect-error the address has another name
server.fetch(new Request("http://localhost/"), { address: "::1" });
// @ts-expect-error next of fetch gives a response
server.fetch(new Request("http://localhost/"), {}, () => {});
`;

test.each([true, false])("the doors fit what takes them, with exact optional properties %s", async (exact) => {
  await writeFile(join(folder, "takers.ts"), takers);
  expect(await compile(["takers.ts"], exact)).toEqual({ code: 0, stdout: "" });
});

test("every snippet of the page is run by a test", async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".ts"));
  const tests = (await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), "utf8")))).join("\n");
  const names = [...(await snippets()).keys()];
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !tests.includes(name))).toEqual([]);
});
