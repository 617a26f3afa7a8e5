/*
 * Who is calling: the security schemes of the API.
 */
import type {
  ApiKeyCredentials,
  BasicCredentials,
  BearerCredentials,
  CertificateCredentials,
  Forbidden,
  HttpCredentials,
  MaybePromise,
  SecurityScheme,
  ServerRequest,
} from "./runtime/index.ts";

/**
 * What authenticators make of credentials, by security scheme: a user, a client, whatever the application knows its
 * callers as.
 */
export interface Principals {
  readonly bearer: unknown;
  readonly basic: unknown;
  readonly appKey: unknown;
  readonly session: unknown;
  readonly certificate: unknown;
  readonly digest: unknown;
  readonly oauth: unknown;
}

/**
 * One authenticator for each security scheme. It answers with the principal; with `undefined` or `false` if the
 * credentials are wrong, which the client sees as 401; or with `forbidden()`, 403.
 *
 * `scopes` are those that the operation asks for.
 */
export interface Authenticators<Context = undefined, P extends Principals = Principals> {
  /**
   * A personal token.
   *
   * `#/components/securitySchemes/bearer`
   */
  bearer(
    credentials: BearerCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["bearer"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/basic` */
  basic(
    credentials: BasicCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["basic"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/app-key` */
  appKey(
    credentials: ApiKeyCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["appKey"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/session` */
  session(
    credentials: ApiKeyCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["session"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/certificate` */
  certificate(
    credentials: CertificateCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["certificate"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/digest` */
  digest(
    credentials: HttpCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["digest"] | Forbidden | false | undefined>;
  /** `#/components/securitySchemes/oauth` */
  oauth(
    credentials: BearerCredentials,
    request: ServerRequest,
    context: Context,
    scopes: readonly string[],
  ): MaybePromise<P["oauth"] | Forbidden | false | undefined>;
}

/** Where each scheme's credentials stand in a request. */
export const securitySchemes: Readonly<Record<string, SecurityScheme>> = {
  bearer: { type: "bearer" },
  basic: { type: "basic" },
  appKey: { type: "apiKey", in: "header", name: "X-App-Key" },
  session: { type: "apiKey", in: "cookie", name: "session" },
  certificate: { type: "mutualTLS" },
  digest: { type: "http", scheme: "digest" },
  oauth: { type: "bearer" },
};
