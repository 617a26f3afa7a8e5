import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { readArguments, readBase, readNumber, readRounds } from "../harness/arguments.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { installPeers } from "../harness/peers.ts";
import type { Subject } from "../harness/subject.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { stopWorkers } from "../harness/worker.ts";
import { askBeyond, checkAgreement } from "./server/agreement.ts";
import { type ServerContender, serverContenders } from "./server/contenders.ts";
import { type LoadSettings, measureServers, profileServers, startAll } from "./server/measure.ts";
import { agreementSection, contenderList, methodText, workloadSection } from "./server/report.ts";
import { workloads } from "./server/requests.ts";
import { startLoader } from "./server/running-server.ts";

/** The same small API on several servers, under load. */
export const serverSubject: Subject = {
  help: `[--rounds N] [--seconds N] [--warm-up N] [--connections N] [--pipelining N] [--base SERVER]
[--profile FOLDER] [--folder FOLDER] [--edited FOLDER]

Serves bench/subjects/server/orders.yml with the generated package, with node:http by hand, Fastify, Hono, Express and
openapi-backend, makes sure that all of them take and refuse the same, and measures requests by second and CPU time by
request: a JSON body, a form, a path with a query, and a path that is not there.

  --rounds N         how often each server is measured, at least 7, which is the default
  --seconds N        how long each workload takes on each server in a round; 2
  --warm-up N        how many requests of each workload a server gets before that; 10000
  --connections N    how many stay open at a time; 32
  --pipelining N     how many requests are under way on each; 1
  --base SERVER      what ratios are to: node-http (the default), specwright, fastify, hono, express, openapi-backend
  --profile FOLDER   measure nothing; write a CPU profile of each workload on each server there
  --folder FOLDER    generate and compile the packages there, and keep them; the folder must be new or empty
  --edited FOLDER    measure a copy of such a folder as well, which somebody has changed and compiled`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args,
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      "warm-up": { type: "string" },
      connections: { type: "string" },
      pipelining: { type: "string" },
      base: { type: "string", default: "node-http" },
      profile: { type: "string" },
      folder: { type: "string" },
      edited: { type: "string" },
    },
  });
  const settings: LoadSettings = {
    rounds: readRounds(values.rounds),
    milliseconds: 1000 * readNumber("--seconds", values.seconds, { otherwise: 2, least: 0.1, most: 60 }),
    warmUpRequests: readNumber("--warm-up", values["warm-up"], {
      otherwise: 10_000,
      least: 100,
      most: 1_000_000,
      whole: true,
    }),
    connections: readNumber("--connections", values.connections, { otherwise: 32, least: 1, most: 512, whole: true }),
    pipelining: readNumber("--pipelining", values.pipelining, { otherwise: 1, least: 1, most: 64, whole: true }),
  };
  const machine = environmentLine();
  installPeers();
  const folder = await folderFor(values.folder);
  const contenders = await serverContenders(folder, values.edited === undefined ? undefined : resolve(values.edited));
  const base = readBase(
    values.base,
    contenders.map(({ id }) => id),
  );
  const report = {
    contenders,
    base,
    settings,
    head: `Command: \`${commandLine("server", args)}\`  \nMachine: ${machine}`,
  };
  try {
    if (values.profile === undefined) console.log(await compare(report));
    else await profile(report, resolve(values.profile));
  } finally {
    await stopWorkers();
  }
}

/** The folder that is asked for, or one that goes away at the end. */
async function folderFor(kept: string | undefined): Promise<string> {
  if (kept !== undefined) {
    await mkdir(resolve(kept), { recursive: true });
    return resolve(kept);
  }
  return temporaryFolder();
}

interface Comparison {
  readonly contenders: readonly ServerContender[];
  readonly base: string;
  readonly settings: LoadSettings;
  /** Command and machine. */
  readonly head: string;
}

async function profile({ contenders, settings }: Comparison, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await profileServers(contenders, startLoader(), settings, folder);
}

/** Measures, and gives the report. */
async function compare({ contenders, base, settings, head }: Comparison): Promise<string> {
  const servers = await startAll(contenders);
  const agreement = await checkAgreement(servers, base);
  const differences = await askBeyond(servers);
  await Promise.all(servers.map((server) => server.stop()));
  const samples = await measureServers(contenders, startLoader(), settings);
  return [
    "# server",
    head,
    methodText(settings, base),
    contenderList(contenders),
    ...workloads.map((workload) => workloadSection(workload, samples, contenders, base)),
    agreementSection(
      "What all do the same",
      "Asked before anything was measured. Nothing is measured unless every status is the one that is due, and the bodies of successes hold the same values.",
      agreement,
      contenders,
    ),
    agreementSection(
      "What each does as it likes",
      "Where HTTP says what is due, or nothing does, and the document is silent.",
      differences,
      contenders,
    ),
  ].join("\n\n");
}
