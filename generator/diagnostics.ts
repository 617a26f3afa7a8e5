/**
 * What the generator says about a document: one type for errors, warnings and notes, and the list of a run. Nothing here
 * prints; `cli/` does.
 */
import type { DiagnosticCode, MendableCode, RefusalCode } from "./catalogue.ts";
import { withoutCredentials } from "./visible-text.ts";

/** Where something stands in a file that the user wrote. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Location {
  /** The file as the user named it: relative to the working directory, with `/` between folders. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The end of the excerpt to underline, on the same line or a later one. Exclusive. */
  readonly end: { readonly line: number; readonly column: number };
  /** The text of the file, for the excerpt. */
  readonly text: string;
  /** The JSON Pointer (RFC 6901) of the node in that file, `""` for the whole document. */
  readonly pointer: string;
}

export type Severity = "error" | "warning" | "info";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence without a full stop, in lower case as a continuation of `error[code]`. */
  readonly message: string;
  readonly location?: Location;
  /** Other places that take part: the target of a reference, the first of two equal names. */
  readonly related?: readonly { readonly message: string; readonly location: Location }[];
  /** What to do about it, if more is known than the catalogue says. */
  readonly help?: string;
  /**
   * What a lenient run does about a fault of the document: a clause in lower case without a full stop. Of a warning it has
   * been done, of an error it would be.
   */
  readonly mend?: string;
}

/** Whether a fault was mended, so that the run goes on. */
export function isMended({ severity, mend }: Diagnostic): boolean {
  return mend !== undefined && severity !== "error";
}

type Details = Omit<Diagnostic, "code" | "severity" | "message" | "mend">;

/** Collects what a run has to say, so that all problems are reported at once. */
export class Diagnostics {
  readonly #allowed: ReadonlySet<DiagnosticCode>;
  readonly #lenient: boolean;
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /**
   * @param allow Refusals that become warnings.
   * @param lenient Whether faults that are mended become warnings, too.
   */
  constructor(allow: readonly RefusalCode[] = [], lenient = false) {
    this.#allowed = new Set(allow);
    this.#lenient = lenient;
  }

  /** Everything reported so far, in the order of reporting. */
  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  /** Whether faults that are mended are warnings: asked where what is valid to the letter is read as what is meant. */
  get lenient(): boolean {
    return this.#lenient;
  }

  get hasErrors(): boolean {
    return this.#list.some((diagnostic) => diagnostic.severity === "error");
  }

  /** Whether there is an error that nothing was done about: what follows cannot be relied on. */
  get hasUnmended(): boolean {
    return this.#list.some(({ severity, mend }) => severity === "error" && mend === undefined);
  }

  /** Reports an error, or a warning where the configuration allows the refusal of this code. The same problem at the same place counts once. */
  error(code: DiagnosticCode, message: string, details: Details = {}): void {
    this.#add({ code, severity: this.#allowed.has(code) ? "warning" : "error", message, ...details });
  }

  /**
   * Reports a fault that the caller mends: an error, or a warning in a lenient run and where the code is allowed. The mend is made in both, so that what
   * follows is the same; of a document with an error nothing is written.
   * @param mend What is done about it: see `Diagnostic.mend`.
   */
  mended(code: MendableCode, message: string, mend: string, details: Details = {}): void {
    const isAccepted = this.#lenient || this.#allowed.has(code);
    this.#add({ code, severity: isAccepted ? "warning" : "error", message, ...details, mend });
  }

  warning(code: DiagnosticCode, message: string, details: Details = {}): void {
    this.#add({ code, severity: "warning", message, ...details });
  }

  /** Takes back what was reported of things that turn out not to be asked for. */
  takeBack(concerns: (diagnostic: Diagnostic) => boolean): void {
    const left = this.#list.filter((diagnostic) => !concerns(diagnostic));
    this.#list.splice(0, this.#list.length, ...left);
  }

  #add(given: Diagnostic): void {
    const message = withoutCredentials(given.message);
    const { code, location, help, mend } = given;
    const diagnostic = {
      ...given,
      message,
      ...(help !== undefined && { help: withoutCredentials(help) }),
      ...(mend !== undefined && { mend: withoutCredentials(mend) }),
    };
    const key = JSON.stringify([code, message, location?.file, location?.line, location?.column]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(diagnostic);
  }
}

/** Thrown to end a run whose diagnostics have errors; whoever catches it prints them. It never reaches the user as a stack trace. */
export class GenerationFailed extends Error {
  readonly diagnostics: readonly Diagnostic[];
  /** How many files had been written or removed: more than none only where writing itself failed. */
  readonly written: number;

  constructor(diagnostics: readonly Diagnostic[], written = 0) {
    super(`${diagnostics.filter((diagnostic) => diagnostic.severity === "error").length} errors`);
    this.name = "GenerationFailed";
    this.diagnostics = diagnostics;
    this.written = written;
  }
}
