/**
 * `npm run consumers`: what generated code asks of the projects that use it. The oldest compiler checks it, the oldest Node
 * runs it, and a bundler builds it, installed from tarballs and as a folder of the project. Exit code 1 if anything fails.
 */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, succeed } from "../support/command.ts";
import { readCommandLine } from "../support/command-line.ts";
import { installTools } from "../support/install-tools.ts";
import { addOutputs, createProject, type Way, ways } from "./notes-project.ts";

const tools = join(import.meta.dirname, "node_modules");
const tsc = join(tools, "typescript/bin/tsc");
const vite = join(tools, "vite/bin/vite.js");
const oldestNode = join(tools, `node-20-${process.platform}-${process.arch}`, "bin/node");

/** What every project is compiled under; what it is compiled for stands in the checks. */
const strictly = [
  "strict",
  "exactOptionalPropertyTypes",
  "noUncheckedIndexedAccess",
  "noUnusedLocals",
  "noUnusedParameters",
];
const common = [...strictly.map((name) => `--${name}`), "--target", "es2022", "--types", "node"];

/** What the server and its caller print, and what the page does. */
const said =
  '[{"text":"buy milk","tags":["shop"],"author":"Ali","id":1},"/api/notes/2",1,2,{"reason":"missing"},401,400,"application/problem+json"]';
const shown = "[2,true,false,true]";

interface Check {
  readonly name: string;
  /** What it prints has to be `expected`. */
  readonly expected: string;
  run(project: string): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

const compiled = (name: string, module: readonly string[], files: readonly string[]): Check => ({
  name: `TypeScript 5.4, ${name}`,
  expected: "",
  run: (cwd) => run(process.execPath, [tsc, ...common, ...module, ...files], { cwd }),
});

const bundled: readonly Check[] = [
  compiled("bundler", ["--module", "esnext", "--moduleResolution", "bundler", "--noEmit"], ["app.ts", "main.ts"]),
  {
    name: "Vite",
    expected: shown,
    async run(cwd) {
      await succeed(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd });
      const [script = ""] = await readdir(join(cwd, "dist/assets"));
      return run(process.execPath, [join(cwd, "dist/assets", script)], { cwd });
    },
  },
];

const onNode: readonly Check[] = [
  compiled("nodenext", ["--module", "nodenext", "--outDir", "out"], ["app.ts"]),
  { name: "Node 20", expected: said, run: (cwd) => run(oldestNode, ["out/app.js"], { cwd }) },
];

/** Imports that do not say how a file ends are for programs that look for it, `require` among them. */
const asCommonJs: readonly Check[] = [
  compiled("node10", ["--module", "commonjs", "--moduleResolution", "node10", "--outDir", "cjs"], ["handlers.ts"]),
  {
    name: "Node 20, CommonJS",
    expected: "function object",
    async run(cwd) {
      await writeFile(join(cwd, "cjs/package.json"), JSON.stringify({ type: "commonjs" }));
      const program =
        'console.log(typeof require("./api/server/index").createServer, typeof require("./handlers").handlers)';
      return run(oldestNode, ["--eval", program], { cwd: join(cwd, "cjs") });
    },
  },
];

function checksOf({ importExtension }: Way): readonly Check[] {
  return importExtension === "" ? [...bundled, ...asCommonJs] : [...onNode, ...bundled];
}

/** Asked once, in the first project: the output of other documents needs nothing of it but the types of Node. */
const everything: Check = {
  name: "TypeScript 5.4, all kinds of output",
  expected: "",
  async run(cwd) {
    const files = await addOutputs(cwd);
    return run(process.execPath, [tsc, ...common, "--module", "nodenext", "--noEmit", ...files], { cwd });
  },
};

readCommandLine(
  "Usage: npm run consumers\nCompiles, bundles and runs generated code with the oldest tools of its users.",
  {},
);
installTools(import.meta.dirname, "the oldest tools");
process.exitCode = (await main()) ? 0 : 1;

/** @returns Whether every check of every way held. */
async function main(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-consumers-"));
  try {
    // Each waits for programs of its own, so that all cores are busy.
    const results = await Promise.all(
      ways.map((way, index) => tryWay(way, join(folder, `project-${index}`), index === 0)),
    );
    return !results.flat().includes(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryWay(way: Way, project: string, isFirst: boolean): Promise<readonly boolean[]> {
  await createProject(project, way);
  const results: boolean[] = [];
  for (const check of isFirst ? [...checksOf(way), everything] : checksOf(way)) {
    const { code, stdout, stderr } = await check.run(project);
    const fits = code === 0 && stdout.trim() === check.expected;
    results.push(fits);
    console.log(`${way.name}: ${check.name}: ${fits ? "ok" : `failed with ${code}\n${stdout}\n${stderr}`}`);
  }
  return results;
}
