/**
 * Where the objects and arrays of a JSON text end, by where they begin. Whoever looks for a member passes over those before
 * it, which may be megabytes: they were gone through once, when the text was read.
 */
export class ContainerEnds {
  /** Offsets of opening brackets, in their order, and of what comes after the closing ones. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The containers that are not closed, by their indices. */
  readonly #open: number[] = [];

  /** A container begins at an offset that is greater than all before. @returns How many are open. */
  open(start: number): number {
    this.#starts.push(start);
    this.#ends.push(start);
    return this.#open.push(this.#starts.length - 1);
  }

  /** The innermost open container ends before an offset. */
  close(end: number): void {
    const index = this.#open.pop();
    if (index !== undefined) this.#ends[index] = end;
  }

  /** The offset after the container that begins at an offset; undefined where none does. */
  endOf(start: number): number | undefined {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.#starts[middle] ?? 0;
      if (at === start) return this.#ends[middle];
      if (at < start) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
