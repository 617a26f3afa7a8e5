/*
 * Who is calling: the security schemes of the API.
 */
import type {
  BasicCredentials,
  BearerCredentials,
  Forbidden,
  MaybePromise,
  SecurityScheme,
  ServerRequest,
} from "./runtime/index.ts";

/**
 * What authenticators make of credentials, by security scheme: a user, a client, whatever the application knows its
 * callers as.
 */
export interface Principals {
  readonly bearerAuth: unknown;
  readonly oauthClientAuth: unknown;
}

/**
 * One authenticator for each security scheme. It answers with the principal; with `undefined` or `false` if the
 * credentials are wrong, which the client sees as 401; or with `forbidden()`, 403.
 *
 * `scopes` are those that the operation asks for.
 */
export interface Authenticators<Context = undefined, P extends Principals = Principals> {
  /** `#/components/securitySchemes/bearerAuth` */
  bearerAuth(
    credentials: BearerCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["bearerAuth"] | Forbidden | false | undefined>;
  /**
   * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
   *
   * `#/components/securitySchemes/oauthClientAuth`
   */
  oauthClientAuth(
    credentials: BasicCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["oauthClientAuth"] | Forbidden | false | undefined>;
}

/** Where each scheme's credentials stand in a request. */
export const securitySchemes: Readonly<Record<string, SecurityScheme>> = {
  bearerAuth: { type: "bearer" },
  oauthClientAuth: { type: "basic" },
};
