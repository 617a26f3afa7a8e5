import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateFeature } from "../features/feature.ts";

/** What the process of the server knows. */
export interface State {
  /** What it was told of by `onError` since it was asked before. */
  readonly errors: readonly string[];
  /** How often a handler was called. */
  readonly handled: number;
  readonly bytes: number;
  readonly connections: number;
}

/** The generated server, listening in a process of its own. */
export interface Target {
  readonly address: string;
  state(): Promise<State>;
  /** @returns Whether it was still running. */
  end(): Promise<boolean>;
}

export async function startTarget(): Promise<Target> {
  const out = await mkdtemp(join(tmpdir(), "specwright-hostile-"));
  await generateFeature(import.meta.dirname, out);
  const child = fork(join(import.meta.dirname, "server-process.ts"), [out], { execArgv: ["--expose-gc"] });
  const { address } = await answer<{ readonly address: string }>(child);
  return {
    address,
    state() {
      const told = answer<State>(child);
      child.send("state");
      return told;
    },
    async end() {
      const running = child.exitCode === null && child.signalCode === null;
      if (running) {
        const exited = once(child, "exit");
        child.kill();
        await exited;
      }
      await rm(out, { recursive: true, force: true });
      return running;
    },
  };
}

function answer<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the server ended with ${code}`));
    child.once("exit", ended).once("message", (message: Answer) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}
