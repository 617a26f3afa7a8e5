/**
 * When clients and grants were last used, kept in memory until the janitor writes it down. Answering a token request for
 * client_credentials then writes nothing, and a busy grant costs one write a minute.
 */
import type { Use } from "./store/store.ts";

export class Usage {
  #clients = new Map<string, number>();
  #grants = new Map<string, number>();

  client(id: string, now: number): void {
    this.#clients.set(id, now);
  }

  grant(id: string, now: number): void {
    this.#grants.set(id, now);
  }

  /** What has been noted since the last call; undefined when there is nothing. */
  take(): Use | undefined {
    if (this.#clients.size + this.#grants.size === 0) return undefined;
    const use = { clients: this.#clients, grants: this.#grants };
    this.#clients = new Map();
    this.#grants = new Map();
    return use;
  }
}
