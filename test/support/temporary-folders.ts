import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One folder for all temporary ones of a run, removed with whatever tests have left in it. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-test-"));
  // Windows asks for TEMP, the others for TMPDIR.
  process.env.TEMP = folder;
  process.env.TMPDIR = folder;
  // A process of its own, which sees the run end however it ends: Ctrl-C leaves no time for what is below.
  const sweeper = spawn(process.execPath, [join(import.meta.dirname, "sweep.ts"), folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  const swept = once(sweeper, "exit");
  sweeper.unref();
  return async () => {
    sweeper.ref();
    sweeper.stdin.end();
    await swept;
  };
}
