/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import {
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
 * https://api.telnyx.com/v2
 */
export interface CreateClientOptions extends CommonOptions {
  /**
   * The credentials of bearerAuth.
   *
   * From the environment: TELNYX_API_KEY.
   */
  readonly apiKey?: Credential | null | undefined;
  /**
   * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
   *
   * From the environment: TELNYX_CLIENT_ID.
   */
  readonly clientID?: Credential | null | undefined;
  /**
   * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
   *
   * From the environment: TELNYX_CLIENT_SECRET.
   */
  readonly clientSecret?: Credential | null | undefined;
}

/**
 * What a client can be told. What is not given comes from the environment, as `fromEnvironment` says; `baseURL`
 * from TELNYX_BASE_URL.
 */
export interface ClientOptions extends Omit<CreateClientOptions, "delivery">, DeliveryOptions {}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no http URL of an origin and a path alone.
 */
export function createClient(options: CreateClientOptions = {}): Client {
  return resolveClient(options, "https://api.telnyx.com/v2");
}

/**
 * The options, and in place of those that are not given what environment variables say: the address of the API and
 * credentials.
 */
export function fromEnvironment(options: CreateClientOptions = {}): CreateClientOptions {
  return {
    ...options,
    baseURL: orEnvironment(options.baseURL, "TELNYX_BASE_URL"),
    apiKey: orEnvironment(options.apiKey, "TELNYX_API_KEY"),
    clientID: orEnvironment(options.clientID, "TELNYX_CLIENT_ID"),
    clientSecret: orEnvironment(options.clientSecret, "TELNYX_CLIENT_SECRET"),
  };
}
