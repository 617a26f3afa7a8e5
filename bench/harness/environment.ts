import { cpus, loadavg, totalmem } from "node:os";

/**
 * What the numbers depend on, in one line. The load is part of it: a table that was measured on a busy machine says so.
 * Windows keeps no load average, and reports none.
 */
export function environmentLine(): string {
  const processors = cpus();
  const load = loadavg()[0] ?? 0;
  return [
    `${processors[0]?.model.trim() || "unknown processor"}, ${processors.length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    ...(process.platform === "win32" ? [] : [`load ${load.toFixed(1)} at the start`]),
  ].join(", ");
}

/** The command that was given, as it can be given again. */
export function commandLine(subject: string, args: readonly string[]): string {
  return ["npm run bench --", subject, ...args.map(shellWord)].join(" ");
}

/** A word as a POSIX shell takes it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
