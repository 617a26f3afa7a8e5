import { columnsOf } from "./visible-text.ts";

/** How text is fitted into a terminal. */
export interface Wrapping {
  /** The width of the terminal. Left out where there is none: lines are then as long as their text. */
  readonly columns: number | undefined;
  /** What stands before the first line already, in columns. */
  readonly first: number;
  /** The indentation of the lines below it. */
  readonly indent: number;
}

/** No text is made narrower than this: a line for each word helps nobody. */
const narrowest = 20;

/** The lines of a text, broken between words; a word that is wider than the terminal has a line of its own. */
export function wrap(text: string, { columns, first, indent }: Wrapping): readonly string[] {
  if (columns === undefined) return [text];
  const lines: string[] = [];
  const margin = " ".repeat(indent);
  let line = "";
  let room = Math.max(columns - first, narrowest);
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || columnsOf(longer) <= room) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    room = Math.max(columns - indent, narrowest);
  }
  return [...lines, line].map((each, index) => (index === 0 ? each : `${margin}${each}`));
}
