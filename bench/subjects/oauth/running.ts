import { join } from "node:path";
import { summarize } from "../../harness/statistics.ts";
import { startWorker, type Worker } from "../../harness/worker.ts";
import { checkAnswers, readObject } from "./answers.ts";
import type { Usage } from "./contender-process.ts";
import type { StoreResult, StoreWork } from "./contenders/store.ts";
import type { Contender } from "./contenders.ts";
import { isLoadResult, type Load, type LoadResult } from "./load.ts";
import { spread } from "./place.ts";
import { clientId } from "./population.ts";
import { type Presented, requestText, type Workload } from "./workloads.ts";

/** A stretch of one workload on one contender. Latencies are in milliseconds. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** CPU time of the contender's process by request, of all its threads. */
  readonly cpuMicroseconds: number;
  readonly latency50: number;
  readonly latency99: number;
  /** Of the contender's process after the stretch. */
  readonly residentBytes: number;
  /** CPU time by wall time, of the contender and of the process that makes the load. */
  readonly busy: number;
  readonly loaderBusy: number;
}

/** A contender in a process of its own. */
export class RunningContender {
  readonly contender: Contender;
  readonly #worker: Worker;
  readonly #loader: Worker;
  readonly #connections: number;
  readonly #port: number;
  /** What the last codes were exchanged for. */
  #refreshTokens: readonly Presented[] = [];
  #accessTokens: readonly Presented[] = [];
  #keySet = "";
  #asked = 0;

  private constructor(contender: Contender, worker: Worker, loader: Worker, connections: number, port: number) {
    this.contender = contender;
    this.#worker = worker;
    this.#loader = loader;
    this.#connections = connections;
    this.#port = port;
  }

  static async start(
    contender: Contender,
    loader: Worker,
    connections: number,
    nodeOptions: readonly string[] = [],
  ): Promise<RunningContender> {
    const worker = startWorker(join(import.meta.dirname, "contender-process.ts"), {
      args: [contender.module, JSON.stringify(await contender.settings())],
      nodeOptions: [...contender.nodeOptions, ...nodeOptions],
    });
    const port = Number((await worker.ask("start")) ?? 0);
    return new RunningContender(contender, worker, loader, connections, port);
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Does a workload with so many requests, checks every answer, and says what it took. */
  async measure(workload: Workload, count: number): Promise<Sample> {
    const presented = await this.#present(workload, count);
    const before = await this.#usage();
    const { milliseconds, latencies, loaderMicroseconds } = await this.#run(workload, presented);
    const after = await this.#usage();
    const used = after.cpuMicroseconds - before.cpuMicroseconds;
    const sorted = [...latencies].sort((left, right) => left - right);
    return {
      requestsPerSecond: (count / milliseconds) * 1_000,
      cpuMicroseconds: used / count,
      latency50: summarize(sorted).median,
      latency99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
      residentBytes: after.residentBytes,
      busy: used / 1_000 / milliseconds,
      loaderBusy: loaderMicroseconds / 1_000 / milliseconds,
    };
  }

  /** What the requests of a workload present. */
  async #present({ id }: Workload, count: number): Promise<readonly Presented[]> {
    const { kind, place, clients: known } = this.contender;
    const first = this.#asked;
    this.#asked += count;
    const clients = Array.from({ length: count }, (_, index) => clientId(spread(first + index, known)));
    if (kind === "limit") {
      const tokens = id.startsWith("introspection") ? stringsOf(await this.#worker.ask(count)) : [];
      return clients.map((clientId, index) => ({ clientId, secret: tokens[index] ?? limitSecret }));
    }
    switch (id) {
      case "client credentials":
      case "key set":
        return clients.map((clientId) => ({ clientId, secret: "" }));
      case "code": {
        const codes = place ? await place.codes(count) : await this.#issue("codes", count, first);
        return codes.map(({ clientId, code }) => ({ clientId, secret: code }));
      }
      case "refresh":
        return expectMany(this.#refreshTokens, count);
      case "introspection":
        if (!place) {
          const tokens = await this.#issue("tokens", count, first);
          this.#accessTokens = tokens.map(({ clientId, token }) => ({ clientId, secret: token }));
        }
        return expectMany(this.#accessTokens, count);
      case "introspection again":
        return expectMany(this.#accessTokens, count);
    }
  }

  async #run(
    workload: Workload,
    presented: readonly Presented[],
  ): Promise<{
    readonly milliseconds: number;
    readonly latencies: readonly number[];
    readonly loaderMicroseconds: number;
  }> {
    const { kind, endpoints } = this.contender;
    if (typeof kind === "object") {
      const step = workload.id === "code" ? "redeem" : "rotate";
      const work: StoreWork = { step, presented, atOnce: kind.storeAtOnce };
      const result = storeResultOf(await this.#worker.ask(work));
      this.#refreshTokens = presented.map(({ clientId }, index) => ({
        clientId,
        secret: result.refreshTokens[index] ?? "",
      }));
      return { ...result, loaderMicroseconds: 0 };
    }
    const requests = presented.map((each) => requestText(workload.id, each, endpoints));
    const result = await this.#load(requests, workload.contains);
    if (kind === "server") {
      if (workload.id === "key set") this.#keySet = result.bodies[0] ?? "";
      else if (this.#keySet === "") this.#keySet = await this.#fetchKeySet();
      checkAnswers(workload.id, result.bodies, presented, this.#keySet);
      if (workload.id === "code") this.#keepTokens(result.bodies, presented);
    }
    return { ...result, loaderMicroseconds: result.cpuMicroseconds };
  }

  #keepTokens(bodies: readonly string[], presented: readonly Presented[]): void {
    const answers = bodies.map(readObject);
    const kept = (name: string) =>
      presented.map(({ clientId }, index) => ({ clientId, secret: String(answers[index]?.[name]) }));
    this.#accessTokens = kept("access_token");
    this.#refreshTokens = kept("refresh_token");
  }

  async #fetchKeySet(): Promise<string> {
    const response = await fetch(`http://127.0.0.1:${this.#port}${this.contender.endpoints.keys}`);
    return response.text();
  }

  async #load(requests: readonly string[], contains: string): Promise<LoadResult> {
    const connect: Load = { kind: "connect", port: this.#port, connections: this.#connections };
    await this.#loader.ask(connect);
    const load: Load = { kind: "load", requests, contains };
    const result = await this.#loader.ask(load);
    if (!isLoadResult(result)) throw new TypeError("the process that makes the load gave no result");
    return result;
  }

  async #issue(kind: "codes" | "tokens", count: number, first: number): Promise<readonly Issued[]> {
    const issued = await this.#worker.ask({ kind, count, first });
    if (!Array.isArray(issued)) throw new TypeError("nothing was issued");
    return issued.map(({ clientId, code = "", token = "" }) => ({ clientId, code, token }));
  }

  async #usage(): Promise<Usage> {
    const usage = await this.#worker.ask("usage");
    if (!isUsage(usage)) throw new TypeError("a measured process does not say what it used");
    return usage;
  }
}

interface Issued {
  readonly clientId: string;
  readonly code: string;
  readonly token: string;
}

/** As long as a code is. */
const limitSecret = "x".repeat(43);

function expectMany(held: readonly Presented[], count: number): readonly Presented[] {
  if (held.length < count) throw new RangeError("there are fewer tokens than requests");
  return held.slice(0, count);
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isUsage(value: unknown): value is Usage {
  return typeof value === "object" && value !== null && "cpuMicroseconds" in value && "residentBytes" in value;
}

function storeResultOf(value: unknown): StoreResult {
  if (typeof value === "object" && value !== null && isStoreResult(value)) return value;
  throw new TypeError("the store gave no result");
}

function isStoreResult(value: object): value is StoreResult {
  return "latencies" in value && "refreshTokens" in value && "milliseconds" in value;
}
