import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One folder for all temporary ones of a run, removed with whatever tests have left in it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "specwright-test-"));
  // Windows asks for TEMP, the others for TMPDIR.
  process.env.TEMP = folder;
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
