import type { Diagnostic } from "../../generator/diagnostics.ts";
import { githubAnnotations } from "../../generator/github-annotations.ts";
import { diagnosticsToJson, printDiagnostics } from "../../generator/print-diagnostics.ts";

/** Codes of what is no fault of a text, so that no place in one can be shown. */
const placeless: ReadonlySet<string> = new Set(["invalid-configuration", "unwritable-output", "foreign-file"]);

/** Characters that move the cursor, change colours or reorder letters. */
const controls = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/**
 * What is wrong with the end of a run that wrote nothing: it has an error, each is at a place of a text, and nothing that
 * is printed controls the terminal or holds what it must not.
 */
export function diagnosticProblems(diagnostics: readonly Diagnostic[], unspeakable: readonly string[]): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const printed = printDiagnostics(diagnostics, { color: false });
  const annotations = githubAnnotations(diagnostics);
  const all = [printed, ...annotations, JSON.stringify(diagnosticsToJson(diagnostics))].join("\n");
  return [
    ...(errors.length === 0 ? ["the run failed without an error"] : []),
    ...diagnostics
      .filter((diagnostic) => !isPlaced(diagnostic))
      .map(({ code, message }) => `no place: ${code} ${message}`),
    ...(printed.split("\n").some((line) => controls.test(line))
      ? [`printed text has a control character: ${printed}`]
      : []),
    ...(annotations.some((line) => /[\n\r]/.test(line)) ? ["an annotation has several lines"] : []),
    ...unspeakable.filter((text) => all.includes(text)).map((text) => `the run speaks of ${text}`),
  ];
}

function isPlaced({ code, location }: Diagnostic): boolean {
  if (location === undefined) return placeless.has(code);
  const { line, column, end, text } = location;
  return line >= 1 && column >= 1 && line <= text.split("\n").length && (end.line > line || end.column >= column);
}
