const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Keeps signals that end the process from doing so until it is ready for that. One that came meanwhile then has the effect
 * that it would have had, and whoever waits for the process sees that a signal ended it.
 */
export class HeldSignals {
  #received: NodeJS.Signals | undefined;
  readonly #hold = (signal: NodeJS.Signals): void => {
    this.#received ??= signal;
  };

  constructor() {
    for (const signal of signals) process.on(signal, this.#hold);
  }

  /** @throws {Error} Where one came. */
  throwIfReceived(): void {
    if (this.#received !== undefined) throw new Error(`interrupted by ${this.#received}; the output is as it was`);
  }

  release(): void {
    for (const signal of signals) process.off(signal, this.#hold);
    if (this.#received !== undefined) process.kill(process.pid, this.#received);
  }
}
