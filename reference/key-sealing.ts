/** Private signing keys as the store keeps them: sealed under the key-encryption key (see key-encryption-key.ts). */
import { open, seal } from "./sealing.ts";

/** `pkcs8` is the private key in DER; the box is bound to the key's `kid`. */
export function sealPrivateKey(kek: Uint8Array, kid: string, pkcs8: Uint8Array): Uint8Array {
  return seal(kek, pkcs8, `signing key ${kid}`);
}

/** The PKCS#8 DER, or undefined when the KEK is not the one that sealed it. */
export function openPrivateKey(kek: Uint8Array, kid: string, box: Uint8Array): Uint8Array | undefined {
  return open(kek, box, `signing key ${kid}`);
}
