import type { Client } from "./client.ts";
import type { AddedCredentials, Credentials, UserNameAndPassword } from "./credentials.ts";
import type { BasicScheme, CertificateScheme, KeyScheme, TokenScheme } from "./operation.ts";

/**
 * Adds a token, or what else stands behind the name of a scheme in the header Authorization.
 * @returns False where there are no credentials, as with the other schemes.
 * @throws TypeError for a value that no header can have, as with the other schemes.
 */
export async function addToken(scheme: TokenScheme, client: Client, added: AddedCredentials): Promise<boolean> {
  const value = await secretOf(scheme.option, client, added);
  if (value === undefined) return false;
  const name = scheme.type === "http" ? scheme.scheme : "Bearer";
  added.headers.push(["authorization", `${name} ${checkedForHeader(scheme.option, value)}`]);
  return true;
}

/** Adds a key where the document says. */
export async function addKey(scheme: KeyScheme, client: Client, added: AddedCredentials): Promise<boolean> {
  const value = await secretOf(scheme.option, client, added);
  if (value === undefined) return false;
  if (scheme.in === "header") added.headers.push([scheme.name, checkedForHeader(scheme.option, value)]);
  else added[scheme.in === "query" ? "query" : "cookies"].push([scheme.name, value]);
  return true;
}

/** Adds a user name and a password. */
export async function addBasic(scheme: BasicScheme, client: Client, added: AddedCredentials): Promise<boolean> {
  const pair = await userNameAndPassword(scheme, client.credentials());
  if (pair === undefined) return false;
  // RFC 7617 section 2: the first colon ends the user name, and the rest would count as password.
  if (pair.username.includes(":")) throw new TypeError("A user name has no colon.");
  added.headers.push(["authorization", basicAuthorization(pair)]);
  return true;
}

/** Adds nothing: the connection itself has the credentials. */
export async function addCertificate(scheme: CertificateScheme, client: Client): Promise<boolean> {
  return client.credentials()[scheme.option] === true;
}

/** RFC 9110 section 5.5, without what is obsolete. */
const headerText = /^[\t\x20-\x7e]*$/;

/** The platform's own message would show the credentials. */
function checkedForHeader(option: string, value: string): string {
  if (headerText.test(value)) return value;
  throw new TypeError(`The value of ${option} has a character that no header can have.`);
}

async function userNameAndPassword(
  scheme: BasicScheme,
  credentials: Credentials,
): Promise<UserNameAndPassword | undefined> {
  if ("option" in scheme) {
    const given = credentials[scheme.option];
    const value = typeof given === "function" ? await given() : given;
    return typeof value === "object" && value !== null && "username" in value ? value : undefined;
  }
  const username = await text(credentials[scheme.username]);
  const password = await text(credentials[scheme.password]);
  return username === undefined || password === undefined ? undefined : { username, password };
}

async function secretOf(option: string, client: Client, added: AddedCredentials): Promise<string | undefined> {
  const credential = client.credentials()[option];
  if (typeof credential !== "object" || credential === null || !("token" in credential)) return text(credential);
  const { value, renew } = await credential.token(client);
  added.renew = renew;
  return value;
}

async function text(credential: Credentials[string]): Promise<string | undefined> {
  const value = typeof credential === "function" ? await credential() : credential;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** RFC 7617 section 2.1: the octets of the UTF-8 text, in base64. */
export function basicAuthorization({ username, password }: UserNameAndPassword): string {
  const octets = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""))}`;
}
