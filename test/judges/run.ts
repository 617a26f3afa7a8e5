/**
 * `npm run judges [-- <name>…]`: other people's tools look at the packages and at both ends. Exit code 1 if one of them
 * finds anything. What cannot be had here is said by name.
 */
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { installTools } from "../support/install-tools.ts";
import type { Judge } from "./judge.ts";
import { areTheTypesWrong, publint } from "./packed-packages.ts";
import { prism } from "./prism.ts";
import { schemathesis } from "./schemathesis.ts";

const judges: readonly Judge[] = [publint, areTheTypesWrong, prism, schemathesis];
const usage = `Usage: npm run judges [-- <name>…]\n\n${judges.map(({ name, question }) => `  ${name.padEnd(14)}${question}`).join("\n")}`;

const { positionals } = readCommandLine(usage, { allowPositionals: true });
const unknown = positionals.find((name) => !judges.some((judge) => judge.name === name));
if (unknown !== undefined) refuseCommandLine(`There is no judge called ${unknown}.`, usage);
installTools(import.meta.dirname, "the judges");
let found = 0;
for (const judge of judges) {
  if (positionals.length > 0 && !positionals.includes(judge.name)) continue;
  const verdict = await judge.judge();
  if ("absent" in verdict) {
    console.log(`${judge.name}: not asked, since ${verdict.absent}.`);
    continue;
  }
  console.log(`${judge.name}: ${verdict.looked}; ${verdict.findings.length} findings.`);
  for (const finding of verdict.findings) console.log(`  ${finding.replaceAll("\n", "\n  ")}`);
  found += verdict.findings.length;
}
process.exitCode = found > 0 ? 1 : 0;
