import type { GenerateReport } from "./generate.ts";
import { diagnosticsToJson } from "./print-diagnostics.ts";
import type { FileChange } from "./write/plan.ts";

/** The report of a run for people: a line a stage, then what changed. */
export function printReport(report: GenerateReport, check: boolean): string {
  const width = Math.max(...report.stages.map(({ summary }) => summary.length), 40);
  const stages = report.stages.map(
    ({ stage, summary, milliseconds }) =>
      `${stage.padEnd(6)}  ${summary.padEnd(width)}  ${`${Math.round(milliseconds)} ms`.padStart(8)}`,
  );
  const changes = report.changes.filter((change) => change.kind !== "same");
  const pathWidth = Math.max(...changes.map(({ path }) => path.length), 0);
  const lines = changes.map((change) => `          ${change.path.padEnd(pathWidth)}  ${shownChange(change)}`.trimEnd());
  const verdict = check
    ? [report.upToDate ? "up to date" : "not up to date: run `specwright generate`, and commit what it writes"]
    : [];
  return [...stages, ...lines, ...verdict].join("\n");
}

function shownChange(change: FileChange): string {
  if (change.kind === "removed") return "removed";
  if (change.kind === "added") return `new, ${change.lines.added} lines`;
  if (change.kind === "same") return "";
  const { added, removed } = change.lines;
  return [...(added > 0 ? [`+${added}`] : []), ...(removed > 0 ? [`-${removed}`] : [])].join(" ");
}

/** The report of a run for programs. */
export function reportToJson(report: GenerateReport): object {
  return {
    upToDate: report.upToDate,
    stages: report.stages.map(({ stage, summary, milliseconds }) => ({
      stage,
      summary,
      milliseconds: Math.round(milliseconds),
    })),
    files: report.changes.map((change) => ({
      path: change.path,
      change: change.kind,
      ...("lines" in change ? { added: change.lines.added, removed: change.lines.removed } : {}),
    })),
    diagnostics: diagnosticsToJson(report.diagnostics),
  };
}
