/**
 * What the driver meant to do and what it was told, in the order in which it happened: an intent stands there before its
 * request is sent, an acknowledgement after the whole answer has come. Lines are only ever added, in a file as well, so
 * that a violation can be read back.
 */
import { appendFileSync } from "node:fs";

export type Step = "register" | "decide" | "redeem" | "refresh" | "own-token" | "revoke" | "delete-client" | "replay";

export interface Entry<Data = unknown> {
  readonly id: number;
  readonly cycle: number;
  readonly step: Step;
  /** What the request was about. */
  readonly data: Data;
  /** What the answer said; undefined where there was none. */
  readonly acknowledged: boolean;
}

export class Ledger {
  readonly #path: string;
  readonly #entries: { -readonly [Member in keyof Entry]: Entry[Member] }[] = [];
  #cycle = 0;
  #answered = Promise.withResolvers<void>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Notes the intent, sends, and notes the answer. Whoever throws leaves the intent without one. */
  async step<Answer>(step: Step, data: unknown, send: () => Promise<Answer>): Promise<Answer> {
    const entry = { id: this.#entries.length, cycle: this.#cycle, step, data, acknowledged: false };
    this.#entries.push(entry);
    this.#write("intent", entry);
    const answer = await send();
    entry.acknowledged = true;
    this.#answered.resolve();
    this.#write("ack", { id: entry.id, answer });
    return answer;
  }

  /** Begins the next cycle, and resolves when it has its first answer: from then on there is something to lose. */
  nextCycle(): Promise<void> {
    this.#cycle += 1;
    this.#answered = Promise.withResolvers<void>();
    return this.#answered.promise;
  }

  /** How many answers there were, by step. */
  get counts(): Readonly<Partial<Record<Step, number>>> {
    const counts: Partial<Record<Step, number>> = {};
    for (const { step, acknowledged } of this.#entries) if (acknowledged) counts[step] = (counts[step] ?? 0) + 1;
    return counts;
  }

  #write(kind: "intent" | "ack", value: object): void {
    appendFileSync(this.#path, `${JSON.stringify({ kind, ...value })}\n`);
  }
}
