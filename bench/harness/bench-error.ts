/** A problem that the person at the keyboard can solve: printed as a sentence, without a stack, and ends the run with 1. */
export class BenchError extends Error {
  override readonly name = "BenchError";
}
