/** Node, Bun and Deno: each runs the compiled scenario as a program, from the folder that the packages are installed in. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { plainEnvironment } from "../support/command.ts";
import { longestRun, type Runtime, versionOf } from "./runtime.ts";
import type { Result, Settings } from "./scenario/messages.ts";

const { platform, arch } = process;
const suffix = platform === "win32" ? ".exe" : "";

/** What a process may take to end once it has printed its results, in milliseconds: less than any timer of the client. */
const longestFarewell = 5_000;

interface Program extends Partial<Runtime> {
  readonly name: string;
  /** Its path, or where it is in a package of package.json beside this file. */
  readonly path: string | { readonly package: string; readonly file: string };
  readonly args: readonly string[];
}

const bun: Program["path"] = {
  package: `@oven/bun-${platform === "win32" ? "windows" : platform}-${arch === "arm64" ? "aarch64" : arch}`,
  file: `bin/bun${suffix}`,
};
const deno: Program["path"] = {
  package: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}`,
  file: `deno${suffix}`,
};
const denoRun = [
  "run",
  "--no-prompt",
  "--no-remote",
  "--no-lock",
  "--node-modules-dir=manual",
  "--allow-net=127.0.0.1",
];

export const programs: readonly Runtime[] = [
  { name: "Node", path: process.execPath, args: [] },
  // The oldest that has all that the client needs: AbortSignal.any came with 20.3.
  { name: "Node", remark: "the oldest", path: { package: `node-20-${platform}-${arch}`, file: "bin/node" }, args: [] },
  { name: "Bun", path: bun, args: ["--no-install"] },
  { name: "Deno", path: deno, args: [...denoRun, "--allow-env"] },
  { name: "Deno", remark: "no env", path: deno, args: denoRun, surroundings: ["no environment"] } as const,
].map(runtimeOf);

function runtimeOf({ path, args, ...rest }: Program): Runtime {
  return {
    surroundings: [],
    ...rest,
    async find() {
      const program =
        typeof path === "string" ? path : join(import.meta.dirname, "node_modules", path.package, path.file);
      if (typeof path !== "string" && !existsSync(program)) {
        return `npm carries no ${path.package} for this platform`;
      }
      return {
        version: await versionOf(program),
        run: (project, settings) => runProgram(program, args, project, settings),
      };
    },
  };
}

/** The environment has what the client reads, for those runtimes that let it. */
async function runProgram(
  program: string,
  args: readonly string[],
  project: string,
  settings: Settings,
): Promise<readonly Result[]> {
  const child = spawn(program, [...args, join("scenario", "program.js"), JSON.stringify(settings)], {
    cwd: project,
    env: plainEnvironment({
      TELNYX_BASE_URL: settings.api,
      TELNYX_API_KEY: settings.apiKey,
      DENO_DIR: join(project, ".deno"),
      DENO_NO_UPDATE_CHECK: "1",
      NO_COLOR: "1",
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  let overdue = setTimeout(() => child.kill(), longestRun);
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
    clearTimeout(overdue);
    overdue = setTimeout(() => child.kill(), longestFarewell);
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  const end = await new Promise<unknown>((resolve, reject) => {
    child.on("error", reject).on("close", (code, signal) => resolve(code ?? signal));
  }).finally(() => clearTimeout(overdue));
  // The results are printed at once, when all of them are there.
  if (!stdout.endsWith("\n")) throw new Error(`It ended with ${end} and without results.\n${stderr}${stdout}`);
  return [...JSON.parse(stdout), { name: "the process ends by itself", expected: 0, observed: end }];
}
