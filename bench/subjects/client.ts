import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { readArguments, readNumber, readRounds } from "../harness/arguments.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { installPeers } from "../harness/peers.ts";
import type { Subject } from "../harness/subject.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { stopWorkers } from "../harness/worker.ts";
import { clientContenders } from "./client/contenders.ts";
import { type ClientSettingsOfRun, checkCalls, measureClients, profileClients, startApi } from "./client/measure.ts";
import { callSection, contenderList, methodText } from "./client/report.ts";

/** What a call costs its caller. */
export const clientSubject: Subject = {
  help: `[--rounds N] [--seconds N] [--warm-up N] [--concurrency N] [--profile FOLDER]

Makes three calls of spec/oauth.yml with the generated client, as a class and as functions, with bare \`fetch\`, the vendor's
SDK, openapi-fetch and hey-api's client, and measures the CPU time of each: over HTTP on loopback, and with a \`fetch\` that
answers at once.

  --rounds N         how often each client is measured, at least 7, which is the default
  --seconds N        how long each call is made with each client in a round; 0.5
  --warm-up N        how often each call is made before that, over loopback a tenth of it; 5000
  --concurrency N    how many calls are under way over loopback; 16
  --profile FOLDER   measure nothing; write a CPU profile of each call with each client there`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args,
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      "warm-up": { type: "string" },
      concurrency: { type: "string" },
      profile: { type: "string" },
    },
  });
  const settings: ClientSettingsOfRun = {
    rounds: readRounds(values.rounds),
    milliseconds: 1000 * readNumber("--seconds", values.seconds, { otherwise: 0.5, least: 0.1, most: 60 }),
    warmUpCalls: readNumber("--warm-up", values["warm-up"], {
      otherwise: 5000,
      least: 1,
      most: 1_000_000,
      whole: true,
    }),
    concurrency: readNumber("--concurrency", values.concurrency, { otherwise: 16, least: 1, most: 256, whole: true }),
  };
  const machine = environmentLine();
  installPeers();
  const folder = await temporaryFolder();
  const contenders = await clientContenders(folder);
  try {
    const api = await startApi();
    await checkCalls(contenders, api);
    if (values.profile !== undefined) {
      const target = resolve(values.profile);
      await mkdir(target, { recursive: true });
      await profileClients(contenders, api, settings, target);
      return;
    }
    const samples = await measureClients(contenders, api, settings);
    console.log(
      [
        "# client",
        `Command: \`${commandLine("client", args)}\`  \nMachine: ${machine}`,
        methodText(settings),
        contenderList(contenders),
        ...samples.map((each) => callSection(each, contenders, "fetch")),
      ].join("\n\n"),
    );
  } finally {
    await stopWorkers();
  }
}
