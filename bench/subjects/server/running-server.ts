import { join } from "node:path";
import { startWorker, type Worker } from "../../harness/worker.ts";
import type { ServerContender } from "./contenders.ts";

/** A contender in a process of its own that listens. */
export interface RunningServer {
  readonly id: string;
  readonly port: number;
  /** CPU time of the process so far, of all its threads, user and system, in microseconds. */
  cpuMicroseconds(): Promise<number>;
  stop(): Promise<void>;
}

/** @param nodeOptions Flags of Node for the process. */
export async function startServer(
  { id, file }: ServerContender,
  nodeOptions: readonly string[] = [],
): Promise<RunningServer> {
  const worker = startWorker(join(import.meta.dirname, "contender-process.ts"), { args: [file], nodeOptions });
  return {
    id,
    port: numberOf(await worker.ask("start")),
    cpuMicroseconds: async () => numberOf(await worker.ask("usage")),
    stop: () => worker.stop(),
  };
}

/** The process that makes the load. */
export function startLoader(): Worker {
  return startWorker(join(import.meta.dirname, "loader-process.ts"));
}

function numberOf(value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`a measured process answered ${value}`);
  return value;
}
