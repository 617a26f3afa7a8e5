import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CatalogueEntry, catalogue } from "../catalogue.ts";
import { packageRoot } from "../package-root.ts";
import { similar } from "../similar.ts";
import { wrap } from "../wrap.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `specwright explain`: what a diagnostic's code means and what to do about it, with an example; without one, all codes.
 * @param given A code, also as it is printed: `error[unresolved-reference]`.
 * @returns The exit code: 1 for a code that there is not.
 */
export function explain(given: string | undefined, { print, warn, columns }: Terminal): number {
  const entries = Object.entries<CatalogueEntry>(catalogue);
  if (given === undefined) {
    const width = Math.max(...entries.map(([name]) => name.length));
    for (const [name, { title }] of entries) print(`${name.padEnd(width)}  ${title}`);
    return 0;
  }
  const code = /^\w+\[(.*)\]$/.exec(given)?.[1] ?? given;
  const entry = entries.find(([name]) => name === code)?.[1];
  if (!entry) {
    const meant = similar(
      code,
      entries.map(([name]) => name),
    );
    const hint = meant === undefined ? "specwright explain lists all of them." : `Is ${meant} meant?`;
    warn(`There is no code ${JSON.stringify(code)}. ${hint}`);
    return 1;
  }
  const parts = [
    ["Cause", entry.cause],
    ["Fix", entry.fix],
    ...(entry.refusal
      ? [["Allow", `This is a refusal: --allow ${code}, or allow: ["${code}"] in the configuration, accepts it.`]]
      : []),
    ...(entry.mend === undefined
      ? []
      : [["Mend", `Where it is safe, --lenient, or lenient: true in the configuration, mends it. ${entry.mend}`]]),
  ].map(([label = "", text = ""]) => `${label.padEnd(7)}${wrap(text, { columns, first: 7, indent: 7 }).join("\n")}`);
  print([`${code}: ${entry.title}`, "", ...parts, ...exampleOf(code)].join("\n"));
  return 0;
}

/** The example of a code, as the page on diagnostics has it: the files that bring it about, and what is printed of them. */
function exampleOf(code: string): readonly string[] {
  const page = readFileSync(join(packageRoot, "docs/diagnostics.md"), "utf8");
  const [, section = ""] = page.split(`\n## \`${code}\`\n`);
  const lines = (section.split("\n## ")[0] ?? "").trimEnd().split("\n");
  const example = lines.slice(lines.findIndex((line) => fileName.test(line)));
  let inside = false;
  return [
    "",
    ...example.flatMap((line) => {
      const fence = line.startsWith("```");
      if (fence) inside = !inside;
      if (fence) return [];
      return [inside ? `  ${line}`.trimEnd() : line.replace(fileName, "$1")];
    }),
  ];
}

/** What stands above a file of an example. */
const fileName = /^`(.+)`:$/;
