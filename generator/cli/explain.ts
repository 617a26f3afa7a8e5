import { catalogue } from "../diagnostics.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `specwright explain`: what a diagnostic's code means and what to do about it; without one, all of them.
 * @returns The exit code: 1 for a code that there is not.
 */
export function explain(code: string | undefined, { print, warn }: Terminal): number {
  const entries = Object.entries(catalogue);
  if (code === undefined) {
    const width = Math.max(...entries.map(([name]) => name.length));
    for (const [name, { title }] of entries) print(`${name.padEnd(width)}  ${title}`);
    return 0;
  }
  const entry = entries.find(([name]) => name === code)?.[1];
  if (!entry) {
    warn(`There is no code ${JSON.stringify(code)}. specwright explain lists all of them.`);
    return 1;
  }
  print(`${code}: ${entry.title}\n\nCause  ${entry.cause}\nFix    ${entry.fix}`);
  if ("refusal" in entry)
    print(`\nThis is a refusal: --allow ${code}, or allow: ["${code}"] in the configuration, accepts it.`);
  if ("mend" in entry)
    print(
      `\nWhere it is safe, --lenient, or lenient: true in the configuration, mends it: ${uncapitalized(entry.mend)}`,
    );
  return 0;
}

function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
