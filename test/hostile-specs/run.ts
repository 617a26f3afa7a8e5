/**
 * `npm run hostile-specs -- [--payload N] [--from N]`: puts every payload in the place of every text of a document that has all
 * there is in OpenAPI, and looks at what is generated. The exit code is 1 if any of them is more than a literal, the name
 * of a member or a comment, or if a run ends in anything but located diagnostics.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { independentGroups, readDocuments, textsOf } from "./documents.ts";
import { Examination, secret, ways } from "./examine.ts";
import { compileProblems, importProblems } from "./import-output.ts";
import { payloads } from "./payloads.ts";

const usage = `Usage: npm run hostile-specs -- [--payload N] [--from N]
Puts hostile texts in the place of every text of a document, and looks at what is generated.
  --payload  the only one that is tried, by its number (all of them, which takes an hour or two)
  --from     the first one that is tried, to go on where an earlier run was ended (0)`;

const { values } = readCommandLine(usage, {
  options: { payload: { type: "string" }, from: { type: "string", default: "0" } },
});
const only = values.payload === undefined ? undefined : Number(values.payload);
if (only !== undefined && payloads[only] === undefined)
  refuseCommandLine(`There is no payload ${values.payload}.`, usage);
const first = Number(values.from);
if (payloads[first] === undefined) refuseCommandLine(`There is no payload ${values.from}.`, usage);

process.env.SPECWRIGHT_SECRET = secret;
const workshop = await mkdtemp(join(tmpdir(), "hostile-specs-"));
try {
  const documents = readDocuments();
  const examination = new Examination(documents, workshop);
  const texts = textsOf(documents);
  let reported = 0;
  const open = { whole: await openIn(texts, "whole"), end: await openIn(texts, "end") };
  const fixed = texts.filter((text) => !open.whole.has(text));
  console.error(
    `${texts.length} texts: a word can take the place of ${open.whole.size}, and stand behind ${open.end.size}`,
  );
  for (const [number, payload] of payloads.entries()) {
    if (number < first || (only !== undefined && only !== number)) continue;
    for (const way of ["whole", "end"] as const) {
      for (const group of independentGroups(documents, [...open[way]]))
        await examination.try(group, payload, ways[way]);
    }
    // What stands there is the specification's: most often the whole document is refused.
    const text = fixed[number % fixed.length];
    if (text !== undefined) await examination.try([text], payload, ways.whole);
    report();
    console.error(`${number} ${JSON.stringify(payload.slice(0, 40))}: ${examination.problems.length} problems so far`);
  }
  const printed = [...examination.outputs];
  for (const [index, files] of printed.entries()) {
    const room = join(workshop, `import-${index}`);
    for (const problem of [...(await importProblems(files, room)), ...(await compileProblems(room))]) {
      examination.problems.push({ text: "all of a group", payload: "", problem });
    }
  }
  report();
  const { runs, printed: shown, refused, programs } = examination.counts;
  console.log(
    `${shown} texts printed, ${refused} refused, in ${runs} runs; ${printed.length + programs} outputs imported and compiled`,
  );
  process.exitCode = examination.problems.length === 0 ? 0 : 1;

  /** Prints the problems that are new. */
  function report(): void {
    for (const { text, payload, problem } of examination.problems.slice(reported)) {
      console.log(`${JSON.stringify(payload.slice(0, 60))} in the place of ${text}: ${problem}`);
    }
    reported = examination.problems.length;
  }

  /** The texts in whose place, or behind which, a word can stand. */
  async function openIn(all: readonly string[], way: keyof typeof ways): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const group of independentGroups(documents, all)) {
      for (const text of await examination.open(group, ways[way])) found.add(text);
    }
    return found;
  }
} finally {
  await rm(workshop, { recursive: true, force: true });
}
