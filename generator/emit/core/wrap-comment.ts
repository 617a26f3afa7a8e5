/**
 * Breaks the lines of a comment that are too long. Comments are Markdown (OpenAPI 3.1 section 4.4): a line is broken
 * only where that changes nothing of what is shown.
 */

/**
 * @param text Lines of Markdown.
 * @param width The most characters of a line; a word that is longer has a line of its own.
 */
export function wrapComment(text: string, width: number): string[] {
  let fence: string | undefined;
  return text.split("\n").flatMap((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return [line];
    }
    return fence !== undefined || line.length <= width || isWhole(line) ? [line] : wrapLine(line, width);
  });
}

/** Headings, rows of tables and indented code end with their line. */
function isWhole(line: string): boolean {
  return /^\s*(?:#{1,6}\s|\|)/.test(line) || (/^(?: {4}|\t)/.test(line) && !listMark.test(line));
}

const listMark = /^\s*(?:[-*+]|\d+[.)])\s/;

function wrapLine(line: string, width: number): string[] {
  const beginning = /^\s*(?:(?:[-*+]|\d+[.)])\s+|>\s?)*/.exec(line)?.[0] ?? "";
  const further = beginning.replace(/[^\s>]/g, " ");
  const [first = "", ...words] = line.slice(beginning.length).split(/ +/);
  const lines: string[] = [];
  let current = beginning + first;
  for (const word of words) {
    if (current.length + 1 + word.length <= width || opensBlock(word)) current += ` ${word}`;
    else {
      lines.push(current);
      current = further + word;
    }
  }
  return [...lines, current];
}

/** Whether a line that begins with the word would be a list, a heading, a quotation or something else of its own. */
function opensBlock(word: string): boolean {
  return /^(?:[-+*]|\d+[.)]|#{1,6}|-+|=+|[>|<].*|(?:```|~~~).*)$/.test(word);
}
