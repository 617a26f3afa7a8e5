/**
 * `npm run concurrency -- [--rounds N] [--requests N]`: the tests of several servers on one database, as often as it
 * takes to trust them. Without arguments it is fifty rounds of sixty-four requests.
 */
import { spawnSync } from "node:child_process";
import { installedProgram, repository } from "../support/command.ts";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";

const usage = "Usage: npm run concurrency -- [--rounds 50] [--requests 64]";
const { values } = readCommandLine(usage, {
  options: { rounds: { type: "string", default: "50" }, requests: { type: "string", default: "64" } },
});
const rounds = Number(values.rounds);
if (!(rounds > 0) || !(Number(values.requests) > 0))
  refuseCommandLine("A number of rounds or requests is none.", usage);
const variables = {
  CONCURRENCY_ROUNDS: String(rounds),
  CONCURRENCY_REQUESTS: values.requests,
  CONCURRENCY_OUTAGES: String(Math.max(1, Math.ceil(rounds / 5))),
};
const words = ["run", "test/reference/concurrency", "--maxWorkers=1", "--reporter=verbose"];
const { status } = spawnSync(installedProgram("vitest"), words, {
  cwd: repository,
  env: { ...process.env, ...variables },
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
