/*
 * Who is calling: the security schemes of the API.
 */
import type {
  ApiKeyCredentials,
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
  readonly oldKey: unknown;
}

/**
 * One authenticator for each security scheme. It answers with the principal; with `undefined` or `false` if the
 * credentials are wrong, which the client sees as 401; or with `forbidden()`, 403.
 *
 * `scopes` are those that the operation asks for.
 */
export interface Authenticators<Context = undefined, P extends Principals = Principals> {
  /**
   * `#/components/securitySchemes/oldKey`
   *
   * @deprecated
   */
  oldKey(
    credentials: ApiKeyCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["oldKey"] | Forbidden | false | undefined>;
}

/** Where each scheme's credentials stand in a request. */
export const securitySchemes: Readonly<Record<string, SecurityScheme>> = {
  oldKey: { type: "apiKey", in: "header", name: "X-Key" },
};
