/** `npm run bench -- <subject> [arguments]`: measures one subject and prints a report in Markdown. */
import { BenchError } from "./harness/bench-error.ts";
import { subjects } from "./subjects/index.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(usage());
    return 0;
  }
  const entry = subjects.get(name);
  if (!entry) {
    console.error(`There is no subject ${JSON.stringify(name)}. Subjects: ${[...subjects.keys()].join(", ")}.`);
    return 2;
  }
  try {
    const subject = await entry.load();
    if (rest.includes("--help") || rest.includes("-h")) console.log(`npm run bench -- ${name} ${subject.help}`);
    else await subject.run(rest);
    return 0;
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

function usage(): string {
  const width = Math.max(...[...subjects.keys()].map((name) => name.length));
  return [
    "npm run bench -- <subject> [arguments]",
    "",
    "Subjects:",
    ...[...subjects].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "npm run bench -- <subject> --help says what a subject measures, and its arguments.",
  ].join("\n");
}
