import type { PeerCertificate } from "node:tls";
import { withoutBlanks } from "./optional-whitespace.ts";
import type { Exchange } from "./exchange.ts";
import { textsNamed } from "./name-value-pairs.ts";
import type { SecurityScheme } from "./operation.ts";
import { formDecoded, percentDecoded } from "./percent-encoding.ts";

/** RFC 7617: what stands in front of and behind the first colon. Not form-decoded, which is OAuth's (RFC 6749 section 2.3.1). */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** A bearer token (RFC 6750 section 2.1), also for `oauth2` and `openIdConnect`. */
export interface BearerCredentials {
  readonly token: string;
}

/** The value of an API key; in a cookie it is percent-encoded, as the cookies are that OpenAPI's parameters describe. */
export interface ApiKeyCredentials {
  readonly key: string;
}

/** What follows another authentication scheme in the Authorization header (RFC 9110 section 11.4). */
export interface HttpCredentials {
  readonly scheme: string;
  readonly value: string;
}

/** The certificate that the client proved to have when the connection was made, verified against the authorities of the server. */
export interface CertificateCredentials {
  readonly certificate: PeerCertificate;
}

export type Credentials =
  | BasicCredentials
  | BearerCredentials
  | ApiKeyCredentials
  | HttpCredentials
  | CertificateCredentials;

/** What a request presents for one scheme. */
export type Presented =
  | { readonly kind: "absent" }
  | { readonly kind: "malformed" }
  | { readonly kind: "present"; readonly credentials: Credentials };

const absent: Presented = { kind: "absent" };
const malformed: Presented = { kind: "malformed" };

/** Finds the credentials for a scheme. Another scheme's in the same header count as absent. */
export function presentedCredentials(scheme: SecurityScheme, exchange: Exchange): Presented {
  if (scheme.type === "apiKey") return presentedKey(scheme, exchange);
  if (scheme.type === "mutualTLS") {
    const certificate = exchange.request.peerCertificate;
    return certificate === undefined ? absent : { kind: "present", credentials: { certificate } };
  }
  const header = exchange.request.headers.get("authorization");
  if (header === undefined) return absent;
  const space = header.indexOf(" ");
  const name = (space < 0 ? header : header.slice(0, space)).toLowerCase();
  if (name !== (scheme.type === "http" ? scheme.scheme : scheme.type)) return absent;
  // Two Authorization fields are two credentials, and nothing says which of them counts.
  if (exchange.request.headers.getAll("authorization").length > 1) return malformed;
  const value = space < 0 ? "" : withoutBlanks(header.slice(space + 1));
  switch (scheme.type) {
    case "basic":
      return basicCredentials(value);
    case "bearer":
      return /^[A-Za-z0-9\-._~+/]+=*$/.test(value) ? { kind: "present", credentials: { token: value } } : malformed;
    case "http":
      return { kind: "present", credentials: { scheme: scheme.scheme, value } };
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** `Uint8Array.from` would take ten times as long. */
function octetsOf(binary: string): Uint8Array {
  const octets = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) octets[index] = binary.charCodeAt(index);
  return octets;
}

function basicCredentials(encoded: string): Presented {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return malformed;
  let text: string;
  try {
    text = utf8.decode(octetsOf(atob(encoded)));
  } catch {
    return malformed;
  }
  const colon = text.indexOf(":");
  if (colon < 0) return malformed;
  return { kind: "present", credentials: { username: text.slice(0, colon), password: text.slice(colon + 1) } };
}

function presentedKey(scheme: Extract<SecurityScheme, { type: "apiKey" }>, exchange: Exchange): Presented {
  const { name } = scheme;
  let keys: readonly (string | undefined)[];
  if (scheme.in === "header") {
    const value = exchange.request.headers.get(name);
    keys = value === undefined ? [] : [value];
  } else if (scheme.in === "query") {
    keys = textsNamed(exchange.query, name).map(formDecoded);
  } else {
    keys = textsNamed(exchange.cookies, name).map(percentDecoded);
  }
  const [key] = keys;
  if (keys.length === 0 || key === "") return absent;
  return key === undefined || keys.length > 1 ? malformed : { kind: "present", credentials: { key } };
}
