import { createHash } from "node:crypto";
import { hashSecret } from "../../../reference/secrets.ts";

/**
 * Who is in a store: clients by number, all with one secret, and grants that are theirs in turns, each with a refresh
 * token. Ids are spread as random ones are, so that neighbours by number are none in an index.
 */

export const clientSecret = "a-secret-of-the-benchmark-0123456789abcdefghi";
export const redirectUri = "https://app.example/cb";
export const scope = "admin";
/** PKCE's `code_verifier`, of all codes. */
export const verifier = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
export const challenge = createHash("sha256").update(verifier).digest("base64url");

/** The client's id by its number. */
export function clientId(index: number): string {
  return uuid(`client ${index}`);
}

/** The grant's id by its number; it is of the client with this number, where there are as many. */
export function grantId(index: number): string {
  return uuid(`grant ${index}`);
}

export interface Population {
  readonly clients: number;
  readonly grants: number;
}

/** Of the small stores, with as many clients as oidc-provider is given. */
export const small: Population = { clients: 100, grants: 10_000 };

/** A code as it was issued to its client. */
export interface IssuedCode {
  readonly clientId: string;
  readonly code: string;
}

/** The stored form of a secret, in hexadecimal. */
export function storedHash(secret: string): string {
  return Buffer.from(hashSecret(secret)).toString("hex");
}

/** RFC 9562 section 5.8: the bits are those of a digest. */
function uuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join("-");
}
