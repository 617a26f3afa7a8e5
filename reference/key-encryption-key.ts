/**
 * The key-encryption key (KEK), which seals the private signing keys in the store (see key-sealing.ts).
 *
 * It comes from KEY_ENCRYPTION_KEY or from a file of mode 600 beside the SQLite file. Processes that start at the same
 * moment agree on one file: it is written under a temporary name and linked into place, and only one link succeeds.
 */
import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Settings } from "./settings.ts";
import { StartupError } from "./startup-error.ts";
import { databaseName } from "./store/open-store.ts";
import type { KeyStore } from "./store/store.ts";
import { syncFolder } from "./sync-folder.ts";

const KEK_BYTES = 32;

/** 32 bytes from base64 or base64url text, or undefined when the text is anything else. */
export function decodeKeyEncryptionKey(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, "base64");
  return key.length === KEK_BYTES ? new Uint8Array(key) : undefined;
}

/**
 * The key of the settings. Where they name none, it is kept where the database is: in a file beside a file, which is
 * made with it, and in memory for one in memory.
 * @throws StartupError if the file cannot be read, holds no key or is open to others, or is missing beside keys that it
 * has sealed.
 */
export async function keyEncryptionKey(
  { keyEncryptionKey: key, database }: Pick<Settings, "keyEncryptionKey" | "database">,
  store: Pick<KeyStore, "listKeys">,
): Promise<Uint8Array> {
  if (key) return key;
  const name = databaseName(database);
  switch (database.kind) {
    case "sqlite-file": {
      // Asked before the file is looked for: whoever makes both at this moment makes the file first.
      const hasSealed = (await store.listKeys()).length > 0;
      const path = keyFilePath(name);
      const kept = readKeyFile(path);
      if (kept) return kept;
      if (!hasSealed) return makeKeyFile(path);
      throw new StartupError(
        `KEY_ENCRYPTION_KEY: the signing keys in ${name} were sealed with a key that is not there: ` +
          `the variable is not set, and there is no file ${path}.`,
      );
    }
    case "postgres":
      throw new StartupError("KEY_ENCRYPTION_KEY must be set, and the same for all servers on one PostgreSQL.");
    case "sqlite-memory":
      return new Uint8Array(randomBytes(KEK_BYTES));
  }
}

/** The same where there is one already; nothing is made. */
export function existingKeyEncryptionKey({
  keyEncryptionKey: key,
  database,
}: Pick<Settings, "keyEncryptionKey" | "database">): Uint8Array | undefined {
  return key ?? (database.kind === "sqlite-file" ? readKeyFile(keyFilePath(databaseName(database))) : undefined);
}

/** The file beside a database that has one. */
export function keyFilePath(databasePath: string): string {
  return `${databasePath}.key`;
}

/** Undefined when there is no file. */
function readKeyFile(path: string): Uint8Array | undefined {
  let text: string;
  let mode: number;
  let file: number | undefined;
  try {
    // Opened once: what is read is the file whose mode is looked at.
    file = openSync(path, "r");
    mode = fstatSync(file).mode & 0o777;
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new StartupError(`KEY_ENCRYPTION_KEY: ${path} cannot be read (${codeOf(error)}).`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  // Windows has no such modes, and Node makes some up.
  if ((mode & 0o077) !== 0 && process.platform !== "win32") {
    throw new StartupError(
      `KEY_ENCRYPTION_KEY: ${path} is open to others than its owner (mode ${mode.toString(8)}): ` +
        "give it mode 600, and consider whether the key is still secret.",
    );
  }
  const key = decodeKeyEncryptionKey(text.trim());
  if (key) return key;
  throw new StartupError(`KEY_ENCRYPTION_KEY: ${path} does not hold a key of 32 bytes in base64 or base64url.`);
}

/** A new key in a file of mode 600, or the key of another process that was faster. */
function makeKeyFile(path: string): Uint8Array {
  const temporary = `${path}.${randomBytes(8).toString("hex")}`;
  const key = new Uint8Array(randomBytes(KEK_BYTES));
  try {
    writeFileSync(temporary, `${Buffer.from(key).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
    linkSync(temporary, path);
    // Without the key, what it seals opens for nobody.
    syncFolder(dirname(path));
    return key;
  } catch (error) {
    const other = codeOf(error) === "EEXIST" ? readKeyFile(path) : undefined;
    if (other) return other;
    throw new StartupError(`KEY_ENCRYPTION_KEY: ${path} cannot be made (${codeOf(error)}).`);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
