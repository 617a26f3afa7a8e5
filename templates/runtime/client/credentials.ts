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

/** Credentials by the name of the client's option. */
export interface Credentials {
  readonly [option: string]: Credential | BasicCredential | null | undefined;
}

/** What an alternative of an operation's security adds to its request. */
export interface Authentication {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
}

const nothing: Authentication = { headers: [], query: [], cookies: [] };

/**
 * The first alternative whose credentials are all there (OpenAPI 3.1 section 4.8.30), or nothing where there is none:
 * the server then says what it wants.
 */
export async function authenticate(
  alternatives: readonly (readonly SecurityScheme[])[],
  credentials: Credentials,
): Promise<Authentication> {
  for (const schemes of alternatives) {
    const parts: Authentication[] = [];
    for (const scheme of schemes) {
      const part = await satisfy(scheme, credentials);
      if (part === undefined) break;
      parts.push(part);
    }
    if (parts.length === schemes.length) {
      return {
        headers: parts.flatMap((part) => part.headers),
        query: parts.flatMap((part) => part.query),
        cookies: parts.flatMap((part) => part.cookies),
      };
    }
  }
  return nothing;
}

async function satisfy(scheme: SecurityScheme, credentials: Credentials): Promise<Authentication | undefined> {
  if (scheme.type === "basic") {
    const pair = await userNameAndPassword(scheme, credentials);
    if (pair === undefined) return undefined;
    // RFC 7617 section 2: the first colon ends the user name, and the rest would count as password.
    if (pair.username.includes(":")) throw new TypeError("A user name has no colon.");
    return { ...nothing, headers: [["authorization", `Basic ${base64(`${pair.username}:${pair.password}`)}`]] };
  }
  const value = await text(credentials[scheme.option]);
  if (value === undefined) return undefined;
  if (scheme.type === "apiKey" && scheme.in === "query") return { ...nothing, query: [[scheme.name, value]] };
  if (scheme.type === "apiKey" && scheme.in === "cookie") return { ...nothing, cookies: [[scheme.name, value]] };
  // The platform's own message would show the credentials.
  if (!headerText.test(value)) {
    throw new TypeError(`The value of ${scheme.option} has a character that no header can have.`);
  }
  if (scheme.type === "bearer") return { ...nothing, headers: [["authorization", `Bearer ${value}`]] };
  return { ...nothing, headers: [[scheme.name, value]] };
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
    return typeof value === "object" && value !== null ? value : undefined;
  }
  const username = await text(credentials[scheme.username]);
  const password = await text(credentials[scheme.password]);
  return username === undefined || password === undefined ? undefined : { username, password };
}

async function text(credential: Credentials[string]): Promise<string | undefined> {
  const value = typeof credential === "function" ? await credential() : credential;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** RFC 7617 section 2.1: the octets of the UTF-8 text, in base64. */
function base64(value: string): string {
  return btoa(Array.from(new TextEncoder().encode(value), (octet) => String.fromCharCode(octet)).join(""));
}
