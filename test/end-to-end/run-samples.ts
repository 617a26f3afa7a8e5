/**
 * `npm run samples -- <file.md>`: runs the JavaScript samples of a document, unchanged, on the generated client against
 * a fresh reference server. Exit code 1 if one does not run.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReferenceServer } from "./reference-server.ts";
import { readSamples, runSample } from "./samples.ts";

const [path] = process.argv.slice(2);
if (path === undefined || path.startsWith("-")) {
  console.error(
    "Usage: npm run samples -- <file.md>\nRuns the JavaScript samples of a document on the generated client.",
  );
  process.exit(path === "--help" ? 0 : 1);
}
const samples = await readSamples(path);
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
process.exitCode = failed > 0 || samples.length === 0 ? 1 : 0;
