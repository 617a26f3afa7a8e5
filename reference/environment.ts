/**
 * Environment variables read as what they mean. Every wrong value becomes one sentence that names its variable; reading
 * goes on after it, so that all problems of a configuration are reported at once.
 */

export class Environment {
  readonly problems: string[] = [];
  readonly #variables: Readonly<Record<string, string | undefined>>;

  constructor(variables: Readonly<Record<string, string | undefined>>) {
    this.#variables = variables;
  }

  /** The trimmed value; an empty variable is an absent one. */
  text(name: string): string | undefined {
    return this.#variables[name]?.trim() || undefined;
  }

  /** A whole number from `minimum` to `maximum`. */
  integer(name: string, fallback: number, minimum: number, maximum: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    this.problem(name, `must be a whole number from ${minimum} to ${maximum}`);
    return fallback;
  }

  /** `on` or `off`. */
  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, fallback ? "on" : "off", ["on", "off"]) === "on";
  }

  choice<Word extends string>(name: string, fallback: Word, words: readonly Word[]): Word {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) this.problem(name, `must be ${words.join(" or ")}`);
    return word ?? fallback;
  }

  /** Items between commas, without the empty ones. */
  list(name: string): string[] {
    const items = this.text(name)?.split(",") ?? [];
    return items.map((item) => item.trim()).filter((item) => item !== "");
  }

  problem(name: string, sentence: string): void {
    this.problems.push(`${name} ${sentence}.`);
  }
}
