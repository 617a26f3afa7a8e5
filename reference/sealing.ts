/**
 * Authenticated encryption for what must be kept but not readable in a stolen database: AES-256-GCM (NIST SP 800-38D)
 * with a fresh 96-bit nonce for every box. A box is one version byte, the nonce, the tag, and the ciphertext.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** `key` is 32 bytes. `label` is authenticated but not stored: a box opens only under the label it was sealed with. */
export function seal(key: Uint8Array, plaintext: Uint8Array, label: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(label, "utf8"));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]));
}

/** The plaintext, or undefined for a wrong key, a wrong label, an unknown version, or a box that was tampered with. */
export function open(key: Uint8Array, box: Uint8Array, label: string): Uint8Array | undefined {
  if (box.length < HEADER_BYTES || box[0] !== VERSION) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(label, "utf8"));
  decipher.setAuthTag(box.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(box.subarray(HEADER_BYTES)), decipher.final()]));
  } catch {
    return undefined;
  }
}
