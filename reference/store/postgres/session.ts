/**
 * Statements on one connection, prepared once for each connection. They are sent as they come, one behind the other
 * without waiting for answers (the protocol calls it pipelining): what needs no answer of another goes along with it, and
 * a transaction of reads and writes takes two trips to the server.
 *
 * Numbers are what the program counts in: a bigint of the database becomes a number on its way out, since times in
 * milliseconds and counts fit.
 */
import type { ClientBase, CustomTypesConfig } from "pg";
import { Connection, types } from "pg";
import { Row } from "../row.ts";
import { StoreUnavailableError } from "../store.ts";
import { commitFailure, isAnswer, isWorthAnotherAttempt } from "./failure.ts";

type Value = string | number | boolean | null | Uint8Array;
export type Parameter = Value | readonly Value[];

const { INT8, BYTEA } = types.builtins;
/** `text[]`, which the driver's list leaves out. */
const TEXT_ARRAY = 1009;

/**
 * The driver makes texts of `int8`, and buffers of `bytea`, which are more than bytes; and it reads lists character by
 * character, although those without a quotation mark, which are most, need only be split.
 */
export const COLUMN_TYPES: CustomTypesConfig = {
  getTypeParser(id, format) {
    const parse = types.getTypeParser(id, format);
    if (Number(id) === INT8) return Number;
    if (Number(id) === TEXT_ARRAY)
      return (text: string) => (isPlainList(text) ? text.slice(1, -1).split(",") : parse(text));
    if (Number(id) === BYTEA) return (text: string) => new Uint8Array(parse(text));
    return parse;
  },
};

/** Whether no item is quoted, as all are that hold a mark, a space or nothing, and none is missing. */
function isPlainList(text: string): boolean {
  return text !== "{}" && !text.includes('"') && !text.includes("NULL");
}

/** The texts of all statements, by the name under which connections keep them prepared. */
const NAMES = new Map<string, string>();

export class Session {
  readonly #client: ClientBase;
  readonly #connection: Connection | undefined;
  /** Whether the connection went away, or hangs, so that nothing can follow on it. */
  lost = false;
  /** What was sent and not waited for. */
  readonly #sent: Promise<unknown>[] = [];
  /** Whether that is kept until something is waited for, so that all of it leaves in one packet. */
  #corked = false;

  constructor(client: ClientBase) {
    this.#client = client;
    this.#connection =
      "connection" in client && client.connection instanceof Connection ? client.connection : undefined;
  }

  /** The first row, or undefined. */
  async get(sql: string, ...values: Parameter[]): Promise<Row | undefined> {
    return (await this.all(sql, ...values))[0];
  }

  async all(sql: string, ...values: Parameter[]): Promise<Row[]> {
    const { rows } = await this.#flushed(this.#query(sql, values));
    return rows.map((row) => new Row(row));
  }

  /** Runs a statement and returns how many rows it changed. */
  async run(sql: string, ...values: Parameter[]): Promise<number> {
    return (await this.#flushed(this.#query(sql, values))).rowCount ?? 0;
  }

  /** Runs several statements at once, with no parameters: a step of the schema. */
  async script(sql: string): Promise<void> {
    await this.#flushed(this.#ask(() => this.#client.query(sql)));
  }

  /** Begins a transaction, together with what comes next. */
  begin(): void {
    this.#cork();
    const begun = this.#query("BEGIN ISOLATION LEVEL READ COMMITTED", []).catch((error: unknown) => {
      // Outside of a transaction every statement would be committed by itself.
      this.lost = true;
      throw error;
    });
    this.#note(begun);
  }

  /** Sends a statement that nobody waits for, together with what comes next. Where it fails, so does the commit. */
  send(sql: string, ...values: Parameter[]): void {
    this.#cork();
    this.#note(this.#query(sql, values));
  }

  /**
   * Commits what was begun, and resolves when all of it is committed.
   * @throws StoreOutcomeUnknownError if nobody knows; what the server has said of a statement is thrown as it is.
   */
  async commit(): Promise<void> {
    const committing = this.#flushed(this.#query("COMMIT", []));
    const [committed, ...sent] = await Promise.allSettled([committing, ...this.#sent]);
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

  #cork(): void {
    if (!this.#corked) this.#connection?.stream.cork();
    this.#corked = true;
  }

  /** Lets go what was sent, since it is waited for, and what is sent in the same breath. */
  #flushed<Answer>(sent: Promise<Answer>): Promise<Answer> {
    if (this.#corked) queueMicrotask(() => this.#uncork());
    return sent;
  }

  #uncork(): void {
    if (this.#corked) this.#connection?.stream.uncork();
    this.#corked = false;
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
