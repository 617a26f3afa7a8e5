import { styleText } from "node:util";
import { catalogue, type Diagnostic, isMended, type Location, type Severity } from "./diagnostics.ts";
import { excerpt } from "./excerpt.ts";
import { visible } from "./visible-text.ts";

export interface PrintOptions {
  /** Whether to use the colours of a terminal. */
  readonly color: boolean;
}

/**
 * Diagnostics for people: each with its place, an excerpt with carets, the other places that take part, and help. The
 * caller adds the closing line. Text that comes from the document cannot control the terminal.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): string {
  const paint = options.color ? styled : (_: Style, text: string) => text;
  return inReadingOrder(diagnostics)
    .flatMap((diagnostic) => printOne(diagnostic, paint))
    .join("\n");
}

/** By file, in the order in which the files come up, and within a file from top to bottom. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
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
 * `2 errors (1 of them mendable with --lenient), 1 warning`: the beginning of a closing line; `no problems` for none. Of a
 * lenient run, `3 warnings (2 of them mended)`.
 */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const parts = (["error", "warning"] as const).flatMap((severity) => {
    const alike = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    if (alike.length === 0) return [];
    const mends = alike.filter(({ mend }) => mend !== undefined).length;
    const what = severity === "error" ? "mendable with --lenient" : "mended";
    const count = `${alike.length} ${severity}${alike.length === 1 ? "" : "s"}`;
    return [mends === 0 ? count : `${count} (${mends === alike.length ? "" : `${mends} of them `}${what})`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}

type Style = Severity | "bold" | "dim";
type Paint = (style: Style, text: string) => string;

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

function printOne(diagnostic: Diagnostic, paint: Paint): string[] {
  const { code, severity, message, location, related = [] } = diagnostic;
  const help = diagnostic.help ?? helpOf(diagnostic);
  return [
    `${paint(severity, `${severity}[${code}]`)} ${paint("bold", visible(message))}`,
    ...(location ? printPlace(location, severity, paint) : []),
    ...related.flatMap((other) => [
      `  ${paint("bold", "note")}  ${visible(other.message)}`,
      ...printPlace(other.location, severity, paint),
    ]),
    ...(help === undefined ? [] : [`  ${paint("bold", "help")}  ${visible(help)}`]),
    ...mendLines(diagnostic).map(([label, text]) => `  ${paint("bold", label)}  ${visible(text)}`),
  ];
}

/** What was done, or what a lenient run would do. */
function mendLines(diagnostic: Diagnostic): readonly (readonly [label: string, text: string])[] {
  const { mend } = diagnostic;
  if (mend === undefined) return [];
  return [isMended(diagnostic) ? ["mended", mend] : ["help", `With --lenient, ${mend}.`]];
}

/** A refusal can be allowed, and nobody would guess how. */
function helpOf({ code, severity }: Diagnostic): string | undefined {
  const entry = catalogue[code];
  return "refusal" in entry && severity === "error" ? `${entry.fix} The code to allow is "${code}".` : undefined;
}

function printPlace(location: Location, severity: Severity, paint: Paint): string[] {
  const lines = excerpt(location);
  const width = String(location.line).length;
  return [
    `  ${visible(location.file)}:${location.line}:${location.column}`,
    ...lines.map(({ number, text }) => {
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
    const { code, severity, message, location, related, help, mend } = diagnostic;
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

/** Workflow commands that make GitHub show the diagnostics in a pull request, one line each. */
export function githubAnnotations(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const { code, severity, message, location, help } = diagnostic;
    const command = severity === "info" ? "notice" : severity;
    const properties = location
      ? ` file=${escapeProperty(location.file)},line=${location.line},col=${location.column}`
      : "";
    const mends = mendLines(diagnostic).map(([label, text]) => (label === "help" ? text : `${label}: ${text}`));
    const text = [`[${code}] ${message}`, ...(help === undefined ? [] : [help]), ...mends].join("\n");
    return `::${command}${properties}::${escapeData(text)}`;
  });
}

/** GitHub ends a command at the line's end, and reads `%` as the beginning of an escape. */
function escapeData(text: string): string {
  return text.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** In a property, `:` and `,` would end it. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
