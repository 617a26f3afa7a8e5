/** Something that can be measured: one file in `subjects/`, listed in `subjects/index.ts`. */
export interface Subject {
  /** What stands after `npm run bench -- <subject>`: its arguments, what it measures and how. Ends without a line break. */
  readonly help: string;
  /**
   * Measures, and reports on standard output in Markdown. What is said on the way goes to standard error.
   * @param args What follows the name of the subject on the command line.
   * @throws BenchError where the arguments or the machine do not allow it.
   */
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** A subject as the list shows it; its file is loaded only when it is run. */
export interface SubjectEntry {
  readonly summary: string;
  readonly load: () => Promise<Subject>;
}
