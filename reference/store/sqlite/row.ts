/**
 * A row as SQLite returned it, read by column name and checked on the way out: a schema that does not fit the program
 * fails here with the column's name, not later with an undefined.
 */
import type { SQLOutputValue } from "node:sqlite";

export class Row {
  readonly #columns: Record<string, SQLOutputValue>;

  constructor(columns: Record<string, SQLOutputValue>) {
    this.#columns = columns;
  }

  text(column: string): string {
    return this.textOrNull(column) ?? fail(column, "text");
  }

  textOrNull(column: string): string | null {
    const value = this.#columns[column];
    return value === null || typeof value === "string" ? value : fail(column, "text");
  }

  integer(column: string): number {
    return this.integerOrNull(column) ?? fail(column, "an integer");
  }

  integerOrNull(column: string): number | null {
    const value = this.#columns[column];
    return value === null || typeof value === "number" ? value : fail(column, "an integer");
  }

  boolean(column: string): boolean {
    return this.integer(column) !== 0;
  }

  bytes(column: string): Uint8Array {
    return this.bytesOrNull(column) ?? fail(column, "bytes");
  }

  bytesOrNull(column: string): Uint8Array | null {
    const value = this.#columns[column];
    return value === null || value instanceof Uint8Array ? value : fail(column, "bytes");
  }

  /** A list of texts that is kept as a JSON array. */
  texts(column: string): string[] {
    const value: unknown = JSON.parse(this.text(column));
    if (!Array.isArray(value)) return fail(column, "a JSON array");
    return value.map((item) => (typeof item === "string" ? item : fail(column, "a JSON array of texts")));
  }

  /** One of a few words, as a CHECK constraint or the program itself guarantees. */
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word {
    const value = this.text(column);
    return words.find((word) => word === value) ?? fail(column, words.join(" or "));
  }
}

function fail(column: string, wanted: string): never {
  throw new TypeError(`column ${column} does not hold ${wanted}`);
}
