import { cpuProfileFlags } from "../../harness/cpu-profile.ts";
import { orderOfRound } from "../../harness/rounds.ts";
import type { Worker } from "../../harness/worker.ts";
import type { Contender } from "./contenders.ts";
import { RunningContender, type Sample } from "./running.ts";
import { type WorkloadId, workloads } from "./workloads.ts";

export interface LoadSettings {
  readonly rounds: number;
  /** How many requests a stretch has. */
  readonly requests: number;
  /** How many of each workload a contender gets before anything is counted. */
  readonly warmUpRequests: number;
  readonly connections: number;
}

/** By workload, then by contender, in the order of the rounds. */
export type Samples = ReadonlyMap<WorkloadId, ReadonlyMap<string, readonly Sample[]>>;

/**
 * Every round starts every process anew, warms it up, and gives each workload to one contender after the other, which take
 * turns in going first. What is in the stores stays there.
 */
export async function measureContenders(
  contenders: readonly Contender[],
  loader: Worker,
  settings: LoadSettings,
): Promise<Samples> {
  const samples = new Map(
    workloads.map(({ id }) => [id, new Map(contenders.map((contender) => [contender.id, [] as Sample[]]))]),
  );
  for (let round = 1; round <= settings.rounds; round++) {
    console.error(`round ${round} of ${settings.rounds}`);
    const running: RunningContender[] = [];
    for (const contender of contenders) {
      const started = await RunningContender.start(contender, loader, settings.connections);
      await each(started, settings.warmUpRequests);
      running.push(started);
    }
    for (const workload of workloads) {
      for (const one of orderOfRound(running, round)) {
        if (!one.contender.workloads.includes(workload.id)) continue;
        const sample = await one.measure(workload, settings.requests);
        samples.get(workload.id)?.get(one.contender.id)?.push(sample);
      }
    }
    await Promise.all(running.map((one) => one.stop()));
  }
  return samples;
}

/** A CPU profile of each workload on each contender, one process each, in a folder. */
export async function profileContenders(
  contenders: readonly Contender[],
  loader: Worker,
  settings: LoadSettings,
  folder: string,
): Promise<void> {
  for (const contender of contenders) {
    const flags = cpuProfileFlags(folder, `${contender.id.replaceAll(/\W+/g, "-")}.cpuprofile`);
    const running = await RunningContender.start(contender, loader, settings.connections, flags);
    await each(running, settings.requests);
    await running.stop();
  }
}

async function each(running: RunningContender, requests: number): Promise<void> {
  for (const workload of workloads) {
    if (running.contender.workloads.includes(workload.id)) await running.measure(workload, requests);
  }
}
