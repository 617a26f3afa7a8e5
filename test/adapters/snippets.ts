/**
 * The code of docs/adapters.md as programs: each snippet is written to a file as it stands, and run. Only the port is
 * another one: 0, so that the system chooses a free one; and a package of its own is a folder.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { repository } from "../support/command.ts";
import { docSnippets } from "../support/doc-snippets.ts";
import { type Certificate, selfSigned } from "./self-signed.ts";

const port = "8787";

/** What is a package of its own there is a folder here. */
export async function snippets(): Promise<ReadonlyMap<string, string>> {
  const written = await docSnippets("adapters.md");
  return new Map(
    [...written].map(([name, code]) => [name, code.replace('"people-server"', '"./people/server/index.ts"')]),
  );
}

/**
 * The folder that the snippets stand in: with the generated servers of `notes.yml` and `people.yml`, a certificate, all dependencies, and
 * those snippets that are only imported.
 */
export async function snippetFolder(): Promise<{ readonly folder: string; readonly certificate: Certificate }> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-adapters-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  for (const name of ["notes", "people"]) {
    const spec = join(import.meta.dirname, `${name}.yml`);
    const config = { spec, out: join(folder, name), layout: "folder", name, packages: ["model", "server"] } as const;
    await generate(resolveConfig(config, folder), { cwd: folder });
  }
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
  const certificate = selfSigned();
  const modules = [...(await snippets())].filter(([, code]) => !code.includes(port));
  const files = {
    ...Object.fromEntries(modules),
    "package.json": '{ "type": "module" }',
    "cert.pem": certificate.cert,
    "key.pem": certificate.key,
    "server.ts": `import { options } from ${JSON.stringify(join(import.meta.dirname, "notes-options.ts"))};
import { createServer } from "./notes/server/index.ts";
export const server = createServer(options);
`,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return { folder, certificate };
}

/**
 * Runs a snippet until it listens.
 * @returns The port. The listener goes when the tests of the file have run.
 */
export async function runSnippet(folder: string, name: string): Promise<number> {
  const code = (await snippets()).get(name);
  if (code?.includes(port) !== true) throw new Error(`docs/adapters.md has no ${name} that listens on ${port}`);
  return listening(folder, name, code.replaceAll(port, "0"));
}

/** The same for a program of the test's own. */
export async function listening(folder: string, name: string, code: string): Promise<number> {
  const path = join(folder, name);
  await writeFile(path, code);
  const { promise, resolve } = Promise.withResolvers<Server>();
  const heard = (message: unknown) => {
    if (hasServer(message)) resolve(message.server);
  };
  const channel = "tracing:net.server.listen:asyncEnd";
  subscribe(channel, heard);
  await import(path);
  const server = await promise;
  unsubscribe(channel, heard);
  afterAll(() => {
    if ("closeAllConnections" in server && typeof server.closeAllConnections === "function")
      server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error(`${name} listens on no port`);
  return address.port;
}

function hasServer(message: unknown): message is { readonly server: Server } {
  return typeof message === "object" && message !== null && "server" in message && message.server instanceof Server;
}
