import { countLines } from "../count-lines.ts";
import type { Diagnostics } from "../diagnostics.ts";
import type { EmittedFile } from "./emit.ts";

/** What editors still colour, and the pages of pull requests still show. */
const mostLines = 3000;

/**
 * Warns of files that are too long to be opened and reviewed with ease.
 * @param setting The setting `files`: with `role`, the other one makes shorter files.
 */
export function warnOfLongFiles(
  files: readonly EmittedFile[],
  setting: "role" | "tag",
  diagnostics: Diagnostics,
): void {
  const long = files
    .map(({ path, text }) => ({ path, lines: countLines(text) }))
    .filter(({ lines }) => lines > mostLines)
    .sort((a, b) => b.lines - a.lines);
  const [longest, ...others] = long;
  if (!longest) return;
  const more = others.length === 0 ? "" : `, and ${others.length} more of the files have over ${mostLines}`;
  diagnostics.warning(
    "long-file",
    `${longest.path} has ${longest.lines} lines${more}`,
    setting === "tag"
      ? { help: "Files follow the tags: more of them, in the document or by an overlay, make shorter files." }
      : {},
  );
}
