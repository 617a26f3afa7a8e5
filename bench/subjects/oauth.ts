import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readArguments, readNumber, readRounds } from "../harness/arguments.ts";
import { BenchError } from "../harness/bench-error.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { formatCount } from "../harness/format.ts";
import { installPeers } from "../harness/peers.ts";
import type { Subject } from "../harness/subject.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { startWorker, stopWorkers } from "../harness/worker.ts";
import {
  type Contender,
  limitContenders,
  oidcProviderContender,
  referenceContender,
  storeContender,
} from "./oauth/contenders.ts";
import { type LoadSettings, measureContenders, profileContenders } from "./oauth/measure.ts";
import { type Kind, kinds, Places, storeNames } from "./oauth/places.ts";
import { small } from "./oauth/population.ts";
import { type Comparison, contenderList, methodText, workloadSection } from "./oauth/report.ts";
import { workloads } from "./oauth/workloads.ts";

/** The reference server under load, on both of its stores. */
export const oauthSubject: Subject = {
  help: `[--rounds N] [--requests N] [--warm-up N] [--connections N] [--grants N] [--only A,B] [--profile FOLDER]

Puts load on the reference authorization server, on SQLite and on PostgreSQL (the one that the tests bring, or the one
that DATABASE_URL names), durable as it is by default, and measures requests by second, CPU time by request, latencies
and memory: client credentials, codes, refresh tokens, introspection of tokens that are new and of tokens that were seen
before, and the key set. Every answer is checked. In the same rounds are measured:

  oidc-provider      configured alike, with everything in its memory
  bare               node:http that answers always the same
  sign, verify       the same, with one ES256 signature made or verified for each request
  store …            the transactions of codes and refresh tokens without a server, as many at once as there are
                     connections, and one by one

  --rounds N         how often each is measured, at least 7, which is the default
  --requests N       how many requests a stretch has; 4000
  --warm-up N        how many requests of each workload come before that; 2000
  --connections N    how many stay open at a time; 32
  --grants N         measure servers on stores with so many clients, grants and refresh tokens as well, beside those with
                     ${formatCount(small.grants)} grants of ${formatCount(small.clients)} clients: 1000000
  --only A,B         leave out all others
  --profile FOLDER   measure nothing; write a CPU profile of each contender there`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args,
    options: {
      rounds: { type: "string" },
      requests: { type: "string" },
      "warm-up": { type: "string" },
      connections: { type: "string" },
      grants: { type: "string" },
      only: { type: "string" },
      profile: { type: "string" },
    },
  });
  const range = { least: 100, most: 10_000, whole: true };
  const settings: LoadSettings = {
    rounds: readRounds(values.rounds),
    requests: readNumber("--requests", values.requests, { otherwise: 4_000, ...range }),
    warmUpRequests: readNumber("--warm-up", values["warm-up"], { otherwise: 2_000, ...range }),
    connections: readNumber("--connections", values.connections, { otherwise: 32, least: 1, most: 512, whole: true }),
  };
  const size = values.grants === undefined ? undefined : readSize(values.grants);
  const machine = environmentLine();
  installPeers();
  const places = new Places(await temporaryFolder());
  try {
    const contenders = await choose(values.only?.split(","), size, settings.connections, places);
    const loader = startWorker(join(import.meta.dirname, "oauth/loader-process.ts"));
    if (values.profile !== undefined) {
      const folder = resolve(values.profile);
      await mkdir(folder, { recursive: true });
      await profileContenders(contenders, loader, settings, folder);
      return;
    }
    const samples = await measureContenders(contenders, loader, settings);
    const comparisons = [toStore, ...(size === undefined ? [] : [toSmall(size)])];
    const report = [
      "# oauth",
      `Command: \`${commandLine("oauth", args)}\`  \nMachine: ${machine}`,
      methodText(settings),
      contenderList(contenders),
      ...workloads.map((workload) => workloadSection(workload, samples, contenders, comparisons)),
    ];
    console.log(report.join("\n\n"));
  } finally {
    await stopWorkers();
    await places.close();
  }
}

function readSize(value: string): number {
  return readNumber("--grants", value, { otherwise: 0, least: small.grants + 1, most: 10_000_000, whole: true });
}

/** The contenders that are wanted; stores are filled for those alone that use them. */
async function choose(
  only: readonly string[] | undefined,
  size: number | undefined,
  connections: number,
  places: Places,
): Promise<readonly Contender[]> {
  const offers: readonly { readonly id: string; readonly make: () => Contender | Promise<Contender> }[] = [
    ...kinds.map((kind) => ({
      id: kind,
      make: async () =>
        referenceContender(kind, `the reference server on ${storeNames[kind]}`, await places.get(kind, small)),
    })),
    ...(size === undefined ? [] : kinds).map((kind) => ({
      id: withSize(kind, size ?? 0),
      make: async () => {
        const text = `the same with ${formatCount(size ?? 0)} clients, grants and refresh tokens`;
        return referenceContender(
          withSize(kind, size ?? 0),
          text,
          await places.get(kind, { clients: size ?? 0, grants: size ?? 0 }),
        );
      },
    })),
    { id: "oidc-provider", make: oidcProviderContender },
    ...limitContenders().map((limit) => ({ id: limit.id, make: () => limit })),
    ...kinds.flatMap((kind) =>
      [connections, 1].map((atOnce) => {
        const id = atOnce === 1 ? `store ${kind} singly` : `store ${kind}`;
        const text = `the transactions alone on ${storeNames[kind]}, ${atOnce === 1 ? "one" : atOnce} at a time`;
        return { id, make: async () => storeContender(id, text, await places.get(kind, small), atOnce) };
      }),
    ),
  ];
  const unknown = only?.filter((id) => !offers.some((offer) => offer.id === id)) ?? [];
  if (unknown.length > 0) {
    throw new BenchError(`There is no ${unknown.join(", ")}. There are: ${offers.map(({ id }) => id).join("; ")}.`, 2);
  }
  const chosen = offers.filter(({ id }) => only?.includes(id) ?? true);
  const contenders: Contender[] = [];
  for (const { make } of chosen) contenders.push(await make());
  return contenders;
}

function withSize(kind: Kind, size: number): string {
  return `${kind} ${size}`;
}

const toStore: Comparison = {
  title: "To its store",
  baseOf: (id) => (kinds.some((kind) => kind === id) ? `store ${id}` : undefined),
};

function toSmall(size: number): Comparison {
  return {
    title: `To ${formatCount(small.grants)}`,
    baseOf: (id) => kinds.find((kind) => withSize(kind, size) === id),
  };
}
