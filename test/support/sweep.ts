/** Waits for the end of the test run that holds its standard input, and takes away what is left in the run's folder. */
import { rmSync } from "node:fs";
import { finished } from "node:stream/promises";
import { endSharedPostgres } from "./shared-postgres.ts";

const [folder] = process.argv.slice(2);
if (folder !== undefined) {
  await finished(process.stdin.resume());
  await endSharedPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
}
