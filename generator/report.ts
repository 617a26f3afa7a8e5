import { type Diagnostic, GenerationFailed } from "./diagnostics.ts";
import type { LedgerEntry } from "./model/fields/ledger.ts";
import type { FileChange } from "./write/plan.ts";

/** The stages of a run, in their order. */
export type StageName = "load" | "model" | "emit" | "write";

/** A stage that has ended. */
export interface Stage {
  readonly stage: StageName;
  /** What it handled. */
  readonly summary: string;
  readonly milliseconds: number;
}

/** Is told how a run goes on. What it is told is for people who wait; nothing depends on it. */
export interface ProgressListener {
  /** A stage begins, or is at the given number of things, of so many in all where that is known. */
  at?(stage: StageName, done?: number, total?: number): void;
  /** A stage has ended. */
  ended?(stage: Stage): void;
}

export interface GenerateOptions {
  /** Change nothing; only say what would change. */
  readonly check?: boolean;
  /** Paths in the report and in diagnostics are relative to this folder. Default: the working directory. */
  readonly cwd?: string;
  /** The folder in which runs are remembered, so that one with nothing changed does nothing. Default: none. */
  readonly cache?: string;
  readonly progress?: ProgressListener;
}

/** What a run did, or would do. */
export interface GenerateReport {
  readonly changes: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** The stages in order. */
  readonly stages: readonly Stage[];
  /** Every keyword and feature that was met, and how it was treated. */
  readonly ledger: readonly LedgerEntry[];
  /** Whether nothing differs from what is on disk. */
  readonly upToDate: boolean;
  /** Present where an earlier run had said all this, and its inputs and its output are as they were. */
  readonly recalled?: true;
}

/** Thrown where nothing is wrong with a document but that something in it is refused. */
export class GenerationRefused extends GenerationFailed {
  readonly ledger: readonly LedgerEntry[];

  constructor(diagnostics: readonly Diagnostic[], ledger: readonly LedgerEntry[]) {
    super(diagnostics);
    this.ledger = ledger;
  }
}
