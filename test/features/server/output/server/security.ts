/*
 * Who is calling: the security schemes of the API.
 */
import type {
  ApiKeyCredentials,
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
  readonly token: unknown;
  readonly key: unknown;
}

/**
 * One authenticator for each security scheme. It answers with the principal; with `undefined` or `false` if the
 * credentials are wrong, which the client sees as 401; or with `forbidden()`, 403.
 *
 * `scopes` are those that the operation asks for.
 */
export interface Authenticators<Context = undefined, P extends Principals = Principals> {
  /** `#/components/securitySchemes/token` */
  token(
    credentials: BearerCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["token"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/key` */
  key(
    credentials: ApiKeyCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["key"] | Forbidden | false | undefined>;
}

/** Where each scheme's credentials stand in a request. */
export const securitySchemes: Readonly<Record<string, SecurityScheme>> = {
  token: { type: "bearer" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
};
