import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { repository } from "../support/command.ts";
import { docSnippets } from "../support/doc-snippets.ts";

/** What a feature's folder gives to its test, once the test runs. */
export interface Feature {
  /** Imports a module of the output, or the feature's `app.ts`, which is typed by it. */
  load<Module>(path: string): Promise<Module>;
  /** Listens on a free port of the loopback interface until the tests of the file have ended; gives the address back. */
  listen(listener: RequestListener): Promise<string>;
}

/**
 * A feature of HTTP in a folder of its own: a small document, `spec.yml`; what is generated for it where the feature shows,
 * in `output/`; and `app.ts`, handlers that fill the generated interfaces in. `vitest run <folder> -u` writes the output anew.
 * @param shown The files of the output that are compared: `server/handlers.ts`.
 */
export function feature(folder: string, shown: readonly string[]): Feature {
  let out = "";
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "specwright-feature-"));
    await generateFeature(folder, out);
  });

  afterAll(async () => {
    for (const end of ends) await end();
    await rm(out, { recursive: true, force: true });
  });

  test.each(shown)("%s", async (file) => {
    await expect(await readFile(join(out, file), "utf8")).toMatchFileSnapshot(join(folder, "output", file));
  });

  return {
    load: (path) => import(/* @vite-ignore */ pathToFileURL(join(out, path)).href),
    listen: async (listener) => {
      const server = createServer(listener);
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      ends.push(
        () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      );
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}

/**
 * Generates a feature's document into a folder, with its `app.ts` beside, and the programs of the page of docs/ that is
 * called like the feature.
 */
export async function generateFeature(folder: string, out: string): Promise<void> {
  const settings = { layout: "folder", importExtension: ".ts", name: "feature" };
  await generate(resolveConfig({ ...settings, spec: join(folder, "spec.yml"), out }, folder));
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  if (await exists(join(folder, "app.ts"))) await copyFile(join(folder, "app.ts"), join(out, "app.ts"));
  const page = `${basename(folder)}.md`;
  if (!(await exists(join(repository, "docs", page)))) return;
  for (const [name, code] of await docSnippets(page)) {
    // Packages of their own there, folders here.
    const local = code
      .replace(/"[a-z]+-(client|server)\/webhooks"/g, '"./$1/webhooks/index.ts"')
      .replace(/"[a-z]+-(client|server)"/g, '"./$1/index.ts"');
    await writeFile(join(out, name), local);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
