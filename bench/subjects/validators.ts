import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readArguments, readOnly, readRounds } from "../harness/arguments.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { installPeers } from "../harness/peers.ts";
import { runRounds } from "../harness/rounds.ts";
import type { Subject } from "../harness/subject.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { cases } from "./validators/cases/index.ts";
import { contenders } from "./validators/contenders/index.ts";
import { prepare, writeGithubDocument } from "./validators/prepare.ts";
import { type MeasuredCase, report } from "./validators/report.ts";
import { Sampler } from "./validators/sampler.ts";
import { preparedCases, type Station } from "./validators/stations.ts";

/** Validators of the same schemas by several hands: how quick they are, and how large. */
export const validatorsSubject: Subject = {
  help: `[--rounds N] [--only CASE,CASE] [--mixed] [--folder FOLDER] [--edited FOLDER]

Writes the packages of three documents with specwright, compiles them, and measures their validators against validators
by hand, Ajv, TypeBox and Zod: on values that fit, on values that do not where yes or no is asked for, and on the same
where all that is wrong is asked for. Then the size of all validators of a document, against Ajv's standalone code.

  --rounds N       how often each contender is measured on each case, at least 7, which is the default
  --only CASES     some of: ${[...cases.map(({ id }) => id), "size"].join(", ")}
  --mixed          each process validates the values of all cases before those that it is timed on
  --folder FOLDER  where the generated packages are written, and left; a temporary folder otherwise
  --edited FOLDER  a folder that an earlier run left: the packages in it are measured too, as "edited"`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args,
    options: {
      rounds: { type: "string" },
      only: { type: "string" },
      mixed: { type: "boolean", default: false },
      folder: { type: "string" },
      edited: { type: "string" },
    },
  });
  const rounds = readRounds(values.rounds);
  const chosen = readOnly(values.only, [...cases.map(({ id }) => id), "size"]);
  const machine = environmentLine();
  installPeers();
  const folder = values.folder === undefined ? await temporaryFolder() : fromUser(values.folder);
  await mkdir(folder, { recursive: true });
  say("writing and compiling the packages");
  const stations = await preparedCases(folder);
  const edited = values.edited === undefined ? undefined : fromUser(values.edited);

  const sampler = new Sampler({ folder, edited, mixed: values.mixed });
  const measured: MeasuredCase[] = [];
  for (const station of stations.cases) {
    if (chosen.has(station.case.id)) measured.push(await measure(station, sampler, rounds));
  }
  const command = commandLine("validators", args);
  console.log(report({ command, machine, rounds, mixed: values.mixed, repeated: sampler.repeated }, measured));
  if (!chosen.has("size")) return;
  say("size");
  await writeGithubDocument(join(folder, "github-all.json"));
  const github = await prepare(join(folder, "github-all.json"), join(folder, "github-all"));
  // Loaded late: it imports esbuild, which may have been installed just now.
  const { sizeSection } = await import("./validators/size-report.ts");
  console.log(`\n${await sizeSection({ "spec/oauth.yml": stations.oauth, "GitHub's components": github })}`);
}

/** All rounds of a case. */
async function measure(station: Station, sampler: Sampler, rounds: number): Promise<MeasuredCase> {
  const ids = contenders.map(({ id }) => id).filter((id) => id !== "edited" || sampler.hasEdited);
  const entries = ids.map((id) => ({ id, run: () => sampler.sample(id, station.case.id) }));
  const { id } = station.case;
  const samples = await runRounds(entries, rounds, (round) => say(`${id}: round ${round} of ${rounds}`));
  return { station, samples };
}

/** npm runs scripts in the package's folder, and says here where its user stands. */
function fromUser(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

function say(what: string): void {
  console.error(`validators: ${what}`);
}
