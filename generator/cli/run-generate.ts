import { defaultCacheFolder } from "../cache/cache-folder.ts";
import { ConfigurationError, type ResolvedConfig } from "../config.ts";
import { type Diagnostic, GenerationFailed } from "../diagnostics.ts";
import { generate } from "../generate.ts";
import { folderInWorkspace, githubAnnotations } from "../github-annotations.ts";
import { countDiagnostics, diagnosticsToJson, printDiagnostics } from "../print-diagnostics.ts";
import { type GenerateReport, GenerationRefused } from "../report.ts";
import { configOf, type GenerateFlags } from "./generate-flags.ts";
import { printLedger, printOutcome, reportToJson } from "./print-report.ts";
import { showProgress } from "./show-progress.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `specwright generate`.
 * @returns The exit code: 0 done, 1 the document or configuration has errors, or `--check` found differences.
 */
export async function runGenerate(spec: string | undefined, flags: GenerateFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  try {
    const config = await configOf(spec, flags, cwd);
    const cache = cacheOf(config, terminal);
    const report = await generate(config, {
      check: flags.check ?? false,
      cwd,
      ...(cache !== undefined && { cache }),
      ...(!flags.json && !flags.quiet && { progress: showProgress(terminal) }),
    });
    printSuccess(report, flags, terminal);
    return flags.check && !report.upToDate ? 1 : 0;
  } catch (error) {
    if (!(error instanceof GenerationFailed || error instanceof ConfigurationError))
      return reportFault(error, flags, terminal);
    printFailure(error, flags, terminal);
    return 1;
  }
}

function cacheOf({ cache }: ResolvedConfig, { cwd, env }: Terminal): string | undefined {
  return cache === false ? undefined : (cache ?? defaultCacheFolder(cwd, env));
}

function printSuccess(report: GenerateReport, flags: GenerateFlags, terminal: Terminal): void {
  if (flags.json) {
    terminal.print(JSON.stringify(reportToJson(report), undefined, 2));
    return;
  }
  printProblems(report.diagnostics, "", terminal);
  const outcome = printOutcome(report, flags.check ?? false);
  if (outcome !== "" && !flags.quiet) terminal.print(outcome);
  else if (flags.check && !report.upToDate) terminal.warn(outcome);
  if (flags.ledger) terminal.print(printLedger(report.ledger));
}

function printFailure(error: GenerationFailed | ConfigurationError, flags: GenerateFlags, terminal: Terminal): void {
  const { diagnostics } = error;
  const ledger = error instanceof GenerationRefused ? error.ledger : undefined;
  if (flags.json) {
    const report = { upToDate: false, ...(ledger && { ledger }), diagnostics: diagnosticsToJson(diagnostics) };
    terminal.print(JSON.stringify(report, undefined, 2));
    return;
  }
  printProblems(diagnostics, outcomeOf(error), terminal);
  if (flags.ledger && ledger) terminal.print(printLedger(ledger));
}

function outcomeOf(error: unknown): string {
  return error instanceof GenerationFailed && error.written > 0
    ? `the output is incomplete: files written or removed before: ${error.written}`
    : "nothing written";
}

function printProblems(diagnostics: readonly Diagnostic[], outcome: string, terminal: Terminal): void {
  if (diagnostics.length === 0) return;
  terminal.warn(printDiagnostics(diagnostics, terminal));
  terminal.warn([countDiagnostics(diagnostics), ...(outcome ? [outcome] : [])].join(", "));
  if (terminal.columns !== undefined) terminal.warn(whereMoreIs(diagnostics));
  const { env, cwd } = terminal;
  if (env.GITHUB_ACTIONS) terminal.print(githubAnnotations(diagnostics, folderInWorkspace(env, cwd)).join("\n"));
}

/** Whoever sits before a terminal may want to know more; a log has been read to its end by now. */
function whereMoreIs(diagnostics: readonly Diagnostic[]): string {
  const [code, ...others] = new Set(diagnostics.map(({ code }) => code));
  return `specwright explain ${others.length === 0 ? code : "<code>"} says more, with an example`;
}

/** A fault of the generator itself, or of the machine. The stack is for whoever asks for it. */
function reportFault(error: unknown, flags: GenerateFlags, { env, warn, print }: Terminal): number {
  const message = error instanceof Error ? error.message : String(error);
  const system = error instanceof Error && "syscall" in error;
  const fault = system ? message : `internal error: ${message}`;
  const whose = system ? "" : "\nThis is a fault of specwright. SPECWRIGHT_DEBUG=1 prints where it happened.";
  warn(`specwright: ${fault}${whose}`);
  if (flags.json) print(JSON.stringify({ upToDate: false, diagnostics: [], fault }, undefined, 2));
  if (env.SPECWRIGHT_DEBUG && error instanceof Error) warn(error.stack ?? message);
  return 1;
}
