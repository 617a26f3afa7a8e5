import { hash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ResolvedConfig } from "../config.ts";
import type { ReadLog } from "../load/files/read-log.ts";
import type { GenerateReport } from "../report.ts";
import { unixLines } from "../unix-lines.ts";
import { lockFileName } from "../write/lock.ts";
import { type Entry, entryText, parseEntry, withoutTexts, withTexts } from "./entry.ts";
import { generatorFingerprint } from "./fingerprint.ts";

/** How many runs are remembered; those that were not asked for longest are forgotten. */
const maximumEntries = 64;

/** What an entry's file is called: the folder may be one that the user keeps other files in. */
const entryName = /^[0-9a-f]{64}\.json$/;

/**
 * What earlier runs came to. An entry is found by the digest of all that decides on a result and is known before a run:
 * the generator, the settings, the documents that they name, the lock file. What is known only after it, the files that
 * references lead to and the output, stands in the entry and is compared. So an entry never has to be thrown away to be
 * right, and whatever is wrong with one is as if there were none.
 */
export class RunCache {
  readonly #folder: string;
  readonly #config: ResolvedConfig;
  readonly #log: ReadLog;
  readonly #inputs: string;

  /**
   * @param folder Where entries are kept. It need not exist.
   * @param log Through which the run reads its documents.
   * @returns Undefined where a document of the settings is no file that can be read again, but a pipe or missing.
   */
  static async open(folder: string, config: ResolvedConfig, cwd: string, log: ReadLog): Promise<RunCache | undefined> {
    const documents: string[] = [];
    for (const path of [config.spec, ...config.overlays]) {
      const absolute = resolve(cwd, path);
      const real = (await log.realpath(absolute)) ?? absolute;
      const found = await stat(real).catch(() => undefined);
      const read = found?.isFile() ? await log.read(real, true) : undefined;
      if (!read || !("text" in read)) return undefined;
      documents.push(hash("sha256", read.text));
    }
    const { cache: _, ...settings } = config;
    const inputs = JSON.stringify([generatorFingerprint(), settings, resolve(cwd), documents]);
    return new RunCache(folder, config, log, inputs);
  }

  private constructor(folder: string, config: ResolvedConfig, log: ReadLog, inputs: string) {
    this.#folder = folder;
    this.#config = config;
    this.#log = log;
    this.#inputs = inputs;
  }

  /** The report of a run that would change nothing, if an earlier one says so. */
  async recall(): Promise<GenerateReport | undefined> {
    const start = performance.now();
    const path = await this.#entryPath();
    const text = await readFile(path, "utf8").catch(() => undefined);
    const entry = text === undefined ? undefined : parseEntry(text);
    if (!entry || !(await this.#stillHolds(entry))) return undefined;
    const now = new Date();
    await utimes(path, now, now).catch(() => {});
    return {
      changes: entry.outputs.map(([path]) => ({ kind: "same", path })),
      diagnostics: withTexts(entry.diagnostics, this.#log.texts()),
      stages: [
        ...entry.stages,
        {
          stage: "write",
          summary: `0 changed, ${entry.outputs.length} the same, 0 removed`,
          milliseconds: performance.now() - start,
        },
      ],
      ledger: entry.ledger,
      upToDate: true,
      recalled: true,
    };
  }

  /**
   * Remembers a run that left the output up to date. That it cannot be written down is no fault of the run.
   * @param outputs Every file of the output with its text.
   */
  async remember(
    report: GenerateReport,
    outputs: readonly { readonly path: string; readonly text: string }[],
  ): Promise<void> {
    const diagnostics = withoutTexts(report.diagnostics, this.#log.texts());
    if (!diagnostics) return;
    const entry: Entry = {
      looks: this.#log.looks(),
      outputs: outputs.map(({ path, text }) => [path, hash("sha256", text)]),
      stages: report.stages.filter(({ stage }) => stage !== "write").map((stage) => ({ ...stage, milliseconds: 0 })),
      ledger: report.ledger,
      diagnostics,
    };
    const path = await this.#entryPath();
    const temporary = `${path}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, entryText(entry));
      await rename(temporary, path);
      await this.#forgetOldest();
    } catch {
      await rm(temporary, { force: true }).catch(() => {});
    }
  }

  /** The lock file as it is now: a run may have changed it. */
  async #entryPath(): Promise<string> {
    const lock = await readFile(join(this.#config.out, lockFileName), "utf8").catch(() => "");
    return join(this.#folder, `${hash("sha256", JSON.stringify([this.#inputs, unixLines(lock)]))}.json`);
  }

  async #stillHolds({ looks, outputs }: Entry): Promise<boolean> {
    for (const look of looks) if (!(await this.#log.sees(look))) return false;
    for (const [path, digest] of outputs) if (!(await this.#holds(path, digest))) return false;
    return true;
  }

  /** Lines may end as Git has them on Windows: `planChanges`. */
  async #holds(path: string, digest: string): Promise<boolean> {
    const bytes = await readFile(join(this.#config.out, path)).catch(() => undefined);
    if (!bytes) return false;
    if (hash("sha256", bytes) === digest) return true;
    return bytes.includes("\r\n") && hash("sha256", unixLines(bytes.toString("utf8"))) === digest;
  }

  async #forgetOldest(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => entryName.test(name));
    if (names.length <= maximumEntries) return;
    const dated = await Promise.all(
      names.map(async (name) => ({ name, time: (await stat(join(this.#folder, name))).mtimeMs })),
    );
    dated.sort((a, b) => b.time - a.time);
    for (const { name } of dated.slice(maximumEntries)) await rm(join(this.#folder, name), { force: true });
  }
}
