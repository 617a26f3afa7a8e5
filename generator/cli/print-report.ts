import { diagnosticsToJson } from "../print-diagnostics.ts";
import type { GenerateReport, Stage } from "../report.ts";
import type { FileChange } from "../write/plan.ts";

/** A stage that has ended, for people. */
export function stageLine({ stage, summary, milliseconds }: Stage): string {
  return `${stage.padEnd(6)}  ${(stage === "load" ? fewFiles(summary) : summary).padEnd(52)}  ${`${Math.round(milliseconds)} ms`.padStart(8)}`;
}

/** The files of a document by its first one, where there are many. */
function fewFiles(summary: string): string {
  const files = summary.split(", ");
  return files.length > 4 ? `${files[0]} and ${files.length - 1} more` : summary;
}

/** The outcome of a run for people: what changed, and whether the output is up to date where that was asked. */
export function printOutcome(report: GenerateReport, check: boolean): string {
  const changes = foldRuntime(report.changes.filter((change) => change.kind !== "same"));
  const pathWidth = Math.max(...changes.map(({ path }) => path.length), 0);
  const lines = changes.map(({ path, text }) => `          ${path.padEnd(pathWidth)}  ${text}`.trimEnd());
  const verdict = check
    ? [report.upToDate ? "up to date" : "not up to date: run `specwright generate`, and commit what it writes"]
    : [];
  return [...lines, ...verdict].join("\n");
}

/** The run-time files come and go together: many that change alike stand in one line. */
function foldRuntime(changes: readonly FileChange[]): readonly { readonly path: string; readonly text: string }[] {
  const folderOf = ({ path, kind }: FileChange) => `${kind} ${path.slice(0, path.lastIndexOf("/") + 1)}`;
  const groups = Map.groupBy(changes, (change) => (change.path.includes("/runtime/") ? folderOf(change) : change.path));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= 3) return group.map((change) => ({ path: change.path, text: shownChange(change) }));
    const kind = first.kind === "added" ? "new" : first.kind;
    return [{ path: first.path.slice(0, first.path.lastIndexOf("/") + 1), text: `${group.length} files ${kind}` }];
  });
}

function shownChange(change: FileChange): string {
  if (change.kind === "removed") return "removed";
  if (change.kind === "added") return `new, ${change.lines.added} lines`;
  if (change.kind === "same") return "";
  const { added, removed } = change.lines;
  return [...(added > 0 ? [`+${added}`] : []), ...(removed > 0 ? [`-${removed}`] : [])].join(" ");
}

/** The ledger for people: what was met in the document, how often, and how it was treated. */
export function printLedger(ledger: GenerateReport["ledger"]): string {
  const width = Math.max(...ledger.map(({ subject }) => subject.length), 0);
  return ledger
    .map(
      ({ subject, treatment, count }) =>
        `${subject.padEnd(width)}  ${treatment.padEnd(13)}  ${String(count).padStart(5)}`,
    )
    .join("\n");
}

/** The report of a run for programs. */
export function reportToJson(report: GenerateReport): object {
  return {
    upToDate: report.upToDate,
    ...(report.recalled && { recalled: true }),
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
    ledger: report.ledger,
    diagnostics: diagnosticsToJson(report.diagnostics),
  };
}
