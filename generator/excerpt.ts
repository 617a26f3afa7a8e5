import type { Location } from "./diagnostics.ts";
import { LineIndex } from "./load/text/line-index.ts";
import { columnsOf, visible, withoutCredentials } from "./visible-text.ts";

/** No more than this of a line, in code units, is looked at to each side of the place: a minified file is one line. */
const nearby = 2000;
/** Tabs end at the next multiple of this many columns. */
const tabStop = 4;

/** One line of an excerpt: the number of the line (none below it, for the underline) and its text. */
export interface ExcerptLine {
  readonly number: number | undefined;
  readonly text: string;
}

/**
 * The lines to show for a place: the one before it, its own, and a line of carets below what is meant. A place of many
 * lines is underlined to the end of its first one. Long lines are shortened around the carets.
 * @param shownColumns How much of a line is shown.
 */
export function excerpt({ text, line, column, end }: Location, shownColumns: number): readonly ExcerptLine[] {
  const whole = lineOf(text, line);
  const before = lineOf(text, line - 1);
  const stop = end.line === line ? Math.min(end.column - 1, whole.length) : whole.length;
  // What is looked at is cut out first: a line may be a whole document, that every place in it would go through again.
  const first = Math.max(0, column - 1 - nearby);
  const current = withoutCredentials(whole.slice(first, first + 3 * nearby));
  const from = column - 1 - first;
  const marked = current.slice(from, Math.min(Math.max(stop - first, from), from + nearby)).trimEnd();
  const start = shown(current.slice(0, from), 0);
  const middle = shown(marked, columnsOf(start));
  const after = from + marked.length;
  const rest = shown(current.slice(after, after + nearby), columnsOf(start + middle));
  const fits = columnsOf(start) + columnsOf(middle + rest) <= shownColumns;
  const left = fits ? start : shortenLeft(start, Math.floor(shownColumns / 2));
  const room = Math.max(shownColumns - columnsOf(left), tabStop);
  const carets = "^".repeat(Math.max(1, Math.min(columnsOf(middle), room)));
  const previous = shortenRight(shown(withoutCredentials(before.slice(0, nearby)), 0), shownColumns).trimEnd();
  return [
    ...(line > 1 && previous !== "" ? [{ number: line - 1, text: previous }] : []),
    { number: line, text: `${left}${shortenRight(middle + rest, room)}`.trimEnd() },
    { number: undefined, text: `${" ".repeat(columnsOf(left))}${carets}` },
  ];
}

/** Of the text that was asked for last: what is printed together is of a few texts. */
let latest = new LineIndex("");

/** A line without its end; nothing for one that there is not. The index knows where the lines of a large text are. */
function lineOf(text: string, line: number): string {
  if (line < 1) return "";
  if (latest.text !== text) latest = new LineIndex(text);
  return text.slice(latest.start(line), latest.end(line));
}

/** Tabs as spaces, and everything else as `visible` shows it. */
function shown(text: string, from: number): string {
  return text.split("\t").reduce((line, part, index) => {
    const pad = index === 0 ? 0 : tabStop - ((from + columnsOf(line)) % tabStop);
    return `${line}${" ".repeat(pad)}${visible(part)}`;
  }, "");
}

/** Cuts the beginning off where it takes too much room, but keeps indentation that fits. */
function shortenLeft(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const characters = [...text];
  let kept = "";
  while (columnsOf(kept) < columns - 1) kept = `${characters.pop() ?? " "}${kept}`;
  return `…${kept}`;
}

function shortenRight(text: string, columns: number): string {
  // A column is at most a few code units; cutting first keeps minified files cheap.
  const candidate = text.slice(0, columns * 4);
  if (candidate.length === text.length && columnsOf(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const character of candidate) {
    width += columnsOf(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
