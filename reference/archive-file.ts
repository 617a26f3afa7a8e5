/**
 * An installation in a file, to move it to another database: newline-delimited JSON, with a line before that says what
 * it is, and one after that says how much. No secret is in it that is not in the database, which is reason enough to
 * make it for its owner alone.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ArchivedRow, ArchivedValue } from "./store/archive.ts";
import type { Store } from "./store/store.ts";

const FIRST_LINE = JSON.stringify({ format: "oauth-server", version: 1 });

/** The file is no archive, or not a whole one. The message is the end of a sentence that begins with its name. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

/** Writes a file that must not be there yet, and returns how many rows it holds. Where that fails, no half of it is left. */
export async function writeArchive(store: Store, path: string): Promise<number> {
  let count = 0;
  const lines = async function* () {
    yield `${FIRST_LINE}\n`;
    for await (const row of store.exportRows()) {
      count += 1;
      yield `${JSON.stringify(row)}\n`;
    }
    yield `${JSON.stringify({ rows: count })}\n`;
  };
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await once(file, "open");
  try {
    await pipeline(lines, file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return count;
}

/**
 * The rows of a file, line by line.
 * @throws ArchiveError when it ends before its end, or is something else.
 */
export async function* readArchive(path: string): AsyncIterable<ArchivedRow> {
  const file = await open(path);
  try {
    yield* rowsIn(file.readLines());
  } finally {
    await file.close();
  }
}

async function* rowsIn(lines: AsyncIterable<string>): AsyncIterable<ArchivedRow> {
  let expected: "first line" | "row" | "nothing" = "first line";
  let count = 0;
  for await (const line of lines) {
    if (expected === "nothing") throw new ArchiveError("goes on after its end");
    if (expected === "first line") {
      if (line !== FIRST_LINE) throw new ArchiveError("is no export of this program, or one of a later version");
      expected = "row";
      continue;
    }
    const read = parse(line);
    if ("table" in read) {
      count += 1;
      yield read;
    } else {
      if (read.rows !== count) throw new ArchiveError("has lost rows");
      expected = "nothing";
    }
  }
  if (expected !== "nothing") throw new ArchiveError("ends before its end");
}

function parse(line: string): ArchivedRow | { readonly rows: number } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ArchiveError("ends before its end");
  }
  if (isRecord(value)) {
    const { table, values, rows } = value;
    if (typeof rows === "number") return { rows };
    if (typeof table === "string" && isRecord(values)) return { table, values: archived(values) };
  }
  throw new ArchiveError("has a line that is no row");
}

function archived(values: Readonly<Record<string, unknown>>): Readonly<Record<string, ArchivedValue>> {
  const entries = Object.entries(values).map(([column, value]): [string, ArchivedValue] => {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return [column, value];
    }
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return [column, value];
    throw new ArchiveError(`has a value of ${column} that is none`);
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
