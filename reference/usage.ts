/**
 * When clients and grants were last used, kept in memory until the janitor writes it down. Answering a token request
 * for client_credentials then writes nothing, and a busy grant costs one write a minute.
 */
import type { Use } from "./store/store.ts";

export class Usage {
  readonly #clients = new Map<string, number>();
  readonly #grants = new Map<string, number>();

  /** How many clients, or grants if they are more, are noted. */
  get size(): number {
    return Math.max(this.#clients.size, this.#grants.size);
  }

  client(id: string, now: number): void {
    this.#clients.set(id, now);
  }

  grant(id: string, now: number): void {
    this.#grants.set(id, now);
  }

  /** Takes out at most `limit` clients and as many grants, those first that were noted first. */
  take(limit: number): Use {
    return { clients: takeFrom(this.#clients, limit), grants: takeFrom(this.#grants, limit) };
  }

  /** Notes again what could not be written down, but for what has been used since. */
  giveBack({ clients, grants }: Use): void {
    for (const [id, time] of clients) if (!this.#clients.has(id)) this.#clients.set(id, time);
    for (const [id, time] of grants) if (!this.#grants.has(id)) this.#grants.set(id, time);
  }
}

function takeFrom(times: Map<string, number>, limit: number): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const [id, time] of times) {
    if (taken.size === limit) break;
    taken.set(id, time);
    times.delete(id);
  }
  return taken;
}
