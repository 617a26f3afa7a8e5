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
    const added: AddedCredentials = { headers: [], query: [], cookies: [] };
    let satisfied = true;
    for (const scheme of schemes) {
      const table: AnyScheme = scheme;
      satisfied &&= await table.add(scheme, client, added);
    }
    if (satisfied) return added;
  }
  return undefined;
}

/** What is added by and by. */
export interface AddedCredentials extends Authentication {
  readonly headers: NameAndValue[];
  readonly query: NameAndValue[];
  readonly cookies: NameAndValue[];
  renew?: HeldToken["renew"];
}

/** Each table has the function for its own type of scheme. */
interface AnyScheme {
  /** Adds the scheme's credentials; false where there are none. */
  add(scheme: SecurityScheme, client: Client, added: AddedCredentials): Promise<boolean>;
}
