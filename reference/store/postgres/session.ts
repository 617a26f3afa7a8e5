/**
 * Statements on one connection, prepared once for each connection. Numbers are what the program counts in: a bigint of
 * the database becomes a number on its way out, since times in milliseconds and counts fit.
 */
import type { ClientBase, CustomTypesConfig } from "pg";
import { types } from "pg";
import { Row } from "../row.ts";
import { StoreUnavailableError } from "../store.ts";
import { isAnswer } from "./failure.ts";

type Value = string | number | boolean | null | Uint8Array;
export type Parameter = Value | readonly Value[];

const { INT8, BYTEA } = types.builtins;

/** The driver makes texts of `int8`, and buffers of `bytea`, which are more than bytes. */
export const COLUMN_TYPES: CustomTypesConfig = {
  getTypeParser(id, format) {
    const parse = types.getTypeParser(id, format);
    if (Number(id) === INT8) return Number;
    if (Number(id) === BYTEA) return (text: string) => Uint8Array.from(parse(text));
    return parse;
  },
};

/** The texts of all statements, by the name under which connections keep them prepared. */
const NAMES = new Map<string, string>();

export class Session {
  readonly #client: ClientBase;
  /** Whether the connection went away, or hangs, so that nothing can follow on it. */
  lost = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** The first row, or undefined. */
  async get(sql: string, ...values: Parameter[]): Promise<Row | undefined> {
    return (await this.all(sql, ...values))[0];
  }

  async all(sql: string, ...values: Parameter[]): Promise<Row[]> {
    const { rows } = await this.#query(sql, values);
    return rows.map((row) => new Row(row));
  }

  /** Runs a statement and returns how many rows it changed. */
  async run(sql: string, ...values: Parameter[]): Promise<number> {
    return (await this.#query(sql, values)).rowCount ?? 0;
  }

  /** Runs several statements at once, with no parameters: a step of the schema. */
  async script(sql: string): Promise<void> {
    await this.#ask(() => this.#client.query(sql));
  }

  /** Whether what was begun is committed; what has failed before, the server rolls back. */
  async commit(): Promise<boolean> {
    return (await this.#query("COMMIT", [])).command === "COMMIT";
  }

  #query(sql: string, values: readonly Parameter[]) {
    const name = NAMES.get(sql) ?? `s${NAMES.size}`;
    NAMES.set(sql, name);
    return this.#ask(() => this.#client.query<Record<string, unknown>>({ name, text: sql, values: [...values] }));
  }

  /** @throws StoreUnavailableError if the connection was lost; what the server says itself is thrown as it is. */
  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      if (isAnswer(error) && error.severity !== "FATAL" && error.severity !== "PANIC") throw error;
      this.lost = true;
      if (isAnswer(error) || error instanceof TypeError) throw error;
      throw new StoreUnavailableError("the connection to the database was lost", { cause: error });
    }
  }
}
