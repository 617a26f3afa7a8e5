/** Private signing keys as the store keeps them: sealed under the key-encryption key (see key-encryption-key.ts). */
import { createHash } from "node:crypto";
import { open, seal } from "./sealing.ts";

/** `pkcs8` is the private key in DER; the box is bound to the key's `kid`. */
export function sealPrivateKey(kek: Uint8Array, kid: string, pkcs8: Uint8Array): Uint8Array {
  return seal(kek, pkcs8, `signing key ${kid}`);
}

/**
 * Names a KEK without telling it: the beginning of a digest of its 256 random bits. The store has it beside each key, so
 * that no two KEKs can seal keys of one store.
 */
export function kekId(kek: Uint8Array): string {
  return createHash("sha256").update("key-encryption key").update(kek).digest("hex").slice(0, 16);
}

/** The PKCS#8 DER, or undefined when the KEK is not the one that sealed it. */
export function openPrivateKey(kek: Uint8Array, kid: string, box: Uint8Array): Uint8Array | undefined {
  return open(kek, box, `signing key ${kid}`);
}
