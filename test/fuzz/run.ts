/**
 * `npm run fuzz -- [--runs N] [--seed N]`: generates documents that somebody got wrong. The exit code is 1 if one ends in
 * anything but files that parse or located diagnostics.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { brokenDocuments } from "./broken-documents.ts";
import { outcomeOf } from "./outcome-of.ts";

const usage = `Usage: npm run fuzz -- [--runs N] [--seed N]
Generates documents with a few mutations, and shows the smallest one that ends in anything but files or located diagnostics.
  --runs  documents (1000)
  --seed  where the random numbers start (1)`;

const { values } = readCommandLine(usage, {
  options: { runs: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const [numRuns, seed] = [wholeNumber(values.runs), wholeNumber(values.seed)];
const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
const ends: Record<string, number> = {};
try {
  const property = fc.asyncProperty(brokenDocuments, async (document) => {
    const { end, problems } = await outcomeOf(document, folder);
    ends[end] = (ends[end] ?? 0) + 1;
    if (problems.length > 0) throw new Error(problems.join("\n"));
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns, seed });
  for (const { name, text } of counterexample ?? []) console.log(`${name}:\n${text}\n\n${String(errorInstance)}\n`);
  console.log(
    Object.entries(ends)
      .map(([end, count]) => `${count} ended in ${end}`)
      .join(", "),
  );
  console.log(failed ? `a document ends otherwise (seed ${seed})` : `all end as they should (seed ${seed})`);
  process.exitCode = failed ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) refuseCommandLine(`${text} is no whole number above 0.`, usage);
  return number;
}
