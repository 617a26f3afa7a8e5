/** What an operator's command answers, and how text of others is shown in it. */

export interface Outcome {
  readonly done: boolean;
  readonly message: string;
}

export function outcome(done: boolean, yes: string, no: string): Outcome {
  return { done, message: done ? yes : no };
}

/** Text that somebody else chose, for a terminal: what would move the cursor, or cannot be seen, is written as escape. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Lines of a name and its value, the values one below the other. */
export function table(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
