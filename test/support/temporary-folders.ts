import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endSharedPostgres } from "./shared-postgres.ts";

/** One folder for all temporary ones of a run, removed with whatever tests have left in it. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-test-"));
  // Windows asks for TEMP, the others for TMPDIR.
  process.env.TEMP = folder;
  process.env.TMPDIR = folder;
  return async () => {
    await endSharedPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
