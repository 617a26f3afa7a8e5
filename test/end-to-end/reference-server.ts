import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainEnvironment, repository } from "../support/command.ts";
import { freePort } from "../support/free-port.ts";

/** A reference server as `npm start` runs it: a process of its own, with a database of its own. */
export interface ReferenceServer {
  /** Scheme, host and port, which is also the issuer. */
  readonly origin: string;
  /** What clients take as their base URL. */
  readonly baseURL: string;
  readonly apiKey: string;
  /** What it printed so far. */
  readonly output: () => string;
  /** Ends it by SIGTERM and gives its exit code. */
  stop(): Promise<number | null>;
}

export async function startReferenceServer(variables: Readonly<Record<string, string>> = {}): Promise<ReferenceServer> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-oauth-"));
  const port = await freePort();
  const program = join(repository, "reference/oauth-server.js");
  const child = spawn(process.execPath, ["--conditions=specwright-source", program, "start"], {
    cwd: folder,
    env: plainEnvironment({ PORT: String(port), DATABASE_URL: `sqlite:${join(folder, "oauth.db")}`, ...variables }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let output = "";
  const ready = Promise.withResolvers<void>();
  const listen = (chunk: string) => {
    output += chunk;
    if (/Try it:\n.*\n/.test(output)) ready.resolve();
  };
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  exited.then(() => ready.reject(new Error(`The server ended before it was ready:\n${output}`)));
  await ready.promise;

  const origin = /is at (\S+)/.exec(output)?.[1] ?? "";
  return {
    origin,
    baseURL: `${origin}/v2`,
    apiKey: variables.API_KEY ?? /shown only now, is (\S+)/.exec(output)?.[1] ?? "",
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
