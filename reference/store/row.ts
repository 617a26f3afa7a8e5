/**
 * A row as a database returned it, read by column name and checked on the way out: a schema that does not fit the
 * program fails here with the column's name, not later with an undefined. SQLite has neither booleans nor arrays, and
 * keeps integers and JSON in their place.
 */
export class Row {
  readonly #columns: Readonly<Record<string, unknown>>;

  constructor(columns: Readonly<Record<string, unknown>>) {
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
    const value = this.#columns[column];
    return typeof value === "boolean" ? value : this.integer(column) !== 0;
  }

  bytes(column: string): Uint8Array {
    return this.bytesOrNull(column) ?? fail(column, "bytes");
  }

  bytesOrNull(column: string): Uint8Array | null {
    const value = this.#columns[column];
    return value === null || value instanceof Uint8Array ? value : fail(column, "bytes");
  }

  /** A list of texts, in an array or in JSON. */
  texts(column: string): string[] {
    const value = this.#columns[column];
    const list: unknown = Array.isArray(value) ? value : JSON.parse(this.text(column));
    if (!Array.isArray(list)) return fail(column, "a list");
    return list.map((item) => (typeof item === "string" ? item : fail(column, "a list of texts")));
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
