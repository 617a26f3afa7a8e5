import type { ProcessRun } from "../../harness/cold-process.ts";

/** A generator that is measured: how it is started, and how it says that something went wrong. */
export interface Tool {
  /** How `--base` names it. */
  readonly id: string;
  readonly version: string;
  /** What its output holds: the tools do not write the same. */
  readonly writes: string;
  /** The program as the report names it. */
  readonly program: string;
  /** The script that is started. */
  readonly script: string;
  /** @param out A folder that does not exist yet. */
  readonly args: (document: string, out: string) => readonly string[];
  /** A file that it reads its settings from, beside which it is run: its name and its text. */
  readonly settings?: (document: string, out: string) => { readonly name: string; readonly text: string };
  /** Flags of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Variables of its environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The errors that a failed run reported, in its words; none where it said nothing that is recognized. */
  readonly errors: (run: ProcessRun) => readonly string[];
  /** How many parts of the document a successful run left out or did not check, by its own account; absent where a tool gives none. */
  readonly refusals?: (run: ProcessRun) => number;
}

/** The last line that says something, for a program that ended in a way of its own. */
export function lastLine(run: ProcessRun): readonly string[] {
  const lines = `${run.stdout}\n${run.stderr}`.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").slice(-1);
}
