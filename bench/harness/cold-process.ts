import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** One run of a Node program from its start to its end, and what it used. */
export interface ProcessRun {
  /** Absent where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  /** Without colours. */
  readonly stdout: string;
  readonly stderr: string;
  /** From before the process is created until its output is closed. */
  readonly wallMilliseconds: number;
  /** User and system time of all its threads, and of the Node processes that it started. */
  readonly cpuMilliseconds: number;
  /** The largest resident set of the process, or of the largest one where it started others. */
  readonly peakBytes: number;
}

export interface ProcessOptions {
  /** A folder of the harness's own: the working directory of the program, so that it finds no settings of ours. */
  readonly folder: string;
  /** Flags of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Variables beside those of the user's shell. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly limitMilliseconds: number;
}

const reporter = join(import.meta.dirname, "process-report.cjs");

/**
 * Runs a script in a Node process of its own, with the Node that runs this.
 * @throws Error where the process could not be started. A process that fails is a result.
 */
export async function runCold(script: string, args: readonly string[], options: ProcessOptions): Promise<ProcessRun> {
  const reportFile = join(options.folder, "process-report.jsonl");
  await rm(reportFile, { force: true });
  const start = performance.now();
  const run = await new Promise<Omit<ProcessRun, "cpuMilliseconds" | "peakBytes">>((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.folder,
      env: { ...environment(reportFile, options.nodeOptions ?? []), ...options.variables },
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, so that it can be ended together with what it started.
      detached: process.platform !== "win32",
    });
    const interrupted = () => {
      endTree(child);
      process.exit(130);
    };
    process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endTree(child);
    }, options.limitMilliseconds);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    const release = () => {
      clearTimeout(timer);
      process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    };
    child.on("error", (error) => {
      release();
      fail(error);
    });
    child.on("close", (code) => {
      const wallMilliseconds = performance.now() - start;
      release();
      done({
        exitCode: code ?? undefined,
        timedOut,
        stdout: stripVTControlCharacters(stdout),
        stderr: stripVTControlCharacters(stderr),
        wallMilliseconds,
      });
    });
  });
  return { ...run, ...(await readReports(reportFile)) };
}

/** Ends a process and those that it started: a launcher's child would go on, and keep our pipes open. */
function endTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"]);
  else process.kill(-pid, "SIGKILL");
}

/** The environment of a user's shell: without our export condition, npm's variables, or a cache of compiled code. */
function environment(reportFile: string, nodeOptions: readonly string[]): NodeJS.ProcessEnv {
  const own = /^(?:npm_.*|NODE_OPTIONS|NODE_COMPILE_CACHE|FORCE_COLOR|INIT_CWD)$/i;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  return {
    ...Object.fromEntries(inherited),
    NO_COLOR: "1",
    // In the environment, where processes that the program starts inherit it: a launcher's time is its child's.
    NODE_OPTIONS: [`--require ${JSON.stringify(reporter)}`, ...nodeOptions].join(" "),
    SPECWRIGHT_BENCH_REPORT: reportFile,
  };
}

/** CPU time adds up over processes; peaks do not, since they need not be at the same moment. */
async function readReports(file: string): Promise<Pick<ProcessRun, "cpuMilliseconds" | "peakBytes">> {
  // A process that was killed has left nothing; its run is a failure, whose numbers nobody reads.
  const text = await readFile(file, "utf8").catch(() => "");
  const reports = text.split("\n").filter(Boolean).map(parseReport);
  return {
    cpuMilliseconds: reports.reduce((sum, { cpuMicroseconds }) => sum + cpuMicroseconds / 1000, 0),
    peakBytes: Math.max(0, ...reports.map(({ peakKibibytes }) => peakKibibytes * 1024)),
  };
}

function parseReport(line: string): { readonly cpuMicroseconds: number; readonly peakKibibytes: number } {
  const report: unknown = JSON.parse(line);
  if (
    typeof report === "object" &&
    report !== null &&
    "cpuMicroseconds" in report &&
    typeof report.cpuMicroseconds === "number" &&
    "peakKibibytes" in report &&
    typeof report.peakKibibytes === "number"
  ) {
    return { cpuMicroseconds: report.cpuMicroseconds, peakKibibytes: report.peakKibibytes };
  }
  throw new Error(`a measured process reported ${line}`);
}
