import { type ChildProcess, fork } from "node:child_process";

/**
 * A long-lived process of its own that answers questions, one after the other, over Node's channel between processes:
 * what measures and what is measured do not share a heap, an event loop or compiled code.
 */
export interface Worker {
  /** @throws Error with what the process threw, or that it has ended. */
  ask(question: unknown): Promise<unknown>;
  /** Ends the process, which may still write what Node was told to write at its end. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly args?: readonly string[];
  /** Flags of Node. */
  readonly nodeOptions?: readonly string[];
  /** Default: that of the script. */
  readonly cwd?: string;
}

/** Starts a script that calls `answerQuestions`, with the environment of production. */
export function startWorker(script: string, { args = [], nodeOptions = [], cwd }: WorkerOptions = {}): Worker {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm_.*|NODE_OPTIONS)$/i.test(name));
  const child = fork(script, args, {
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production" },
    execArgv: [...nodeOptions],
    serialization: "advanced",
    ...(cwd !== undefined && { cwd }),
  });
  keepTrackOf(child);
  return { ask: (question) => answerOf(child, question), stop: () => stop(child) };
}

/** Ends what is still there of all workers: after a failure they would keep the benchmark waiting. */
export async function stopWorkers(): Promise<void> {
  await Promise.all([...running].map(stop));
}

const running = new Set<ChildProcess>();

function keepTrackOf(child: ChildProcess): void {
  if (running.size === 0) process.on("exit", endAll).on("SIGINT", interrupted).on("SIGTERM", interrupted);
  running.add(child);
  child.once("exit", () => {
    running.delete(child);
    if (running.size === 0) process.off("exit", endAll).off("SIGINT", interrupted).off("SIGTERM", interrupted);
  });
}

function endAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

function interrupted(): void {
  process.exit(130);
}

function answerOf(child: ChildProcess, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = () => child.off("message", onMessage).off("exit", onExit);
    const onMessage = (message: unknown) => {
      settle();
      if (isAnswer(message)) resolve(message.answer);
      else reject(new Error(`a measured process failed: ${JSON.stringify(message)}`));
    };
    const onExit = (code: number | null) => {
      settle();
      reject(new Error(`a measured process ended with ${code}`));
    };
    child.on("message", onMessage).on("exit", onExit);
    child.send({ question });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.disconnect();
  });
}

/** In the worker: answers every question with what the function gives, and ends when the other side lets go. */
export function answerQuestions(answer: (question: unknown) => unknown): void {
  process.on("message", async (message) => {
    if (typeof message !== "object" || message === null || !("question" in message)) return;
    try {
      process.send?.({ answer: await answer(message.question) });
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? error.stack : String(error) });
    }
  });
  // A profile that Node was told to take is written on the way out of `process.exit`.
  process.once("disconnect", () => process.exit());
}

function isAnswer(message: unknown): message is { readonly answer: unknown } {
  return typeof message === "object" && message !== null && "answer" in message;
}
