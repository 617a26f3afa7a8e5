import { formDecoded } from "./percent-encoding.ts";

/**
 * The `name=value` pairs of a query or a form (WHATWG URL, section 5.1), one after the other and without an object for each:
 * what generated functions read them by.
 */
export class Pairs {
  /** Decoded. */
  name = "";
  /** Decoded. */
  value = "";
  /** Whether there is something that has to be looked at more closely: an escape that is none, or more pairs than may be. */
  isOdd = false;
  private readonly text: string;
  private readonly limit: number;
  private count = 0;
  private at = 0;
  /** Where the next escape and the next plus are: most pairs have neither, and are not looked through for them. */
  private percent: number;
  private plus: number;

  /** @param limit The most pairs that there may be. */
  constructor(text: string, limit: number) {
    this.text = text;
    this.limit = limit;
    this.percent = indexOrEnd(text, "%", 0);
    this.plus = indexOrEnd(text, "+", 0);
  }

  /** Goes on to the next pair. False where there is none, or none that can be read. */
  next(): boolean {
    const text = this.text;
    let start = this.at;
    while (text.charCodeAt(start) === ampersand) start++;
    if (start >= text.length) return false;
    const end = indexOrEnd(text, "&", start);
    const nameEnd = Math.min(indexOrEnd(text, "=", start), end);
    this.name = text.slice(start, nameEnd);
    this.value = text.slice(nameEnd + 1, end);
    this.at = end + 1;
    this.count++;
    if (this.count > this.limit) return this.stop();
    return this.percent < end || this.plus < end ? this.decode(nameEnd, end) : true;
  }

  private decode(nameEnd: number, end: number): boolean {
    const name = this.percent < nameEnd || this.plus < nameEnd ? formDecoded(this.name) : this.name;
    const value = formDecoded(this.value);
    if (this.percent < end) this.percent = indexOrEnd(this.text, "%", end);
    if (this.plus < end) this.plus = indexOrEnd(this.text, "+", end);
    if (name === undefined || value === undefined) return this.stop();
    this.name = name;
    this.value = value;
    return true;
  }

  private stop(): false {
    this.isOdd = true;
    return false;
  }
}

const ampersand = 0x26;

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
}
