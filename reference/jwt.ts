/**
 * JSON Web Tokens signed with ES256 or RS256, in compact form (RFC 7515 §7.1, RFC 7518 §3, RFC 7519 §7).
 *
 * Only tokens of our own are read, and strictly (RFC 8725): exactly three canonical base64url parts, JSON as we write
 * it, no `crit`, no nesting, and the algorithm is that of the key, never the one that the token would like.
 */
import { type KeyObject, sign, verify } from "node:crypto";
import { derFromJose, joseFromDer } from "./ecdsa-signature.ts";

export type SignatureAlgorithm = "ES256" | "RS256";

export interface SigningKey {
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly privateKey: KeyObject;
}

export interface VerificationKey {
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicKey: KeyObject;
}

export interface ParsedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signingInput: string;
  readonly signature: Uint8Array;
}

const LENGTH_LIMIT = 8_192;

/** `typ` keeps one kind of JWT from being taken for another (RFC 8725 §3.11). */
export function signJwt(key: SigningKey, typ: string, claims: Readonly<Record<string, unknown>>): string {
  const header = { alg: key.alg, typ, kid: key.kid };
  const input = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
  const made = sign("sha256", Buffer.from(input, "ascii"), key.privateKey);
  const signature = key.alg === "ES256" ? Buffer.from(joseFromDer(made)) : made;
  return `${input}.${signature.toString("base64url")}`;
}

/** The parts of a JWT, nothing verified; undefined for anything that is not a well-formed, plainly signed JWT. */
export function parseJwt(token: string): ParsedJwt | undefined {
  if (token.length > LENGTH_LIMIT) return undefined;
  const parts = token.split(".");
  const [header, payload, signature] = parts.map(decode);
  if (parts.length !== 3 || !header || !payload || !signature) return undefined;
  const parsedHeader = parseObject(header);
  const claims = parseObject(payload);
  if (!parsedHeader || !claims) return undefined;
  if ("crit" in parsedHeader || "cty" in parsedHeader) return undefined;
  return { header: parsedHeader, claims, signingInput: token.slice(0, token.lastIndexOf(".")), signature };
}

/** Whether the signature is the key's, over exactly the bytes that were sent. */
export function signatureMatches(jwt: ParsedJwt, key: VerificationKey): boolean {
  if (jwt.header.alg !== key.alg) return false;
  const signature = key.alg === "ES256" ? derFromJose(jwt.signature) : jwt.signature;
  return signature !== undefined && verify("sha256", Buffer.from(jwt.signingInput, "ascii"), key.publicKey, signature);
}

function encode(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** Undefined unless the text is the one base64url spelling of its bytes. */
function decode(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return text !== "" && bytes.toString("base64url") === text ? bytes : undefined;
}

/**
 * Undefined unless the text is the one that JSON.stringify writes of its object, as it wrote all of our own tokens. A
 * name that stands twice, of which two readers may take two different ones, cannot be in it (RFC 7515 §4, RFC 7519 §4).
 */
function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  const text = bytes.toString("utf8");
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
