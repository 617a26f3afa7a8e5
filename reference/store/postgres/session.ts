/**
 * Statements on one connection, prepared once for each connection. They are sent as they come, one behind the other
 * without waiting for answers (the protocol calls it pipelining): what needs no answer of another goes along with it, and
 * a transaction of reads and writes takes two trips to the server.
 *
 * Numbers are what the program counts in: a bigint of the database becomes a number on its way out, since times in
 * milliseconds and counts fit.
 */
import type { ClientBase, CustomTypesConfig } from "pg";
import { types } from "pg";
import { Row } from "../row.ts";
import { StoreUnavailableError } from "../store.ts";
import { commitFailure, isAnswer, isWorthAnotherAttempt } from "./failure.ts";

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
  /** What was sent and not waited for. */
  readonly #sent: Promise<unknown>[] = [];

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

  /** Begins a transaction. What comes next is sent right behind. */
  begin(): void {
    const begun = this.#query("BEGIN ISOLATION LEVEL READ COMMITTED", []).catch((error: unknown) => {
      // Outside of a transaction every statement would be committed by itself.
      this.lost = true;
      throw error;
    });
    this.#note(begun);
  }

  /** Sends a statement whose answer the transaction does not need. Where it fails, so does the commit. */
  send(sql: string, ...values: Parameter[]): void {
    this.#note(this.#query(sql, values));
  }

  /**
   * Commits what was begun, and resolves when all of it is committed.
   * @throws StoreOutcomeUnknownError if nobody knows; what the server has said of a statement is thrown as it is.
   */
  async commit(): Promise<void> {
    const [committed, ...sent] = await Promise.allSettled([this.#query("COMMIT", []), ...this.#sent]);
    for (const each of sent) {
      // After that the server has rolled back, whatever became of its answer to the commit.
      if (each.status === "rejected" && isAnswer(each.reason)) throw each.reason;
    }
    if (committed.status === "rejected") {
      // Where something else than the transaction failed, the connection is of no use either.
      this.lost ||= !isWorthAnotherAttempt(committed.reason);
      throw commitFailure(committed.reason);
    }
    if (committed.value.command === "COMMIT") return;
    throw new Error("a transaction in which a statement had failed was to be committed");
  }

  /** The commit hears of its failure. Where there is none, what came before has failed, and says why. */
  #note(sent: Promise<unknown>): void {
    sent.catch(() => {});
    this.#sent.push(sent);
  }

  #query(sql: string, values: readonly Parameter[]) {
    const name = NAMES.get(sql) ?? `s${NAMES.size}`;
    NAMES.set(sql, name);
    return this.#ask(() => this.#client.query<Record<string, unknown>>({ name, text: sql, values: [...values] }));
  }

  /** @throws StoreUnavailableError if the connection was lost; what the server says itself is thrown as it is. */
  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.lost) throw new StoreUnavailableError("the connection to the database was lost before");
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
