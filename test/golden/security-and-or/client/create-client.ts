/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import { type ClientCredentials, clientCredentials } from "./runtime/client-credentials.ts";
import {
  type BasicCredential,
  type Client,
  type CommonOptions,
  type Credential,
  type DeliveryOptions,
  orEnvironment,
  resolveClient,
} from "./runtime/index.ts";

/**
 * What a client of the functions can be told.
 *
 * The API's address, `baseURL`, is by default
 * https://vault.example
 */
export interface CreateClientOptions extends CommonOptions {
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
 * What a client can be told. What is not given comes from the environment, as `fromEnvironment` says; `baseURL`
 * from SECURITY_AND_OR_BASE_URL.
 */
export interface ClientOptions extends Omit<CreateClientOptions, "delivery">, DeliveryOptions {}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no http URL of an origin and a path alone.
 */
export function createClient(options: CreateClientOptions = {}): Client {
  return resolveClient(
    { ...options, oauth: clientCredentials(options.oauth, "https://vault.example/token") },
    "https://vault.example",
  );
}

/**
 * The options, and in place of those that are not given what environment variables say: the address of the API and
 * credentials.
 */
export function fromEnvironment(options: CreateClientOptions = {}): CreateClientOptions {
  return {
    ...options,
    baseURL: orEnvironment(options.baseURL, "SECURITY_AND_OR_BASE_URL"),
  };
}
