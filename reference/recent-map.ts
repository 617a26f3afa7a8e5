/**
 * A map that forgets what was not asked for longest, so that nobody can fill the memory with keys.
 *
 * It has two halves: what is asked for comes into the younger one, and when that is full the older one is forgotten. To
 * delete the oldest entry of one `Map` each time would be slower with every one, since its iteration begins at what was
 * deleted.
 */
export class RecentMap<Value> {
  readonly #half: number;
  #younger = new Map<string, Value>();
  #older = new Map<string, Value>();

  /** At most `limit` entries; of the last half as many, none is forgotten. */
  constructor(limit: number) {
    this.#half = limit / 2;
  }

  get(key: string): Value | undefined {
    const value = this.#younger.get(key);
    if (value !== undefined) return value;
    const kept = this.#older.get(key);
    if (kept !== undefined) this.set(key, kept);
    return kept;
  }

  set(key: string, value: Value): void {
    this.#younger.set(key, value);
    if (this.#younger.size < this.#half) return;
    this.#older = this.#younger;
    this.#younger = new Map();
  }

  clear(): void {
    this.#younger.clear();
    this.#older.clear();
  }
}
