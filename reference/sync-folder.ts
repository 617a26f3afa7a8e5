import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes the names of the files in a folder as durable as what is in them (fsync(2)). */
export function syncFolder(path: string): void {
  // Windows does not open folders.
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
