/**
 * `npm run image`: does in an empty folder what reference/Containerfile says, with the Node that runs this, and looks whether
 * the server starts, is healthy, has its operator's commands and ends on the signal. No container engine is needed, and none
 * is tried: what is shown is that the files which are copied and the packages which are installed are all that it needs.
 * Exit code 1 if anything fails.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { plainEnvironment, repository, run, succeed } from "../support/command.ts";
import { readCommandLine } from "../support/command-line.ts";
import { freePort } from "../support/free-port.ts";
import { execForm, instructions, named, variables } from "./containerfile.ts";

readCommandLine(
  "Usage: npm run image\nDoes in an empty folder what reference/Containerfile says, and starts the server there.",
  {},
);
const READY_MS = 30_000;
const file = instructions(await readFile(join(repository, "reference/Containerfile"), "utf8"));
const folder = await mkdtemp(join(tmpdir(), "specwright-image-"));
try {
  await build(join(folder, "app"));
  await tryIt(join(folder, "app"));
  console.log("the image's files are all that the server needs");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Copies and installs; leaves out what is about the image's own file system and user. */
async function build(app: string): Promise<void> {
  await mkdir(app);
  for (const words of named(file, "COPY").map((text) => text.split(/\s+/))) {
    const target = join(app, words.at(-1) ?? "");
    for (const source of words.slice(0, -1)) {
      const to = words.length > 2 && !target.endsWith(source) ? join(target, source) : target;
      // As .containerignore has it.
      const filter = (path: string) => !["node_modules", "dist", "data"].includes(basename(path));
      await cp(join(repository, source), to, { recursive: true, filter });
    }
  }
  for (const command of named(file, "RUN").filter((text) => text.startsWith("npm "))) {
    await succeed("sh", ["-c", command], { cwd: app, env: environment({}) });
    console.log(command);
  }
}

async function tryIt(app: string): Promise<void> {
  const [entry = "", ...entryWords] = execForm(named(file, "ENTRYPOINT")[0] ?? "[]");
  const port = String(await freePort());
  const env = environment({
    ...Object.assign({}, ...named(file, "ENV").map(variables)),
    HOST: "127.0.0.1",
    PORT: port,
    DATABASE_URL: `sqlite:${join(folder, "oauth.db")}`,
    ISSUER: `http://127.0.0.1:${port}`,
  });
  const start = execForm(named(file, "CMD")[0] ?? "[]");
  const server = spawn(entry, [...entryWords, ...start], { cwd: app, env, stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(server, "exit");
  try {
    const [probe = "", ...probeWords] = execForm(named(file, "HEALTHCHECK")[0] ?? "[]");
    await healthy(server, () => run(probe, probeWords, { cwd: app, env }));
    console.log("it is healthy");
    const keys = await succeed(entry, [...entryWords, "keys", "list"], { cwd: app, env });
    if (!/active/.test(keys.stdout)) throw new Error(`keys list printed\n${keys.stdout}`);
    console.log("it has its operator's commands");
  } finally {
    server.kill(named(file, "STOPSIGNAL")[0] === "SIGTERM" ? "SIGTERM" : "SIGKILL");
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`it ended with ${code}`);
  console.log("it ends on the signal");
}

async function healthy(server: ChildProcess, probe: () => Promise<{ readonly code: number | null }>): Promise<void> {
  const until = Date.now() + READY_MS;
  while ((await probe()).code !== 0) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode} before it was healthy`);
    if (Date.now() > until) throw new Error(`it is not healthy after ${READY_MS} ms`);
    await delay(100);
  }
}

/** What a container gives its program, and where this Node is. */
function environment(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const plain = plainEnvironment(values);
  return { ...plain, PATH: `${dirname(process.execPath)}${delimiter}${plain.PATH}` };
}
