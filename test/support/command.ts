import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** The repository's own folder. */
export const repository = resolve(import.meta.dirname, "../..");

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of somebody outside the repository: without its export condition, and without npm's variables. */
export function plainEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name !== "NODE_OPTIONS" && !name.toLowerCase().startsWith("npm_") && !name.startsWith("VITEST"),
  );
  // What tests remember is forgotten with their folders.
  return { ...Object.fromEntries(inherited), XDG_CACHE_HOME: join(tmpdir(), "cache"), ...extra };
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? plainEnvironment(),
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** Runs a program that has to succeed; what it printed is the error where it does not. */
export async function succeed(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  const result = await run(program, args, options);
  if (result.code !== 0)
    throw new Error(`${program} ${args.join(" ")} ended with ${result.code}\n${result.stdout}\n${result.stderr}`);
  return result;
}

/** A folder of the test's own, outside the repository, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The program of an installed package: `tsc`. */
export function installedProgram(name: string): string {
  return join(repository, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
}
