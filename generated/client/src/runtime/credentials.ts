import type { Client } from "./client.ts";
import type { SecurityScheme } from "./operation.ts";

/** A token or key, or a function that gives one for each request; undefined or null for none. */
export type Credential = string | (() => string | undefined | Promise<string | undefined>);

/** A user name and a password, or a function that gives them for each request. */
export type BasicCredential =
  | UserNameAndPassword
  | (() => UserNameAndPassword | undefined | Promise<UserNameAndPassword | undefined>);

export interface UserNameAndPassword {
  readonly username: string;
  readonly password: string;
}

/** What gets tokens by itself, keeps them, and replaces them in time. */
export interface TokenSource {
  token(client: Client): Promise<HeldToken>;
}

export interface HeldToken {
  readonly value: string;
  /**
   * Called where the API refused the token, which then is not kept any longer.
   * @returns Whether another one may do better: not, if this one was new.
   */
  readonly renew: () => boolean;
}

/** Credentials by the name of the client's option; true where the connection itself is the credential. */
export interface Credentials {
  readonly [option: string]: Credential | BasicCredential | TokenSource | boolean | null | undefined;
}

type NameAndValue = readonly [name: string, value: string];

/** What an alternative of an operation's security adds to its request. */
export interface Authentication {
  readonly headers: readonly NameAndValue[];
  readonly query: readonly NameAndValue[];
  readonly cookies: readonly NameAndValue[];
  readonly renew?: HeldToken["renew"] | undefined;
}

/**
 * The first alternative whose credentials are all there (OpenAPI 3.1 section 4.8.30), or undefined where there is none:
 * the server then says what it wants.
 */
export async function authenticate(
  alternatives: readonly (readonly SecurityScheme[])[],
  client: Client,
): Promise<Authentication | undefined> {
  for (const schemes of alternatives) {
    const added: Added = { headers: [], query: [], cookies: [] };
    let satisfied = true;
    for (const scheme of schemes) satisfied &&= await satisfy(scheme, client, added);
    if (satisfied) return added;
  }
  return undefined;
}

interface Added extends Authentication {
  readonly headers: NameAndValue[];
  readonly query: NameAndValue[];
  readonly cookies: NameAndValue[];
  renew?: HeldToken["renew"];
}

/** Adds a scheme's credentials; false where there are none. */
async function satisfy(scheme: SecurityScheme, client: Client, added: Added): Promise<boolean> {
  const credentials = client.credentials();
  if (scheme.type === "mutualTLS") return credentials[scheme.option] === true;
  if (scheme.type === "basic") {
    const pair = await userNameAndPassword(scheme, credentials);
    if (pair === undefined) return false;
    // RFC 7617 section 2: the first colon ends the user name, and the rest would count as password.
    if (pair.username.includes(":")) throw new TypeError("A user name has no colon.");
    added.headers.push(["authorization", basicAuthorization(pair)]);
    return true;
  }
  const value = await secretOf(credentials[scheme.option], client, added);
  if (value === undefined) return false;
  if (scheme.type === "apiKey" && scheme.in !== "header") {
    added[scheme.in === "query" ? "query" : "cookies"].push([scheme.name, value]);
    return true;
  }
  // The platform's own message would show the credentials.
  if (!headerText.test(value)) {
    throw new TypeError(`The value of ${scheme.option} has a character that no header can have.`);
  }
  added.headers.push(
    scheme.type === "apiKey"
      ? [scheme.name, value]
      : ["authorization", `${scheme.type === "http" ? scheme.scheme : "Bearer"} ${value}`],
  );
  return true;
}

/** RFC 9110 section 5.5, without what is obsolete. */
const headerText = /^[\t\x20-\x7e]*$/;

async function userNameAndPassword(
  scheme: Extract<SecurityScheme, { type: "basic" }>,
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

async function secretOf(credential: Credentials[string], client: Client, added: Added): Promise<string | undefined> {
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
