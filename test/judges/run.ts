/**
 * `npm run judges [-- <name>…]`: other people's tools look at the packages and at both ends. Exit code 1 if one of them
 * finds anything. What cannot be had here is said by name.
 */
import { parseArgs } from "node:util";
import type { Judge } from "./judge.ts";
import { areTheTypesWrong, publint } from "./packed-packages.ts";
import { prism } from "./prism.ts";
import { schemathesis } from "./schemathesis.ts";

const judges: readonly Judge[] = [publint, areTheTypesWrong, prism, schemathesis];
const usage = `npm run judges [-- <name>…]\n\n${judges.map(({ name, question }) => `  ${name.padEnd(14)}${question}`).join("\n")}`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n\n${usage}`);
    return 2;
  }
  if (asked === undefined) {
    console.log(usage);
    return 0;
  }
  let found = 0;
  for (const judge of asked) {
    const verdict = await judge.judge();
    if ("absent" in verdict) {
      console.log(`${judge.name}: not asked, since ${verdict.absent}.`);
      continue;
    }
    console.log(`${judge.name}: ${verdict.looked}; ${verdict.findings.length} findings.`);
    for (const finding of verdict.findings) console.log(`  ${finding.replaceAll("\n", "\n  ")}`);
    found += verdict.findings.length;
  }
  return found > 0 ? 1 : 0;
}

/** The judges that are named, all of them where none is; a sentence where a name is wrong; undefined for help. */
function readArguments(args: readonly string[]): readonly Judge[] | string | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" } },
    });
    if (values.help === true) return undefined;
    const unknown = positionals.find((name) => !judges.some((judge) => judge.name === name));
    if (unknown !== undefined) return `There is no judge called ${unknown}.`;
    return positionals.length === 0 ? judges : judges.filter(({ name }) => positionals.includes(name));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
