import {
  formatCount,
  formatMebibytes,
  formatMilliseconds,
  formatNoun,
  formatRatio,
  formatSize,
} from "../../harness/format.ts";
import { pairedRatios, summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import type { Document } from "./documents.ts";
import type { Generation } from "./generation.ts";
import type { Tool } from "./tool.ts";
import type { TypeCheck } from "./type-check.ts";

type Generated = Extract<Generation, { readonly kind: "generated" }>;

/** How the numbers came about: what a reader has to know to believe them, or to doubt them. */
export function methodText(rounds: number, base: string): string {
  return [
    `${rounds} rounds. In each, every tool runs once in a process of its own, into an empty folder, one after the other,`,
    "taking turns in going first. One run before them is not counted: the files are in the system's cache. The tools do not",
    "write the same.",
    "",
    "Values are medians, with the smallest and the largest in parentheses.",
    "",
    "- Wall time: from the start of the process to its end.",
    `- Ratio: the median of the ratios of wall times to ${base} within a round, below 1 where a tool is faster.`,
    "- CPU time: user and system, of all threads, and of the Node processes that a tool starts.",
    "- Peak memory: the largest resident set of the tool's largest process.",
    "- TypeScript: all files that were written, comments and copied run-time code included.",
    "- tsc: one run of the compiler on the output, `strict`, with `skipLibCheck`, by wall time.",
    "- Refusals: parts of the document that a tool says it left out or does not check; absent where a tool does not say.",
  ].join("\n");
}

/** Version, output and command of each tool, as a list. */
export function toolList(tools: readonly Tool[]): string {
  return tools
    .map((tool) => {
      const command = [tool.program, ...tool.args("<document>", "<out>")].map((word) =>
        // The folder of the configuration is a temporary one.
        word.endsWith("specwright.config.mjs") ? "<config>" : word,
      );
      return `- **${tool.id}** ${tool.version}: ${tool.writes}. \`${command.join(" ")}\``;
    })
    .join("\n");
}

/**
 * The table of a document, a row a tool. A tool that failed has a row that says so.
 * @param generations Of each tool, by id, the counted rounds, or the one run that failed before them.
 */
export function documentSection(
  document: Document,
  tools: readonly Tool[],
  generations: ReadonlyMap<string, readonly Generation[]>,
  checks: ReadonlyMap<string, TypeCheck>,
  base: string,
): string {
  const successes = new Map(tools.map(({ id }) => [id, successesOf(generations.get(id) ?? [])]));
  const baseRuns = successes.get(base);
  const rows = tools.map((tool) => {
    const runs = successes.get(tool.id);
    const [first] = runs ?? [];
    if (runs === undefined || first === undefined) {
      const failure = generations.get(tool.id)?.find((generation) => generation.kind === "failed");
      return [tool.id, "–", "–", "–", "–", "–", "–", `failed: ${failure?.reason ?? "not run"}`];
    }
    return [
      tool.id,
      formatMilliseconds(summarize(wallTimes(runs))),
      ratioTo(baseRuns, runs),
      formatMilliseconds(summarize(runs.map(({ run }) => run.cpuMilliseconds))),
      formatMebibytes(summarize(runs.map(({ run }) => run.peakBytes))),
      `${formatNoun(first.lines, "line")}, ${formatNoun(first.files, "file")}`,
      shownCheck(checks.get(tool.id)),
      first.refusals === undefined ? "generated" : `generated, ${formatNoun(first.refusals, "refusal")}`,
    ];
  });
  const table = markdownTable(
    [
      { title: "Tool" },
      { title: "Wall time", align: "right" },
      { title: `Ratio to ${base}`, align: "right" },
      { title: "CPU time", align: "right" },
      { title: "Peak memory", align: "right" },
      { title: "TypeScript", align: "right" },
      { title: "tsc", align: "right" },
      { title: "Outcome" },
    ],
    rows,
  );
  return `## ${document.title} (${formatSize(document.bytes)})\n\n${table}`;
}

function shownCheck(check: TypeCheck | undefined): string {
  if (!check) return "–";
  const time = `${formatCount(check.milliseconds)} ms`;
  return check.errors === 0 ? time : `${time}, ${formatNoun(check.errors, "error")}`;
}

/** Of wall times. The base has no ratio to itself, and nobody has one to a base that failed. */
function ratioTo(base: readonly Generated[] | undefined, runs: readonly Generated[]): string {
  if (base === undefined) return "–";
  return base === runs ? "base" : formatRatio(summarize(pairedRatios(wallTimes(runs), wallTimes(base))));
}

/** The runs of a tool, if it ran and all succeeded: a median of some rounds only would not be one of the same rounds. */
function successesOf(generations: readonly Generation[]): readonly Generated[] | undefined {
  const successes = generations.filter((generation) => generation.kind === "generated");
  return successes.length > 0 && successes.length === generations.length ? successes : undefined;
}

function wallTimes(runs: readonly Generated[]): readonly number[] {
  return runs.map(({ run }) => run.wallMilliseconds);
}
