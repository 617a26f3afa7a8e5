/**
 * Group commit. A transaction costs some answers of the server and a sync of its disk, whoever is in it; so steps of one
 * kind that come while a transaction is under way are taken together in the next, in statements that are about all of
 * them. Nobody is answered before the commit, and the next transaction is begun before anybody is: the database works
 * while the program does. Reads are taken together in the same way, and a read never joins a statement that was begun
 * before it: what it is told stood there after it was asked.
 *
 * A transaction of many must not wait for a row that somebody else holds, since all would wait with it, and might hold
 * what the other needs. It leaves out what it cannot lock at once, and that is taken alone, and waits. The same happens
 * to each where the statements fail for a reason that is one's own: the mistake of one undoes nothing of another's.
 */
import { endOfTurn } from "../end-of-turn.ts";
import { StoreUnavailableError } from "../store.ts";

/** Whether rows that another transaction holds are passed over or waited for. */
export type Locking = "SKIP LOCKED" | "";

export interface Step {
  /**
   * Of steps that are about the same row one alone is in a transaction: the next one sees what it has done. Reads have
   * none.
   */
  readonly row?: string;
}

/** Takes steps in one transaction, or reads in one statement, and returns those that were not left out. */
export type TakeSteps<Kind extends Step> = (steps: readonly Kind[], locking: Locking) => Promise<ReadonlySet<Kind>>;

interface Waiting<Kind extends Step> {
  readonly step: Kind;
  readonly answer: () => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one transaction holds its locks. */
const BATCH_LIMIT = 256;

export class StepQueue<Kind extends Step> {
  readonly #take: TakeSteps<Kind>;
  #waiting: Waiting<Kind>[] = [];
  #running: Promise<void> | undefined;
  /** Steps that are taken alone, and answers that are to be given. */
  readonly #open = new Set<Promise<void>>();
  #closed = false;

  constructor(take: TakeSteps<Kind>) {
    this.#take = take;
  }

  /** Resolves, once it is committed, with what the step has kept the last time that it was decided. */
  add<Result>(make: (keep: (result: Result) => Result) => Kind): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError("the store is closed"));
    return new Promise<Result>((resolve, reject) => {
      let kept: { readonly result: Result } | undefined;
      const step = make((result) => {
        kept = { result };
        return result;
      });
      const answer = () => (kept ? resolve(kept.result) : reject(new Error("a step was taken and not decided")));
      this.#waiting.push({ step, answer, reject });
      this.#running ??= this.#run();
    });
  }

  /** Refuses new steps and resolves when the accepted ones are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await Promise.all(this.#open);
  }

  async #run(): Promise<void> {
    // What comes in the same turn goes along.
    await endOfTurn();
    do {
      await this.#takeTogether(this.#nextBatch());
    } while (this.#waiting.length > 0);
    this.#running = undefined;
  }

  async #takeTogether(batch: readonly Waiting<Kind>[]): Promise<void> {
    try {
      const taken = await this.#take(
        batch.map(({ step }) => step),
        "SKIP LOCKED",
      );
      for (const each of batch) {
        if (!taken.has(each.step)) this.#takeAlone(each);
      }
      // What is done with an answer takes its time: the next transaction is on its way by then.
      this.#note(endOfTurn().then(() => answerThose(batch, taken)));
    } catch (error) {
      if (error instanceof StoreUnavailableError) this.#rejectAll(batch, error);
      else for (const each of batch) this.#takeAlone(each);
    }
  }

  /** Those behind have waited as long, for the same database, and nothing of theirs is written. */
  #rejectAll(batch: readonly Waiting<Kind>[], error: StoreUnavailableError): void {
    for (const { reject } of batch) reject(error);
    const unwritten = new StoreUnavailableError(error.message, { cause: error });
    for (const { reject } of this.#waiting.splice(0)) reject(unwritten);
  }

  #takeAlone({ step, answer, reject }: Waiting<Kind>): void {
    this.#note(this.#take([step], "").then(answer, reject));
  }

  #note(work: Promise<void>): void {
    const open = work.finally(() => this.#open.delete(open));
    this.#open.add(open);
  }

  #nextBatch(): readonly Waiting<Kind>[] {
    const rows = new Set<string>();
    const batch: Waiting<Kind>[] = [];
    const later: Waiting<Kind>[] = [];
    for (const each of this.#waiting) {
      const { row } = each.step;
      if (batch.length === BATCH_LIMIT || (row !== undefined && rows.has(row))) {
        later.push(each);
      } else {
        if (row !== undefined) rows.add(row);
        batch.push(each);
      }
    }
    this.#waiting = later;
    return batch;
  }
}

function answerThose<Kind extends Step>(batch: readonly Waiting<Kind>[], taken: ReadonlySet<Kind>): void {
  for (const { step, answer } of batch) if (taken.has(step)) answer();
}
