import type { DocComment } from "./printable.ts";
import { commentText, identifierText } from "./text.ts";
import { wrapComment } from "./wrap-comment.ts";

/** The longest line of a comment, the star before it included. */
const commentWidth = 120;

/**
 * The lines of a doc comment's inside, without the stars.
 * @param indentation Of the comment. What a tag says stays on its line: most often it is a value.
 */
export function docLines(doc: DocComment, indentation: number): string[] {
  const lines: string[] = [];
  for (const paragraph of doc.paragraphs) {
    const text = commentText(paragraph).trim();
    if (text === "") continue;
    if (lines.length > 0) lines.push("");
    // One by one: a text may have more lines than a call has room for arguments.
    for (const line of wrapComment(text, commentWidth - indentation - " * ".length)) lines.push(line);
  }
  if (lines.length > 0 && doc.tags.length > 0) lines.push("");
  for (const { tag, text } of doc.tags) {
    const [first = "", ...rest] = commentText(text).trim().split("\n");
    lines.push(`@${identifierText(tag)} ${first}`.trimEnd(), ...rest.map((line) => `  ${line}`.trimEnd()));
  }
  return lines;
}

/** Whether a comment of one line has room for what begins and ends it as well. */
export function fitsOnLine(lines: readonly string[], indentation: number): boolean {
  return lines.length === 1 && indentation + `/** ${lines[0]} */`.length <= commentWidth;
}

/** A doc comment as it stands in a file, its further lines not indented. Nothing where nothing is said. */
export function docText(doc: DocComment, indentation: number): string {
  const lines = docLines(doc, indentation);
  if (lines.length === 0) return "";
  if (fitsOnLine(lines, indentation)) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}
