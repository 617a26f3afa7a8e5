import type { Client } from "./client.ts";
import type { Authentication, UserNameAndPassword } from "./credentials.ts";
import type { BasicScheme, CertificateScheme, KeyScheme, NameAndPasswordScheme, TokenScheme } from "./operation.ts";

/**
 * Adds a token, or what else stands behind the name of a scheme in the header Authorization.
 * @returns False where there are no credentials, as with the other schemes.
 */
export function addToken(scheme: TokenScheme, client: Client, request: Authentication): Promise<boolean> {
  return addSecret(scheme, client, request, (value) => {
    request.headers.authorization = `${scheme.type === "http" ? scheme.scheme : "Bearer"} ${value}`;
  });
}

/** Adds a key to the headers. */
export function addKey(scheme: KeyScheme, client: Client, request: Authentication): Promise<boolean> {
  return addSecret(scheme, client, request, (value) => {
    request.headers[scheme.name] = value;
  });
}

/** Adds a key to the query. */
export function addQueryKey(scheme: KeyScheme, client: Client, request: Authentication): Promise<boolean> {
  return addSecret(scheme, client, request, (value) => {
    request.url += `${request.url.includes("?") ? "&" : "?"}${pair(scheme.name, value)}`;
  });
}

/** Adds the key in the query of a request to that of the place that it is redirected to, unless it is there. */
export function keepQueryKey(name: string, { searchParams }: URL, to: URL): void {
  const key = searchParams.get(name);
  if (key !== null && !to.searchParams.has(name)) to.search += `${to.search ? "&" : "?"}${pair(name, key)}`;
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

/**
 * Adds a key to the cookies. It keeps what a cookie can hold (RFC 6265 section 4.1.1), but for the percent sign: whoever
 * reads it decodes it.
 */
export function addCookieKey(scheme: KeyScheme, client: Client, request: Authentication): Promise<boolean> {
  return addSecret(scheme, client, request, (value) => {
    const encoded = value.replace(/[^\x21\x23\x24\x26-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+/g, encodeURIComponent);
    request.cookies.push(`${scheme.name}=${encoded}`);
  });
}

/** Adds a user name and a password that are one option. Either may be empty (RFC 7617 section 2): some APIs take a key for the one. */
export async function addBasic({ option }: BasicScheme, client: Client, request: Authentication): Promise<boolean> {
  const { username, password }: Partial<UserNameAndPassword> = Object(await givenFor(option, client));
  if (username === undefined || username === null || password === undefined || password === null) return false;
  request.headers.authorization = basicAuthorization(username, password);
  return true;
}

/** Adds a user name and a password that are options of their own, of which one may be empty. */
export async function addNameAndPassword(
  scheme: NameAndPasswordScheme,
  client: Client,
  request: Authentication,
): Promise<boolean> {
  const username = await givenFor(scheme.username, client);
  const password = await givenFor(scheme.password, client);
  // Two empty options are none, as one is.
  if (
    username === undefined ||
    username === null ||
    password === undefined ||
    password === null ||
    !(username || password)
  )
    return false;
  request.headers.authorization = basicAuthorization(`${username}`, `${password}`);
  return true;
}

/** Adds nothing: the connection itself has the credentials. */
export async function addCertificate({ option }: CertificateScheme, client: Client): Promise<boolean> {
  return (await givenFor(option, client)) === true;
}

/** @param write Adds the secret to the request: at once, or when it has been got. */
async function addSecret(
  { option, grant }: TokenScheme | KeyScheme,
  client: Client,
  request: Authentication,
  write: (value: string) => void,
): Promise<boolean> {
  const given = await givenFor(option, client);
  if (!given || typeof given !== "string") return grant?.(given, client, request, write) === true;
  write(given);
  return true;
}

async function givenFor(option: string, client: Client): Promise<unknown> {
  const given: unknown = Reflect.get(client.options(), option);
  return typeof given === "function" ? given() : given;
}

/** RFC 7617 section 2.1: the octets of the UTF-8 text, in base64. */
export function basicAuthorization(username: string, password: string): string {
  // Section 2: the first colon ends the user name, and the rest would count as password.
  if (username.includes(":")) throw new TypeError("A user name has no colon.");
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`;
}
