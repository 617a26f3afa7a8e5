/** Projects of users with generated code in them: installed from tarballs, or in a folder among their own sources. */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { plainEnvironment, repository, succeed } from "../support/command.ts";

const here = import.meta.dirname;
const notes = join(repository, "test/packages/notes");
const roles = ["model", "server", "client"] as const;

/** How generated code comes into a project. */
export interface Way {
  readonly name: string;
  /** How the imports of generated code end, where it is among the sources. */
  readonly importExtension?: "" | ".js";
  /** Puts it into a project that has its own sources, and the tools in `node_modules`. */
  prepare(project: string): Promise<void>;
}

/** The packages, built, packed and installed from the tarballs. */
const packages: Way = {
  name: "packages",
  async prepare(project) {
    const workspace = `${project}-workspace`;
    await generate(workspace, ["--layout", "packages"]);
    await link(join(repository, "node_modules"), workspace, ["typescript", "@types/node", "undici-types"]);
    for (const role of roles) {
      await symlink(join(workspace, role), join(workspace, "node_modules", `notes-${role}`), "junction");
    }
    const env = plainEnvironment({ PATH: [join(repository, "node_modules/.bin"), process.env.PATH].join(delimiter) });
    const paths = roles.map((role) => join(workspace, role));
    await succeed("npm", ["pack", ...paths, "--pack-destination", workspace], { cwd: workspace, env });
    const tarballs = (await readdir(workspace)).filter((name) => name.endsWith(".tgz"));
    for (const tarball of tarballs) {
      const name = tarball.replace(/-\d.*$/, "");
      const folder = join(project, "node_modules", name);
      await mkdir(folder, { recursive: true });
      await succeed("tar", ["-xzf", join(workspace, tarball), "-C", folder, "--strip-components=1"], {
        cwd: workspace,
      });
    }
  },
};

/** The folder layout: the sources are compiled and bundled as the project's own. */
function folder(name: string, options: readonly string[], importExtension: "" | ".js" = ".js"): Way {
  return {
    name,
    importExtension,
    async prepare(project) {
      const config = join(project, "generate.config.mjs");
      await writeFile(config, `export default ${JSON.stringify({ importExtension })};`);
      await generate(join(project, "api"), ["--layout", "folder", "--config", config, ...options]);
      for (const file of ["app.ts", "handlers.ts", "main.ts"]) {
        const text = await readFile(join(project, file), "utf8");
        await writeFile(join(project, file), text.replaceAll(/"notes-(model|server|client)"/g, '"./api/$1/index.js"'));
      }
    },
  };
}

export const ways: readonly Way[] = [
  packages,
  folder("folder", []),
  folder("folder, a file for each tag", ["--files", "tag"]),
  folder("folder, imports without an end", ["--files", "tag"], ""),
];

/** A project with the sources of a server, of its caller and of a page, and the tools that it is built by. */
export async function createProject(project: string, way: Way): Promise<void> {
  await mkdir(project, { recursive: true });
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "project", private: true, type: "module" }));
  for (const file of ["app.ts", "handlers.ts"]) await cp(join(notes, file), join(project, file));
  await cp(join(here, "site"), project, { recursive: true });
  await link(join(here, "node_modules"), project, ["@types/node", "undici-types", "vite"]);
  await way.prepare(project);
}

/** Documents whose output has what that of the notes has not: every kind of body and answer, webhooks, unions. */
export async function addOutputs(project: string): Promise<readonly string[]> {
  const documents = [
    "test/runtimes/probe.yml",
    "test/golden/files-by-tag/spec.yml",
    "test/golden/recursive-schema/spec.yml",
  ];
  for (const [index, document] of documents.entries()) {
    await generate(join(project, `output-${index}`), ["--layout", "folder"], document);
  }
  return documents.flatMap((_, index) => roles.map((role) => `output-${index}/${role}/index.ts`));
}

async function generate(
  out: string,
  options: readonly string[],
  document = "test/packages/notes/notes.yml",
): Promise<void> {
  const program = join(repository, "bin/specwright.js");
  const args = [document, "--out", out, "--name", "notes", "--quiet", ...options];
  await succeed(process.execPath, ["--conditions=specwright-source", program, "generate", ...args], {
    cwd: repository,
  });
}

async function link(from: string, to: string, names: readonly string[]): Promise<void> {
  await mkdir(join(to, "node_modules/@types"), { recursive: true });
  for (const name of names) await symlink(join(from, name), join(to, "node_modules", name), "junction");
}
