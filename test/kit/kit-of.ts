/** What is generated of a document, its conformance test among it, as a user has it: imported from a folder elsewhere. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Conformance, ConformanceOptions, ServerUnderTest } from "../../conformance/index.ts";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import type { GeneratedServer } from "../roundtrip/generated-api.ts";
import { repository } from "../support/command.ts";

type Operations = Readonly<Record<string, object>>;

export type Options = ConformanceOptions<Operations, object>;

export interface Kit {
  readonly createServer: (options: object) => GeneratedServer;
  readonly conformance: Conformance<Operations, object>;
  /** What the kit says of a server: its errors, by operation. */
  errorsOf(server: ServerUnderTest, options: Options): Promise<Readonly<Record<string, string>>>;
  remove(): Promise<void>;
}

/** @param spec A document of this folder. */
export async function kitOf(spec: string): Promise<Kit> {
  const out = await mkdtemp(join(tmpdir(), "specwright-kit-"));
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  await mkdir(join(out, "node_modules"));
  await symlink(repository, join(out, "node_modules/specwright"), "junction");
  const settings = { layout: "folder", importExtension: ".ts", name: "shop", conformance: true };
  await generate(resolveConfig({ ...settings, spec: join(import.meta.dirname, spec), out }, out));
  const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(out, path)).href);
  const { createServer } = await load("server/index.ts");
  const { conformance }: Pick<Kit, "conformance"> = await load("conformance/index.ts");
  return {
    createServer,
    conformance,
    async errorsOf(server, options) {
      const errors: Record<string, string> = {};
      for (const { name, run } of conformance(server, options)) {
        try {
          await run();
        } catch (error) {
          // The class is that of the package, which the generated file imports by its name.
          if (!(error instanceof Error && error.name === "ConformanceError")) throw error;
          errors[name] = error.message;
        }
      }
      return errors;
    },
    remove: () => rm(out, { recursive: true, force: true }),
  };
}
