/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import { errorClasses } from "./errors.ts";
import { type ClientCredentials, clientCredentials } from "./runtime/client-credentials.ts";
import {
  type BasicCredential,
  type Client,
  type CommonOptions,
  type Credential,
  orEnvironment,
  resolveClient,
} from "./runtime/index.ts";

/**
 * What a client can be told.
 *
 * The API's address, `baseURL`, is by default the environment variable SECURITY_AND_OR_BASE_URL, else
 * https://vault.example
 */
export interface ClientOptions extends CommonOptions {
  /** A personal token. */
  readonly bearer?: Credential | null | undefined;
  /** The credentials of basic. */
  readonly basic?: BasicCredential | null | undefined;
  /** The credentials of app-key. */
  readonly appKey?: Credential | null | undefined;
  /** The credentials of session. */
  readonly session?: Credential | null | undefined;
  /**
   * The credentials of certificate.
   *
   * `true` if connections present a client certificate: one of the system's, or one that `fetchOptions` or a `fetch` of
   * your own adds.
   */
  readonly certificate?: boolean | null | undefined;
  /**
   * The credentials of digest.
   *
   * What stands behind the name of the scheme in the header Authorization.
   */
  readonly digest?: Credential | null | undefined;
  /**
   * The credentials of oauth.
   *
   * An access token, a function that gives one, or what the client gets tokens with by itself.
   */
  readonly oauth?: Credential | ClientCredentials<"read" | "write"> | null | undefined;
}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no absolute URL.
 */
export function createClient(options: ClientOptions = {}): Client {
  return resolveClient(options, {
    server: "https://vault.example",
    baseURL: orEnvironment(options.baseURL, "SECURITY_AND_OR_BASE_URL"),
    credentials: {
      bearer: options.bearer,
      basic: options.basic,
      appKey: options.appKey,
      session: options.session,
      certificate: options.certificate,
      digest: options.digest,
      oauth: clientCredentials(options.oauth, "https://vault.example/token"),
    },
    errors: errorClasses,
  });
}
