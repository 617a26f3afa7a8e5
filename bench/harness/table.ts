import { stripVTControlCharacters } from "node:util";

/** A table in GitHub Flavored Markdown §4.10, with columns padded so that it can be read in a terminal as well. */

export interface Column {
  readonly title: string;
  /** Numbers stand right. Default `left`. */
  readonly align?: "left" | "right";
}

/**
 * @param rows One list of cells a row, as many as there are columns. Cells are plain text: what Markdown would read as markup is escaped.
 * @throws RangeError where a row has more or fewer cells than there are columns.
 */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  for (const row of rows) {
    if (row.length !== columns.length)
      throw new RangeError(`a row of ${row.length} cells in ${columns.length} columns`);
  }
  const titles = columns.map(({ title }) => escapeCell(title));
  const cells = rows.map((row) => row.map(escapeCell));
  const widths = titles.map((title, index) =>
    Math.max(3, title.length, ...cells.map((row) => (row[index] ?? "").length)),
  );
  const isRight = (index: number) => columns[index]?.align === "right";
  const line = (texts: readonly string[]) => {
    const padded = texts.map((text, index) => {
      const width = widths[index] ?? 0;
      return isRight(index) ? text.padStart(width) : text.padEnd(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, index) => (isRight(index) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(titles), line(rule), ...cells.map(line)].join("\n");
}

/** Cells hold messages of other programs: they must not end a cell or a row, nor become markup. */
function escapeCell(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~]/g, "\\$&");
}
