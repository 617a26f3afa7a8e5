/**
 * The client packages as somebody has them who installs them: built, packed, and installed from their tarballs in a
 * folder outside the repository, where no export condition of ours holds. The scenario is compiled against their types.
 */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { installedProgram, plainEnvironment, repository, succeed } from "../support/command.ts";

const here = import.meta.dirname;

/** A folder with `node_modules` and the compiled `scenario/`. */
export async function installClients(folder: string): Promise<string> {
  const workspace = join(folder, "workspace");
  const sources = await writeSources(workspace);
  await linkModules(workspace, ["typescript"]);
  for (const { name, path } of sources) await symlink(path, join(workspace, "node_modules", name), "junction");
  const path = [join(repository, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  await succeed("npm", ["pack", ...sources.map((source) => source.path), "--pack-destination", folder], {
    cwd: workspace,
    env: plainEnvironment({ PATH: path }),
  });

  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "project", private: true, type: "module" }));
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const install = ["install", "--offline", "--no-audit", "--no-fund", ...tarballs.map((name) => join(folder, name))];
  await succeed("npm", install, { cwd: project });
  await compileScenario(folder, project);
  return project;
}

/** The packages of the repository as a clone has them, and those of the probe as they are generated now. */
async function writeSources(workspace: string): Promise<readonly { readonly name: string; readonly path: string }[]> {
  for (const role of ["model", "client"]) {
    await cp(join(repository, "generated", role), join(workspace, "generated", role), {
      recursive: true,
      filter: (path) => !/[\\/](?:dist|node_modules)$/.test(path),
    });
  }
  const generate = ["generate", join(here, "probe.yml"), "--config", join(here, "probe.config.ts"), "--quiet"];
  await succeed(
    process.execPath,
    ["--conditions=specwright-source", join(repository, "bin/specwright.js"), ...generate, "--out", "probe"],
    { cwd: workspace },
  );
  return Promise.all(
    ["generated/model", "generated/client", "probe/model", "probe/client"].map(async (folder) => {
      const path = join(workspace, folder);
      const { name }: { name: string } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
      return { name, path };
    }),
  );
}

/** One source for every runtime: what comes out is JavaScript that all of them take as it is. */
async function compileScenario(folder: string, project: string): Promise<void> {
  const source = join(project, "scenario-source");
  await cp(join(here, "scenario"), source, { recursive: true });
  await linkModules(folder, ["@types", "undici-types"]);
  const files = (await readdir(source)).filter((name) => name.endsWith(".ts")).map((name) => join(source, name));
  const options = {
    target: "es2022",
    lib: "es2022",
    module: "nodenext",
    types: "node",
    typeRoots: join(folder, "node_modules", "@types"),
    outDir: join(project, "scenario"),
  };
  const flags = ["strict", "noUncheckedIndexedAccess", "exactOptionalPropertyTypes", "rewriteRelativeImportExtensions"];
  await succeed(
    installedProgram("tsc"),
    [
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
      ...flags.map((name) => `--${name}`),
      ...files,
    ],
    { cwd: project },
  );
}

/** Makes packages of the repository's own installation visible in a folder. */
async function linkModules(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, "node_modules"), { recursive: true });
  for (const name of names) {
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
}
