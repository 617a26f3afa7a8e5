/** Tries a document in a process of its own: what it held is free when it has ended, and what it breaks is its own. */
import { fork } from "node:child_process";
import { join } from "node:path";
import type { Amount, Examination } from "./examine.ts";
import type { Source } from "./generated-api.ts";

/** What a process is asked. */
export interface Task {
  readonly source: Source;
  /** A folder that it may write into. */
  readonly workshop: string;
  readonly amount: Amount;
}

/** What it answers. */
export type Verdict =
  | { readonly examination: Examination; readonly problem?: undefined }
  | { readonly examination?: undefined; readonly problem: string };

export type Trial = Verdict & { readonly name: string; readonly seconds: number };

export function tryApart(task: Task): Promise<Trial> {
  const start = performance.now();
  const child = fork(join(import.meta.dirname, "apart-program.ts"), { serialization: "advanced" });
  return new Promise((done, fail) => {
    let verdict: Verdict | undefined;
    child.once("message", (message: Verdict) => {
      verdict = message;
    });
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      const seconds = (performance.now() - start) / 1000;
      const problem = `its process ended with ${signal ?? code}`;
      done({ name: task.source.name, seconds, ...(verdict ?? { problem }) });
    });
    child.send(task);
  });
}
