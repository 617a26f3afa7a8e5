import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { BenchError } from "../../harness/bench-error.ts";
import { cpuProfileFlags } from "../../harness/cpu-profile.ts";
import { orderOfRound } from "../../harness/rounds.ts";
import { startWorker, type Worker } from "../../harness/worker.ts";
import { answers, type CallName, callNames, expected } from "./calls.ts";
import type { ClientContender } from "./contenders.ts";
import { type ClientTask, type ClientTiming, isClientTiming, type Transport, transports } from "./task.ts";

export interface ClientSettingsOfRun {
  readonly rounds: number;
  /** How long each call is made by each client in a round. */
  readonly milliseconds: number;
  /** How often each client makes each call before anything is counted: a time would be less on a busy machine. */
  readonly warmUpCalls: number;
  /** How many calls are under way at a time over loopback. */
  readonly concurrency: number;
}

/** What was measured of a call by a transport. */
export interface CallSamples {
  readonly transport: Transport;
  readonly call: CallName;
  /** By contender, in the order of the rounds. */
  readonly timings: ReadonlyMap<string, readonly ClientTiming[]>;
}

/** The API that is called, in a process of its own. */
export interface Api {
  readonly worker: Worker;
  readonly port: number;
}

export async function startApi(): Promise<Api> {
  const worker = startWorker(join(import.meta.dirname, "api-process.ts"));
  const port = await worker.ask("start");
  if (typeof port !== "number") throw new TypeError("the API has no port");
  return { worker, port };
}

function startClient({ file }: ClientContender, { port }: Api, nodeOptions: readonly string[] = []): Worker {
  return startWorker(join(import.meta.dirname, "client-process.ts"), { args: [file, String(port)], nodeOptions });
}

/**
 * Makes every call once with every client, and looks at both ends.
 * @throws BenchError where the API is asked for something else than it should be, or the caller gets another value.
 */
export async function checkCalls(contenders: readonly ClientContender[], api: Api): Promise<void> {
  for (const contender of contenders) {
    const client = startClient(contender, api);
    for (const transport of transports) {
      for (const call of callNames) {
        const value = await client.ask({ kind: "once", transport, call } satisfies ClientTask);
        const received = transport === "loopback" ? await api.worker.ask("last") : expected[call];
        if (!isDeepStrictEqual(received, expected[call])) {
          throw new BenchError(`${contender.id} asks for something else with ${call}: ${JSON.stringify(received)}`);
        }
        if (!isDeepStrictEqual(value, answers[call])) {
          throw new BenchError(`${contender.id} gives something else for ${call}: ${JSON.stringify(value)}`);
        }
      }
    }
    await client.stop();
  }
}

/** Every round starts every client anew, warms it up, and then measures each call with one after the other, in turns. */
export async function measureClients(
  contenders: readonly ClientContender[],
  api: Api,
  settings: ClientSettingsOfRun,
): Promise<readonly CallSamples[]> {
  const samples = transports.flatMap((transport) =>
    callNames.map((call) => ({
      transport,
      call,
      timings: new Map(contenders.map(({ id }) => [id, [] as ClientTiming[]])),
    })),
  );
  for (let round = 1; round <= settings.rounds; round++) {
    console.error(`round ${round} of ${settings.rounds}`);
    const clients = contenders.map((contender) => ({ id: contender.id, worker: startClient(contender, api) }));
    for (const { worker } of clients) {
      for (const { transport, call } of samples) await warmUp(worker, transport, call, settings);
    }
    for (const { transport, call, timings } of samples) {
      for (const { id, worker } of orderOfRound(clients, round)) {
        timings.get(id)?.push(await time(worker, transport, call, settings));
      }
    }
    await Promise.all(clients.map(({ worker }) => worker.stop()));
  }
  return samples;
}

/** A CPU profile of each call with each client, one process each, in a folder. */
export async function profileClients(
  contenders: readonly ClientContender[],
  api: Api,
  settings: ClientSettingsOfRun,
  folder: string,
): Promise<void> {
  for (const contender of contenders) {
    for (const call of callNames) {
      const name = `${contender.id}-${call}.cpuprofile`;
      const client = startClient(contender, api, cpuProfileFlags(folder, name));
      await warmUp(client, "instant", call, settings);
      await time(client, "instant", call, settings);
      await client.stop();
    }
  }
}

/** A warm-up ends after so many milliseconds as well. */
const longestWarmUp = 60_000;

/** How many parts a measurement has. */
const partCount = 8;

async function warmUp(
  worker: Worker,
  transport: Transport,
  call: CallName,
  settings: ClientSettingsOfRun,
): Promise<void> {
  // The client's own code is warm when it is called over loopback.
  const calls = transport === "instant" ? settings.warmUpCalls : Math.ceil(settings.warmUpCalls / 10);
  await make(worker, transport, call, settings, { milliseconds: longestWarmUp, calls });
}

/** The best of several parts: other processes of the machine only ever make a client slower, and seldom all the time. */
async function time(
  worker: Worker,
  transport: Transport,
  call: CallName,
  settings: ClientSettingsOfRun,
): Promise<ClientTiming> {
  const parts: ClientTiming[] = [];
  for (let part = 0; part < partCount; part++) {
    const milliseconds = settings.milliseconds / partCount;
    parts.push(await make(worker, transport, call, settings, { milliseconds, calls: Number.POSITIVE_INFINITY }));
  }
  const cost = ({ cpuMicroseconds, calls }: ClientTiming) => cpuMicroseconds / calls;
  return parts.reduce((best, part) => (cost(part) < cost(best) ? part : best));
}

async function make(
  worker: Worker,
  transport: Transport,
  call: CallName,
  settings: ClientSettingsOfRun,
  until: { readonly milliseconds: number; readonly calls: number },
): Promise<ClientTiming> {
  const concurrency = transport === "loopback" ? settings.concurrency : 1;
  const task: ClientTask = { kind: "measure", transport, call, ...until, concurrency };
  const timing = await worker.ask(task);
  if (!isClientTiming(timing)) throw new TypeError("a client gave no timing");
  return timing;
}
