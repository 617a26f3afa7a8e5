import { posix, relative, sep } from "node:path";
import { isAddress } from "./config-checks.ts";
import type { Diagnostic, Location } from "./diagnostics.ts";
import { adviceOf, inReadingOrder, mendLines } from "./print-diagnostics.ts";

/** GitHub shows so many annotations of a kind for each step, and drops the others without a word. */
const mostOfAKind = 10;

/**
 * Workflow commands that make GitHub show the diagnostics in a pull request, one line each. Of more than GitHub shows, the
 * last one says how many there are.
 * @param folder Where the paths of diagnostics start, seen from the root of the repository, which GitHub's start from.
 */
export function githubAnnotations(diagnostics: readonly Diagnostic[], folder = ""): string[] {
  return (["error", "warning", "info"] as const).flatMap((severity) => {
    const alike = inReadingOrder(diagnostics.filter((diagnostic) => diagnostic.severity === severity));
    const command = severity === "info" ? "notice" : severity;
    const shown = alike.length > mostOfAKind ? alike.slice(0, mostOfAKind - 1) : alike;
    const rest = alike.length - shown.length;
    return [
      ...shown.map((diagnostic) => annotation(command, diagnostic, folder)),
      ...(rest === 0 ? [] : [`::${command}::and ${rest} more: the log of this step has them all`]),
    ];
  });
}

/** The way to the working directory from the root of the repository that a workflow runs on; none where it is elsewhere. */
export function folderInWorkspace(
  { GITHUB_WORKSPACE }: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string {
  if (!GITHUB_WORKSPACE) return "";
  const folder = relative(GITHUB_WORKSPACE, cwd).split(sep).join("/");
  return folder.startsWith("..") || posix.isAbsolute(folder) ? "" : folder;
}

function annotation(command: string, diagnostic: Diagnostic, folder: string): string {
  const { code, message, location, related = [] } = diagnostic;
  const help = adviceOf(diagnostic);
  // A document of the network is no file of the repository.
  const properties =
    location && !isAddress(location.file)
      ? ` file=${escapeProperty(posix.join(folder, location.file))},line=${location.line},col=${location.column}`
      : "";
  const text = [
    `[${code}] ${message}`,
    ...(location && isAddress(location.file) ? [placeOf(location)] : []),
    ...related.map((other) => `${other.message} (${placeOf(other.location)})`),
    ...(help === undefined ? [] : [help]),
    ...mendLines(diagnostic).map(([label, done]) => (label === "help" ? done : `${label}: ${done}`)),
  ];
  return `::${command}${properties}::${escapeData(text.join("\n"))}`;
}

function placeOf({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** GitHub ends a command at the line's end, and reads `%` as the beginning of an escape. */
function escapeData(text: string): string {
  return text.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** In a property, `:` and `,` would end it. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
