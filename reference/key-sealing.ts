/**
 * The key-encryption key (KEK) and what it protects: the private signing keys in the store.
 *
 * It comes from KEY_ENCRYPTION_KEY or from a file of mode 600 beside the SQLite file. Processes that start at the same
 * moment agree on one file: it is written under a temporary name and linked into place, and only one link succeeds.
 */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { open, seal } from "./sealing.ts";

const KEK_BYTES = 32;

/** 32 bytes from base64 or base64url text, or undefined when the text is anything else. */
export function decodeKeyEncryptionKey(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, "base64");
  return key.length === KEK_BYTES ? new Uint8Array(key) : undefined;
}

/** Reads the key file, creating it (mode 600) when there is none. Throws when the file holds no key. */
export function keyEncryptionKeyFile(path: string): Uint8Array {
  const temporary = `${path}.${randomBytes(8).toString("hex")}`;
  try {
    return readKeyFile(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary, `${randomBytes(KEK_BYTES).toString("base64url")}\n`, {
    mode: 0o600,
    flag: "wx",
    flush: true,
  });
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    unlinkSync(temporary);
  }
  return readKeyFile(path);
}

function readKeyFile(path: string): Uint8Array {
  const key = decodeKeyEncryptionKey(readFileSync(path, "utf8").trim());
  if (!key) throw new Error(`${path} does not hold a key of 32 bytes in base64url`);
  return key;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** `pkcs8` is the private key in DER; the box is bound to the key's `kid`. */
export function sealPrivateKey(kek: Uint8Array, kid: string, pkcs8: Uint8Array): Uint8Array {
  return seal(kek, pkcs8, `signing key ${kid}`);
}

/** The PKCS#8 DER, or undefined when the KEK is not the one that sealed it. */
export function openPrivateKey(kek: Uint8Array, kid: string, box: Uint8Array): Uint8Array | undefined {
  return open(kek, box, `signing key ${kid}`);
}
