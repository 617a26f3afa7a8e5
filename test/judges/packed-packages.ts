/** publint and Are The Types Wrong, about the tarballs of the three generated packages. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { plainEnvironment, repository, succeed } from "../support/command.ts";
import type { Judge, Verdict } from "./judge.ts";
import { importTool, notInstalled } from "./tool.ts";

const roles = ["model", "server", "client"] as const;

interface Publint {
  publint(options: { pack: { tarball: ArrayBuffer }; strict: boolean }): Promise<{
    messages: readonly object[];
  }>;
}

interface Formatter {
  formatMessage(message: object, manifest: object, options?: { color: boolean }): string | undefined;
}

export const publint: Judge = {
  name: "publint",
  question: "Can the packages be published, and imported wherever their exports say?",
  async judge() {
    const tool = await importTool<Publint>("publint");
    const formatter = await importTool<Formatter>("publint/utils");
    if (tool === undefined || formatter === undefined) return { absent: notInstalled };
    return aboutPackages(async ({ tarball, manifest }) => {
      const { messages } = await tool.publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
      return messages.map((message) => formatter.formatMessage(message, manifest, { color: false }) ?? "");
    });
  },
};

interface TypesChecker {
  createPackageFromTarballData(tarball: Uint8Array): object;
  checkPackage(found: object): Promise<{ problems?: readonly { kind: string; resolutionKind?: string }[] }>;
}

/** These packages are ESM only, and say so: that `require` reaches ESM is what is meant. */
const meant = (problem: { kind: string; resolutionKind?: string }) =>
  problem.kind === "CJSResolvesToESM" || problem.resolutionKind === "node10";

export const areTheTypesWrong: Judge = {
  name: "attw",
  question: "Do the types of the packages say what their JavaScript is?",
  async judge() {
    const tool = await importTool<TypesChecker>("@arethetypeswrong/core");
    if (tool === undefined) return { absent: notInstalled };
    return aboutPackages(async ({ tarball }) => {
      const { problems = [] } = await tool.checkPackage(tool.createPackageFromTarballData(tarball));
      return problems.filter((problem) => !meant(problem)).map((problem) => JSON.stringify(problem));
    });
  },
};

interface PackedPackage {
  readonly tarball: Buffer;
  readonly manifest: object;
}

/** Builds and packs the packages as a clone has them, and asks about each. */
async function aboutPackages(ask: (packed: PackedPackage) => Promise<readonly string[]>): Promise<Verdict> {
  const workspace = await mkdtemp(join(tmpdir(), "specwright-judges-"));
  try {
    const scope = join(workspace, "node_modules");
    await mkdir(join(scope, "@types"), { recursive: true });
    for (const name of ["typescript", "@types/node", "undici-types"]) {
      await symlink(join(repository, "node_modules", name), join(scope, name), "junction");
    }
    for (const role of roles) {
      await cp(join(repository, "generated", role), join(workspace, role), {
        recursive: true,
        filter: (path) => !/[\\/](?:dist|node_modules)$/.test(path),
      });
      await symlink(join(workspace, role), join(scope, `telnyx-oauth-${role}`), "junction");
    }
    const path = [join(repository, "node_modules", ".bin"), process.env.PATH].join(delimiter);
    const findings: string[] = [];
    for (const role of roles) {
      const folder = join(workspace, role);
      await succeed("npm", ["pack"], { cwd: folder, env: plainEnvironment({ PATH: path }) });
      const name = (await readdir(folder)).find((file) => file.endsWith(".tgz")) ?? "";
      const tarball = await readFile(join(folder, name));
      await rm(join(folder, name));
      const manifest: object = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      for (const finding of await ask({ tarball, manifest })) findings.push(`${role}: ${finding}`);
    }
    return { findings, looked: `${roles.length} packages` };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
