import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BenchError } from "../../harness/bench-error.ts";
import { formatCount, formatMebibytes, formatMilliseconds, formatSize } from "../../harness/format.ts";
import { runRounds } from "../../harness/rounds.ts";
import { summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import { type Document, documentAt } from "./documents.ts";
import { type Generation, generateOnce } from "./generation.ts";
import { growingDocument } from "./growing-document.ts";
import type { Tool } from "./tool.ts";

const sizes = [250, 500, 1000, 2000, 4000] as const;
/** What the largest document may take. */
const memoryLimit = 2 ** 30;
/** How much more than twice a document of twice the size may cost: what a machine does beside it. */
const tolerance = 1.2;

type Generated = Extract<Generation, { readonly kind: "generated" }>;

interface Row {
  readonly operations: number;
  readonly document: Document;
  readonly runs: readonly Generated[];
}

/**
 * A document that is doubled again and again.
 * @returns The table, and what in it is more than linear or does not fit.
 */
export async function measureGrowth(
  tool: Tool,
  rounds: number,
  folder: string,
): Promise<{ readonly table: string; readonly faults: readonly string[] }> {
  const documents: { readonly operations: number; readonly document: Document }[] = [];
  for (const operations of sizes) {
    const path = join(folder, `growth-${operations}.json`);
    await writeFile(path, JSON.stringify(growingDocument(operations), undefined, 1));
    documents.push({ operations, document: documentAt(path, `${operations} operations`) });
  }
  const samples = await runRounds(
    documents.map(({ document }) => ({ id: document.title, run: () => generateOnce(tool, document, folder) })),
    rounds,
    (round) => console.error(`growth: round ${round} of ${rounds}`),
  );
  const rows = documents.map(({ operations, document }): Row => {
    const runs = (samples.get(document.title) ?? []).map((run) => {
      if (run.kind === "failed") throw new BenchError(`${document.title}: ${run.reason}`);
      return run;
    });
    return { operations, document, runs };
  });
  return { table: tableOf(rows), faults: faultsOf(rows) };
}

const cpuOf = ({ runs }: Row) => summarize(runs.map(({ run }) => run.cpuMilliseconds));
const peakOf = ({ runs }: Row) => summarize(runs.map(({ run }) => run.peakBytes));

function tableOf(rows: readonly Row[]): string {
  return markdownTable(
    [
      { title: "Operations", align: "right" },
      { title: "Document", align: "right" },
      { title: "Wall time", align: "right" },
      { title: "CPU time", align: "right" },
      { title: "CPU time an operation", align: "right" },
      { title: "Peak memory", align: "right" },
      { title: "Lines", align: "right" },
    ],
    rows.map((row) => [
      formatCount(row.operations),
      formatSize(row.document.bytes),
      formatMilliseconds(summarize(row.runs.map(({ run }) => run.wallMilliseconds))),
      formatMilliseconds(cpuOf(row)),
      `${(cpuOf(row).median / row.operations).toFixed(2)} ms`,
      formatMebibytes(peakOf(row)),
      formatCount(row.runs[0]?.lines ?? 0),
    ]),
  );
}

function faultsOf(rows: readonly Row[]): readonly string[] {
  const faults = rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (!before) return [];
    const grows = [
      ["CPU time", cpuOf(row).median / cpuOf(before).median],
      ["memory", peakOf(row).median / peakOf(before).median],
    ] as const;
    return grows.flatMap(([what, ratio]) =>
      ratio > 2 * tolerance ? [`${row.document.title} take ${ratio.toFixed(2)} times the ${what} of half as many`] : [],
    );
  });
  const last = rows.at(-1);
  if (last && peakOf(last).median > memoryLimit) faults.push(`${last.document.title} take more than 1 GiB`);
  return faults;
}
