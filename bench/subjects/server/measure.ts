import { cpuProfileFlags } from "../../harness/cpu-profile.ts";
import { orderOfRound } from "../../harness/rounds.ts";
import type { Worker } from "../../harness/worker.ts";
import type { ServerContender } from "./contenders.ts";
import { isLoadResult, type Load, type LoadResult } from "./load.ts";
import { type Question, workloads } from "./requests.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** A stretch of load on one server. */
export interface LoadSample {
  readonly requestsPerSecond: number;
  /** CPU time of the server's process by request. */
  readonly cpuMicroseconds: number;
  /** CPU time by wall time; 1 is a whole core. */
  readonly serverBusy: number;
  readonly loaderBusy: number;
}

export interface LoadSettings {
  readonly rounds: number;
  readonly connections: number;
  readonly pipelining: number;
  /** How long a stretch is. */
  readonly milliseconds: number;
  /** How many requests of each workload a server gets before anything is counted: a time would be less on a busy machine. */
  readonly warmUpRequests: number;
}

/** By the title of the workload, then by contender, in the order of the rounds. */
export type LoadSamples = ReadonlyMap<string, ReadonlyMap<string, readonly LoadSample[]>>;

/**
 * Every round starts every server anew, since no two runs of a program compile the same, warms it up with every workload,
 * and then gives each workload to one server after the other, which take turns in going first, and warms it up once more
 * with that workload: what workloads share is compiled again when another one comes. While one works the others wait for
 * requests, and use nothing.
 */
export async function measureServers(
  contenders: readonly ServerContender[],
  loader: Worker,
  settings: LoadSettings,
): Promise<LoadSamples> {
  const samples = new Map(
    workloads.map(({ title }) => [title, new Map(contenders.map(({ id }) => [id, [] as LoadSample[]]))]),
  );
  for (let round = 1; round <= settings.rounds; round++) {
    console.error(`round ${round} of ${settings.rounds}`);
    const servers = await startAll(contenders);
    for (const server of servers) {
      for (const workload of workloads) await warmUp(server, workload, loader, settings);
    }
    for (const workload of workloads) {
      for (const server of orderOfRound(servers, round)) {
        samples
          .get(workload.title)
          ?.get(server.id)
          ?.push(await measureWarm(server, workload, loader, settings));
      }
    }
    await Promise.all(servers.map((server) => server.stop()));
  }
  return samples;
}

export function startAll(contenders: readonly ServerContender[]): Promise<readonly RunningServer[]> {
  return Promise.all(contenders.map((contender) => startServer(contender)));
}

/** A CPU profile of each workload on each server, one process each, in a folder. */
export async function profileServers(
  contenders: readonly ServerContender[],
  loader: Worker,
  settings: LoadSettings,
  folder: string,
): Promise<void> {
  for (const contender of contenders) {
    for (const workload of workloads) {
      const name = `${contender.id}-${workload.title.replaceAll(" ", "-")}.cpuprofile`;
      const server = await startServer(contender, cpuProfileFlags(folder, name));
      await warmUp(server, workload, loader, settings);
      await measure(server, workload, loader, settings);
      await server.stop();
    }
  }
}

/** A warm-up ends after so many milliseconds as well. */
const longestWarmUp = 60_000;

/** How many parts a stretch has. */
const partCount = 8;

/** Sends a workload so many times that the engine has compiled what it runs often. */
async function warmUp(
  server: RunningServer,
  workload: Question,
  loader: Worker,
  settings: LoadSettings,
): Promise<void> {
  await loader.ask(connectTo(server, settings));
  await send(server, workload, loader, settings, { milliseconds: longestWarmUp, responses: settings.warmUpRequests });
}

async function measureWarm(
  server: RunningServer,
  workload: Question,
  loader: Worker,
  settings: LoadSettings,
): Promise<LoadSample> {
  await warmUp(server, workload, loader, settings);
  return measure(server, workload, loader, settings);
}

/**
 * The best of each value among the parts of a stretch: other processes of the machine only ever make a server slower, and
 * seldom all the time.
 */
async function measure(
  server: RunningServer,
  workload: Question,
  loader: Worker,
  settings: LoadSettings,
): Promise<LoadSample> {
  await loader.ask(connectTo(server, settings));
  const parts: LoadSample[] = [];
  for (let part = 0; part < partCount; part++) {
    const milliseconds = settings.milliseconds / partCount;
    parts.push(await send(server, workload, loader, settings, { milliseconds, responses: Number.POSITIVE_INFINITY }));
  }
  const fastest = parts.reduce((best, part) => (part.requestsPerSecond > best.requestsPerSecond ? part : best));
  return { ...fastest, cpuMicroseconds: Math.min(...parts.map(({ cpuMicroseconds }) => cpuMicroseconds)) };
}

function connectTo({ port }: RunningServer, { connections }: LoadSettings): Load {
  return { kind: "connect", port, connections };
}

async function send(
  server: RunningServer,
  workload: Question,
  loader: Worker,
  { pipelining }: LoadSettings,
  until: { readonly milliseconds: number; readonly responses: number },
): Promise<LoadSample> {
  const request = requestText(workload, server.port);
  const load: Load = { kind: "load", request, status: workload.status, pipelining, ...until };
  const before = await server.cpuMicroseconds();
  const result = loadResultOf(await loader.ask(load));
  const used = (await server.cpuMicroseconds()) - before;
  return {
    requestsPerSecond: (result.responses / result.milliseconds) * 1000,
    cpuMicroseconds: used / result.responses,
    serverBusy: used / 1000 / result.milliseconds,
    loaderBusy: result.cpuMicroseconds / 1000 / result.milliseconds,
  };
}

/** The request as a client sends it, a character an octet. */
function requestText({ method, target, headers = {}, body = "" }: Question, port: number): string {
  const octets = Buffer.from(body);
  const fields = {
    host: `127.0.0.1:${port}`,
    accept: "application/json",
    "user-agent": "bench",
    ...headers,
    ...(octets.length > 0 && { "content-length": octets.length }),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${head.join("")}\r\n${octets.toString("latin1")}`;
}

function loadResultOf(value: unknown): LoadResult {
  if (!isLoadResult(value)) throw new TypeError("the process that makes the load gave no result");
  return value;
}
