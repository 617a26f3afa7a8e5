/**
 * A problem that the person at the keyboard can solve: printed as a sentence, without a stack. It ends the run with 1, or
 * with 2 where the arguments are wrong.
 */
export class BenchError extends Error {
  override readonly name = "BenchError";
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
