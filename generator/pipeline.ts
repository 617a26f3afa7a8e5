import { stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import { catalogue } from "./catalogue.ts";
import type { ResolvedConfig } from "./config.ts";
import { type Diagnostic, Diagnostics, GenerationFailed } from "./diagnostics.ts";
import type { EmittedFile } from "./emit/emit.ts";
import type { ReadLog } from "./load/files/read-log.ts";
import { load } from "./load/load.ts";
import { mergeMark } from "./load/text/other-formats.ts";
import { buildApi } from "./model/build-api.ts";
import { ledgerAfter, ledgerOfTypes } from "./model/fields/ledger.ts";
import { lockFileOf } from "./model/names/lock-file.ts";
import { type GenerateOptions, type GenerateReport, GenerationRefused, type Stage, type StageName } from "./report.ts";
import { emptyLock, lockFileName, lockText, parseLock } from "./write/lock.ts";
import { OutputFault } from "./write/output-fault.ts";
import { applyChanges, readOutput } from "./write/output-folder.ts";
import { type FileChange, planChanges } from "./write/plan.ts";

/** What a run came to, and the output as it is then. */
export interface PipelineResult {
  readonly report: GenerateReport;
  /** Every file of the output, the lock file included. */
  readonly files: readonly EmittedFile[];
}

/**
 * Runs the whole pipeline: load, model, emit, write.
 * @param log Through which documents are read.
 * @throws {GenerationFailed} With every problem found; nothing is written then.
 */
export async function runPipeline(
  config: ResolvedConfig,
  options: GenerateOptions,
  log: ReadLog,
): Promise<PipelineResult> {
  const { progress } = options;
  const cwd = options.cwd ?? process.cwd();
  const diagnostics = new Diagnostics(config.allow, config.lenient);
  const stages: Stage[] = [];
  let written = 0;
  const shown = (path: string) => shownPath(path, cwd);
  const stage = async <T>(name: StageName, run: () => Promise<[T, string]>): Promise<T> => {
    progress?.at?.(name);
    const start = performance.now();
    const [result, summary] = await run();
    // One run names all it can: a document with faults still becomes a model, which finds its own; what is refused, or
    // would be mended, does not keep the emitters from their refusals.
    const goesOn = name === "load" || (name !== "write" && diagnostics.list.every(isReadable));
    if (diagnostics.hasErrors && !goesOn) throw new GenerationFailed(diagnostics.list, written);
    const ended = { stage: name, summary, milliseconds: performance.now() - start };
    stages.push(ended);
    progress?.ended?.(ended);
    return result;
  };

  await requireFolder(config.out, shown, diagnostics);
  const lockBefore = await readLock(config.out, shown, diagnostics);

  const document = await stage("load", async () => {
    const loaded = await load({ ...config, cwd, diagnostics, log });
    return [loaded, loaded.files.join(", ")];
  });

  const api = await stage("model", async () => {
    const built = buildApi(document, {
      diagnostics,
      lock: lockBefore.names,
      formats: config.settings.formats,
      validators: config.settings.validators !== false,
      files: config.files,
      selection: config.selection,
    });
    const counts = [
      count(built.operations.length, "operation"),
      count(built.schemas.filter((schema) => schema.component).length, "schema"),
      count(built.securitySchemes.length, "security scheme"),
    ];
    return [built, counts.join(", ")];
  });

  const files = await stage("emit", async () => {
    const [{ emit }, { warnOfLongFiles }, { OutputTooLarge }] = await Promise.all([
      import("./emit/emit.ts"),
      import("./emit/long-files.ts"),
      import("./emit/output-size.ts"),
    ]);
    const context = { settings: config.settings, diagnostics };
    let emitted: readonly EmittedFile[];
    try {
      emitted = emit(api, config.packages, context, (done) => progress?.at?.("emit", done));
    } catch (error) {
      if (!(error instanceof OutputTooLarge)) throw error;
      error.report(api.node, diagnostics);
      throw new GenerationFailed(diagnostics.list);
    }
    warnOfLongFiles(emitted, config.files, diagnostics);
    const folders = [...config.packages, ...(config.settings.conformance ? ["conformance"] : [])];
    const perPackage = folders.map(
      (role, index) =>
        `${role} ${emitted.filter((file) => file.path.startsWith(`${role}/`)).length}${index === 0 ? " files" : ""}`,
    );
    return [emitted, perPackage.join(", ")];
  });

  const met = ledgerAfter(api, diagnostics.list);
  const ledger = config.settings.validators === false ? ledgerOfTypes(met) : met;
  // A ledger says what is done with a document that is right.
  if (diagnostics.list.some(isFault)) throw new GenerationFailed(diagnostics.list);
  if (diagnostics.hasErrors) throw new GenerationRefused(diagnostics.list, ledger);

  const lock = { path: lockFileName, text: lockText(lockFileOf(api, lockBefore.names), files) };
  const changes = await stage("write", async () => {
    const planned = await planChanges(config.out, files, lockBefore.files, diagnostics, shown);
    const withLock = [...planned, ...(await planChanges(config.out, [lock], [lockFileName], diagnostics, shown))];
    if (!options.check && !diagnostics.hasErrors) {
      await orReport(diagnostics, shown, () =>
        applyChanges(
          config.out,
          withLock,
          () => written++,
          (done, total) => progress?.at?.("write", done, total),
        ),
      );
    }
    return [withLock, summaryOf(withLock)];
  });

  const upToDate = changes.every((change) => change.kind === "same");
  return { report: { changes, diagnostics: diagnostics.list, stages, ledger, upToDate }, files: [...files, lock] };
}

/** The path from the working directory, or the absolute one where that is shorter: `/etc`, and not `../../../etc`. */
function shownPath(path: string, cwd: string): string {
  const beside = relative(cwd, path) || ".";
  return (beside.length <= path.length ? beside : path).split(sep).join("/");
}

/** Whether a document with this problem can still be read as it was meant: it is none, a refusal, or mended in any case. */
function isReadable({ code, severity, mend }: Diagnostic): boolean {
  return severity !== "error" || "refusal" in catalogue[code] || mend !== undefined;
}

/** Whether it is a fault of the document that a lenient run would have mended. */
function isFault({ severity, mend }: Diagnostic): boolean {
  return severity === "error" && mend !== undefined;
}

/** The output folder may be missing, but not something else. */
async function requireFolder(out: string, shown: (path: string) => string, diagnostics: Diagnostics): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (!found || found.isDirectory()) return;
  diagnostics.error("invalid-configuration", `the output goes into a folder, and ${shown(out)} is a file`);
  throw new GenerationFailed(diagnostics.list);
}

async function readLock(
  out: string,
  shown: (path: string) => string,
  diagnostics: Diagnostics,
): Promise<typeof emptyLock> {
  const text = await orReport(diagnostics, shown, () => readOutput(out, lockFileName));
  if (diagnostics.hasErrors) throw new GenerationFailed(diagnostics.list);
  if (text === undefined) return emptyLock;
  const lock = parseLock(text);
  if (lock) return lock;
  const name = `${shown(out)}/${lockFileName}`;
  if (mergeMark.test(text)) {
    diagnostics.error("invalid-configuration", `a merge of Git was not finished in ${name}`, {
      help: "Take one of its two sides and generate: the names of that side are kept, and the output is written anew.",
    });
  } else {
    diagnostics.error("invalid-configuration", `${name} is no lock file that this version reads`, {
      help: "Take it back from version control, or delete it together with the output and generate anew.",
    });
  }
  throw new GenerationFailed(diagnostics.list);
}

/** What keeps a file from being read or written is a diagnostic like any other. */
async function orReport<T>(
  diagnostics: Diagnostics,
  shown: (path: string) => string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OutputFault)) throw error;
    error.report(diagnostics, shown);
    return undefined;
  }
}

function summaryOf(changes: readonly FileChange[]): string {
  const number = (...kinds: readonly FileChange["kind"][]) =>
    changes.filter((change) => kinds.includes(change.kind)).length;
  const added = number("added");
  const parts = [`${number("changed")} changed`, `${number("same")} the same`, `${number("removed")} removed`];
  return (added > 0 ? [`${added} new`, ...parts] : parts).join(", ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
