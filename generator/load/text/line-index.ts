/** Turns offsets of a text into lines and columns, both from 1; columns count UTF-16 code units. */
export class LineIndex {
  readonly text: string;
  /** Where lines begin, as far as somebody has asked. */
  readonly #starts: number[] = [0];
  /** Up to where the text was read. */
  #read = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The offset at which a line begins; that of the last one for those that there are not. */
  start(line: number): number {
    while (this.#starts.length < line && this.#read < this.text.length) this.#readLine();
    return this.#starts[Math.min(line, this.#starts.length) - 1] ?? 0;
  }

  /** The offset at which the text of a line ends; its beginning for those that there are not. */
  end(line: number): number {
    const start = this.start(line);
    const next = this.start(line + 1);
    if (next <= start) return line > this.#starts.length ? start : this.text.length;
    return this.text.charAt(next - 2) === "\r" ? next - 2 : next - 1;
  }

  position(offset: number): { line: number; column: number } {
    this.#readTo(offset);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  #readTo(offset: number): void {
    while (this.#read <= offset) this.#readLine();
  }

  /** Lines end at a line feed; a carriage return before it belongs to the line's end. */
  #readLine(): void {
    const end = this.text.indexOf("\n", this.#read);
    if (end >= 0) this.#starts.push(end + 1);
    this.#read = end < 0 ? Number.POSITIVE_INFINITY : end + 1;
  }
}
