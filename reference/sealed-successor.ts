/**
 * The successor of a used refresh token, sealed so that only its predecessor opens it (RFC 9700 §4.14.2, RFC 5869).
 *
 * Rotation has a lost-response problem: the server has consumed the old token, and the answer with the new one never
 * arrived. Within a short window the server gives the same successor again. It must not keep that successor readable,
 * so the key is derived from the presented token, which the server itself holds only as a hash.
 */
import { hkdfSync } from "node:crypto";
import { open, seal } from "./sealing.ts";

const LABEL = "refresh token successor";

function keyFrom(presented: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", presented, "", LABEL, 32));
}

/** The box to store beside the consumed `presented` token. */
export function sealSuccessor(presented: string, successor: string): Uint8Array {
  return seal(keyFrom(presented), Buffer.from(successor, "utf8"), LABEL);
}

/** The successor, or undefined when the box belongs to another token. */
export function openSuccessor(presented: string, box: Uint8Array): string | undefined {
  const successor = open(keyFrom(presented), box, LABEL);
  return successor && Buffer.from(successor).toString("utf8");
}
