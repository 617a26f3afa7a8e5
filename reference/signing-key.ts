/**
 * One signing key: made, sealed for the store, opened again, and published as a JWK whose `kid` is its thumbprint
 * (RFC 7517 §4, RFC 7638 §3).
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import { promisify } from "node:util";
import type { SignatureAlgorithm, SigningKey, VerificationKey } from "./jwt.ts";
import { kekId, openPrivateKey, sealPrivateKey } from "./key-sealing.ts";
import type { KeyRecord } from "./store/records.ts";

/** A public key as it stands in the key set: public members only, whatever else a JWK may hold. */
export interface PublicJwk {
  readonly kty: string;
  readonly use: "sig";
  readonly alg: SignatureAlgorithm;
  readonly kid: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
}

/** A signing key in the store does not open: the key-encryption key is not the one that sealed it. */
export class SealedKeyError extends Error {
  override name = "SealedKeyError";
}

const generate = promisify(generateKeyPair);

/** A new key, sealed and ready for the store. Times are milliseconds. */
export async function createKey(
  alg: SignatureAlgorithm,
  kek: Uint8Array,
  state: "active" | "next",
  times: { readonly now: number; readonly notBefore: number },
): Promise<KeyRecord> {
  const { privateKey, publicKey } =
    alg === "ES256" ? await generate("ec", { namedCurve: "P-256" }) : await generate("rsa", { modulusLength: 2048 });
  const jwk = publicJwk(publicKey, alg);
  return {
    kid: jwk.kid,
    alg,
    privateSealed: sealPrivateKey(kek, jwk.kid, privateKey.export({ type: "pkcs8", format: "der" })),
    sealedBy: kekId(kek),
    publicJwk: JSON.stringify(jwk),
    state,
    createdAt: times.now,
    notBefore: times.notBefore,
    retiredAt: null,
  };
}

/**
 * Both halves of a stored key.
 * @throws SealedKeyError when the key-encryption key is not the one that sealed it.
 */
export function openKey(
  record: KeyRecord,
  kek: Uint8Array,
): SigningKey & VerificationKey & { readonly jwk: PublicJwk } {
  const privateKey = createPrivateKey({ key: Buffer.from(unsealed(record, kek)), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  return { kid: record.kid, alg: record.alg, privateKey, publicKey, jwk: publicJwk(publicKey, record.alg) };
}

/** The private key sealed under another key-encryption key. */
export function resealed(record: KeyRecord, kek: Uint8Array, other: Uint8Array): Uint8Array {
  return sealPrivateKey(other, record.kid, unsealed(record, kek));
}

function unsealed(record: KeyRecord, kek: Uint8Array): Uint8Array {
  const pkcs8 = openPrivateKey(kek, record.kid, record.privateSealed);
  if (!pkcs8) throw new SealedKeyError(`the signing key ${record.kid} was sealed with another key-encryption key`);
  return pkcs8;
}

function publicJwk(publicKey: KeyObject, alg: SignatureAlgorithm): PublicJwk {
  const jwk = publicKey.export({ format: "jwk" });
  const shown = { use: "sig", alg, kid: thumbprint(jwk) } as const;
  return alg === "ES256"
    ? { kty: "EC", crv: member(jwk.crv), x: member(jwk.x), y: member(jwk.y), ...shown }
    : { kty: "RSA", n: member(jwk.n), e: member(jwk.e), ...shown };
}

/** RFC 7638 §3: SHA-256 over the required members in alphabetical order, without white space. */
export function thumbprint(jwk: JsonWebKey): string {
  const required =
    jwk.kty === "EC" ? { crv: jwk.crv, kty: "EC", x: jwk.x, y: jwk.y } : { e: jwk.e, kty: "RSA", n: jwk.n };
  return createHash("sha256").update(JSON.stringify(required)).digest("base64url");
}

function member(value: string | undefined): string {
  if (value === undefined) throw new TypeError("the exported key lacks a member of its JWK");
  return value;
}
