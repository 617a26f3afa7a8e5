import { readArguments, readBase, readOnly, readRounds } from "../harness/arguments.ts";
import { BenchError } from "../harness/bench-error.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { installPeers } from "../harness/peers.ts";
import { runRounds } from "../harness/rounds.ts";
import type { Subject } from "../harness/subject.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { type Document, findDocuments } from "./generate/documents.ts";
import { type Generation, generateOnce } from "./generate/generation.ts";
import { measureGrowth } from "./generate/growth.ts";
import { peerTools } from "./generate/peer-tools.ts";
import { documentSection, methodText, toolList } from "./generate/report.ts";
import { specwrightTools } from "./generate/specwright-tools.ts";
import type { Tool } from "./generate/tool.ts";
import { prepareTypeCheck, type TypeCheck, typeCheck } from "./generate/type-check.ts";

/** A whole run of the generator, from the shell's point of view, against generators that write part of the same. */
export const generateSubject: Subject = {
  help: `[documents and folders] [--rounds N] [--only TOOL,TOOL] [--base TOOL] [--source]
       --growth [--rounds N] [--source]

Runs specwright (all packages, the model package, types alone), openapi-typescript, @hey-api/openapi-ts, orval and kubb, each in
a cold process, on spec/oauth.yml and on the documents that are named, and then tsc once on what each has written. Of a
folder, the OpenAPI documents directly in it; "star-trek" is a middle one, of the package @readme/oas-examples, and "github"
is GitHub's own, of the package @octokit/openapi.

With --growth, specwright alone on documents of 250, 500, 1,000, 2,000 and 4,000 operations; it fails where a document of
twice the size costs clearly more than twice the CPU time or memory, or where 4,000 operations take more than 1 GiB.

  --rounds N    how often each tool is measured, at least 7, which is the default
  --only TOOLS  some of the tools, by the names of the table
  --base TOOL   what ratios are to: the first of them (the default), specwright-types, openapi-typescript, hey-api
  --source      measure specwright's TypeScript sources as they are, in place of the built package`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: "string" },
      only: { type: "string" },
      base: { type: "string" },
      source: { type: "boolean", default: false },
      growth: { type: "boolean", default: false },
    },
  });
  const rounds = readRounds(values.rounds);
  const machine = environmentLine();
  if (values.growth)
    return growth(rounds, values.source, `Command: \`${commandLine("generate", args)}\`  \nMachine: ${machine}`);
  installPeers();
  const documents = findDocuments(positionals);
  const folder = await temporaryFolder();
  await prepareTypeCheck(folder);
  const known = [...(await specwrightTools(folder, values.source)), ...peerTools()];
  const chosen = readOnly(
    values.only,
    known.map(({ id }) => id),
  );
  const tools = known.filter(({ id }) => chosen.has(id));
  const base = readBase(
    values.base ?? tools[0]?.id ?? "",
    tools.map(({ id }) => id),
  );
  console.log(
    [
      "# generate",
      `Command: \`${commandLine("generate", args)}\`  \nMachine: ${machine}`,
      methodText(rounds, base),
      toolList(tools),
    ].join("\n\n"),
  );
  for (const document of documents) {
    const { generations, checks } = await measure(document, tools, rounds, folder);
    console.log(`\n${documentSection(document, tools, generations, checks, base)}`);
  }
}

async function growth(rounds: number, source: boolean, made: string): Promise<void> {
  const folder = await temporaryFolder();
  const [tool] = await specwrightTools(folder, source);
  if (!tool) throw new BenchError("There is no specwright.");
  const { table, faults } = await measureGrowth(tool, rounds, folder);
  console.log(["# generate --growth", made, table].join("\n\n"));
  if (faults.length > 0) throw new BenchError(faults.join("\n"));
}

/** The counted rounds of the tools that can do the document; of the others, the one run that says why not. */
async function measure(document: Document, tools: readonly Tool[], rounds: number, folder: string): Promise<Measured> {
  const contenders = tools.map((tool) => ({ id: tool.id, run: () => generateOnce(tool, document, folder) }));
  const say = (what: string) => console.error(`${document.title}: ${what}`);
  const checks = new Map<string, TypeCheck>();
  const checking = contenders.map(({ id, run }) => ({
    id,
    run: async () => {
      const generation = await run();
      const check = generation.kind === "generated" ? await typeCheck(folder) : undefined;
      if (check) checks.set(id, check);
      return generation;
    },
  }));
  const first = await runRounds(checking, 1, () => say("first run, not counted, and tsc"));
  const able = contenders.filter(({ id }) => first.get(id)?.every(({ kind }) => kind === "generated"));
  if (able.length === 0) return { generations: first, checks };
  const counted = await runRounds(able, rounds, (round) => say(`round ${round} of ${rounds}`));
  return { generations: new Map([...first, ...counted]), checks };
}

interface Measured {
  readonly generations: ReadonlyMap<string, readonly Generation[]>;
  /** What tsc says of the output of each tool, by its id. */
  readonly checks: ReadonlyMap<string, TypeCheck>;
}
