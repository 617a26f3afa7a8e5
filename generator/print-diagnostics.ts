import { styleText } from "node:util";
import { type Shown, shownOnce } from "./alike-diagnostics.ts";
import { catalogue, type DiagnosticCode } from "./catalogue.ts";
import { type Diagnostic, isMended, type Location, type Severity } from "./diagnostics.ts";
import { excerpt } from "./excerpt.ts";
import { visible } from "./visible-text.ts";
import { wrap } from "./wrap.ts";

export interface PrintOptions {
  /** Whether to use the colours of a terminal. */
  readonly color: boolean;
  /** The width of the terminal, which text is wrapped to. Without it lines are as long as their text. */
  readonly columns?: number | undefined;
}

/**
 * Diagnostics for people: each with its place, an excerpt with carets, the other places that take part, and help. What is said
 * of many places is said once, with all of them; what the catalogue advises, once for a code. The caller adds the closing line. Text that comes from the document cannot control the terminal.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): string {
  const page: Page = {
    paint: options.color ? styled : (_: Style, text: string) => text,
    columns: options.columns,
  };
  const advised = new Set<DiagnosticCode>();
  return shownOnce(inReadingOrder(diagnostics))
    .flatMap((shown) => {
      const { diagnostic } = shown;
      const help = diagnostic.help ?? (advised.has(diagnostic.code) ? undefined : adviceOf(diagnostic));
      if (diagnostic.help === undefined) advised.add(diagnostic.code);
      return printOne(shown, help, page);
    })
    .join("\n");
}

/** By file, in the order in which the files come up, and within a file from top to bottom. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ location }) => location?.file))];
  const rank = ({ location }: Diagnostic) => [
    files.indexOf(location?.file),
    location?.line ?? 0,
    location?.column ?? 0,
  ];
  return diagnostics.toSorted((left, right) => {
    const others = rank(right);
    return (
      rank(left)
        .map((value, index) => value - (others[index] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  });
}

/**
 * `3 errors (1 of them mendable with --lenient, 2 left out with --allow unsupported-media-type), 1 warning`: the beginning of a
 * closing line; `no problems` for none. Of a lenient run, `3 warnings (2 of them mended)`.
 */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const parts = (["error", "warning"] as const).flatMap((severity) => {
    const alike = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    if (alike.length === 0) return [];
    const count = `${alike.length} ${severity}${alike.length === 1 ? "" : "s"}`;
    const ways = waysOut(alike, severity).map(([number, what]) =>
      number === alike.length ? what : `${number} of them ${what}`,
    );
    return [ways.length === 0 ? count : `${count} (${ways.join(", ")})`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}

/** How many of some diagnostics are, or can be, got rid of, and how. */
function waysOut(
  alike: readonly Diagnostic[],
  severity: Severity,
): readonly (readonly [number: number, how: string])[] {
  const mends = alike.filter(({ mend }) => mend !== undefined);
  const refusals = severity === "error" ? alike.filter(isRefusal) : [];
  const codes = [...new Set(refusals.map(({ code }) => `--allow ${code}`))].sort();
  const ways: readonly (readonly [number, string])[] = [
    [mends.length, severity === "error" ? "mendable with --lenient" : "mended"],
    [refusals.length, `left out with ${codes.join(" ")}`],
  ];
  return ways.filter(([number]) => number > 0);
}

type Style = Severity | "bold" | "dim";

/** What is printed on. */
interface Page {
  readonly paint: (style: Style, text: string) => string;
  readonly columns: number | undefined;
}

const formats = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
  bold: ["bold"],
  dim: ["dim"],
} as const;

/** Whether there are colours is the caller's decision, not that of the stream that `styleText` would look at. */
function styled(style: Style, text: string): string {
  return styleText([...formats[style]], text, { validateStream: false });
}

function printOne({ diagnostic, elsewhere }: Shown, help: string | undefined, page: Page): string[] {
  const { code, severity, message, location, related = [] } = diagnostic;
  const { paint, columns } = page;
  const label = `${severity}[${code}]`;
  const lines = wrap(visible(message), { columns, first: label.length + 1, indent: 2 });
  return [
    ...lines.map((line, index) => `${index === 0 ? `${paint(severity, label)} ` : ""}${paint("bold", line)}`),
    ...(location ? printPlace(location, severity, page) : []),
    ...related.flatMap((other) => [
      ...printLabelled("note", other.message, page),
      ...printPlace(other.location, severity, page),
    ]),
    ...(location && elsewhere.length > 0 ? printLabelled("also", placesOf(elsewhere, location), page) : []),
    ...(help === undefined ? [] : printLabelled("help", help, page)),
    ...mendLines(diagnostic).flatMap(([label, text]) => printLabelled(label, text, page)),
  ];
}

/** `at 3 other places: 12:7, 40:7, pets.yml:3:5`: of each file the name once, and none of the file where the first place is. */
function placesOf(locations: readonly Location[], { file: first }: Location): string {
  const before = [first, ...locations.map(({ file }) => file)];
  const places = locations.map(({ file, line, column }, index) =>
    file === before[index] ? `${line}:${column}` : `${file}:${line}:${column}`,
  );
  return `at ${locations.length} other places: ${places.join(", ")}`;
}

/** A word that says what follows, and the text beside it. */
function printLabelled(label: string, text: string, { paint, columns }: Page): string[] {
  const beginning = label.length + 4;
  const lines = wrap(visible(text), { columns, first: beginning, indent: beginning });
  return lines.map((line, index) => (index === 0 ? `  ${paint("bold", label)}  ${line}` : line));
}

/** What was done, or what a lenient run would do. */
export function mendLines(diagnostic: Diagnostic): readonly (readonly [label: string, text: string])[] {
  const { mend } = diagnostic;
  if (mend === undefined) return [];
  return [isMended(diagnostic) ? ["mended", mend] : ["help", `With --lenient, ${mend}.`]];
}

/** What to do about it, where the catalogue alone knows. Nothing is left to do about what was mended or allowed. */
export function adviceOf(diagnostic: Diagnostic): string | undefined {
  const { code, severity, help } = diagnostic;
  if (help !== undefined) return help;
  const entry = catalogue[code];
  // A refusal can be allowed, and nobody would guess how.
  if ("refusal" in entry) return severity === "error" ? `${entry.fix} The code to allow is "${code}".` : undefined;
  return isMended(diagnostic) ? undefined : entry.fix;
}

function isRefusal({ code }: Diagnostic): boolean {
  return "refusal" in catalogue[code];
}

/** The most that is shown of a line, in columns. */
const shownColumns = 110;
const fewestColumns = 40;

function printPlace(location: Location, severity: Severity, { paint, columns }: Page): string[] {
  const width = String(location.line).length;
  const beforeText = width + 7;
  const room = columns === undefined ? shownColumns : Math.min(columns - beforeText, shownColumns);
  return [
    `  ${visible(location.file)}:${location.line}:${location.column}`,
    ...excerpt(location, Math.max(room, fewestColumns)).map(({ number, text }) => {
      const gutter = paint("dim", `    ${(number?.toString() ?? "").padStart(width)} |`);
      return text === "" ? gutter : `${gutter} ${number === undefined ? paint(severity, text) : text}`;
    }),
  ];
}

/** A diagnostic as plain data, for `--json`. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly pointer?: string;
  readonly related?: readonly ({ readonly message: string } & JsonPlace)[];
  readonly help?: string;
  /** What was done about it by a lenient run, or would be. */
  readonly mend?: string;
  /** Whether it was done. */
  readonly mended?: boolean;
}

interface JsonPlace {
  readonly file: string;
  /** From 1; columns in UTF-16 code units, the end exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** A JSON Pointer (RFC 6901). */
  readonly pointer: string;
}

/** Diagnostics for programs: the same as is printed, without the text of the files. */
export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): JsonDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code, severity, message, location, related, mend } = diagnostic;
    const help = adviceOf(diagnostic);
    return {
      code,
      severity,
      message,
      ...(location && placeOf(location)),
      ...(related && { related: related.map((other) => ({ message: other.message, ...placeOf(other.location) })) }),
      ...(help !== undefined && { help }),
      ...(mend !== undefined && { mend, mended: isMended(diagnostic) }),
    };
  });
}

function placeOf({ file, line, column, end, pointer }: Location): JsonPlace {
  return { file, line, column, endLine: end.line, endColumn: end.column, pointer };
}
