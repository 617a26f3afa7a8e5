/**
 * The successor of a used refresh token, which only its predecessor finds again (RFC 9700 §4.14.2).
 *
 * Rotation has a lost-response problem: the server has consumed the old token, and the answer with the new one never
 * arrived. Within a short window the server gives the same successor again. It must not keep that successor readable. So
 * a successor is derived from the presented token, which the server itself holds only as a hash, and from a nonce, which
 * it keeps until the successor is used or the window is over: each has 256 random bits, and neither tells anything without
 * the other. To encrypt a successor that is random itself would take as long as to sign the access token.
 */
import { createHmac, randomBytes } from "node:crypto";

const VERSION = 3;
const NONCE_BYTES = 32;

export interface NewSuccessor {
  readonly successor: string;
  /** What to store beside the consumed predecessor: one version byte and the nonce. */
  readonly sealed: Uint8Array;
}

/** A new successor of the presented token. */
export function newSuccessor(presented: string): NewSuccessor {
  const nonce = randomBytes(NONCE_BYTES);
  return { successor: derive(presented, nonce), sealed: Buffer.concat([Buffer.of(VERSION), nonce]) };
}

/** The successor that was made of the presented token; of another token it makes a text that is nobody's. */
export function openSuccessor(presented: string, sealed: Uint8Array): string | undefined {
  if (sealed[0] !== VERSION || sealed.length !== 1 + NONCE_BYTES) return undefined;
  return derive(presented, Buffer.from(sealed.subarray(1)));
}

/** HMAC (RFC 2104) as a pseudorandom function, whose key is the presented token. */
function derive(presented: string, nonce: Buffer): string {
  return createHmac("sha256", presented).update("successor").update(nonce).digest("base64url");
}
