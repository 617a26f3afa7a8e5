/**
 * `npm run samples -- <file.md>`: runs the JavaScript samples of a document, unchanged, on the generated client against
 * a fresh reference server. Exit code 1 if one does not run, or the document has none.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { startReferenceServer } from "./reference-server.ts";
import { readSamples, runSample } from "./samples.ts";

const usage = "Usage: npm run samples -- <file.md>\nRuns the JavaScript samples of a document on the generated client.";
const { positionals } = readCommandLine(usage, { allowPositionals: true });
const [path, more] = positionals;
if (path === undefined) refuseCommandLine("No document is named.", usage);
if (more !== undefined) refuseCommandLine(`${more} is one document too many.`, usage);
const samples = await readSamples(path).catch((error: unknown) => {
  console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
if (samples.length === 0) {
  console.error(`${path} has no samples: they are its fenced blocks that begin with \`\`\`javascript.`);
  process.exit(1);
}
const server = await startReferenceServer();
const folder = await mkdtemp(join(tmpdir(), "specwright-samples-"));
let failed = 0;
try {
  for (const sample of samples) {
    const { title, ended, runs } = await runSample(sample, server, folder);
    if (!runs) failed += 1;
    console.log(`${runs ? "ok  " : "FAIL"}  ${title.padEnd(34)}  ${ended}`);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
console.log(`${samples.length - failed} of ${samples.length} samples run`);
process.exitCode = failed > 0 ? 1 : 0;
