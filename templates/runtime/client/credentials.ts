import type { Client } from "./client.ts";

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

/** What an alternative of an operation's security makes of its request. */
export interface Authentication {
  /** The request's, with what is added to its query. */
  url: string;
  readonly headers: Record<string, string>;
  /** `name=value` */
  readonly cookies: string[];
  /** Gets the tokens that the alternative takes, and adds them: only once all its credentials are there. */
  grant?: () => Promise<void>;
  renew?: HeldToken["renew"];
}

/**
 * The request with the credentials of the first alternative that are all there (OpenAPI 3.1 section 4.8.30). Where there
 * is none it has no credentials: the server then says what it wants.
 */
export async function authenticate(
  [schemes = [], ...others]: readonly (readonly AnyScheme[])[],
  client: Client,
  url: string,
): Promise<Authentication> {
  const request: Authentication = { url, headers: {}, cookies: [] };
  for (const scheme of schemes) {
    if (!(await scheme.add(scheme, client, request))) return authenticate(others, client, url);
  }
  await request.grant?.();
  return request;
}

/** Each table has the function for its own type of scheme. */
interface AnyScheme {
  /** Adds the scheme's credentials; false where there are none. */
  add(scheme: AnyScheme, client: Client, request: Authentication): Promise<boolean>;
}
