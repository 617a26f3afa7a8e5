/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import { errorClasses } from "./errors.ts";
import {
  type Client,
  type CommonOptions,
  type Credential,
  orEnvironment,
  resolveClient,
} from "./runtime/index.ts";

/**
 * What a client can be told.
 *
 * The API's address, `baseURL`, is by default the environment variable TELNYX_BASE_URL, else
 * https://api.telnyx.com/v2
 */
export interface ClientOptions extends CommonOptions {
  /**
   * The credentials of bearerAuth.
   *
   * Default: the environment variable TELNYX_API_KEY.
   */
  readonly apiKey?: Credential | null | undefined;
  /**
   * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
   *
   * Default: the environment variable TELNYX_CLIENT_ID.
   */
  readonly clientID?: Credential | null | undefined;
  /**
   * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
   *
   * Default: the environment variable TELNYX_CLIENT_SECRET.
   */
  readonly clientSecret?: Credential | null | undefined;
}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no absolute URL.
 */
export function createClient(options: ClientOptions = {}): Client {
  return resolveClient(options, {
    server: "https://api.telnyx.com/v2",
    baseURL: orEnvironment(options.baseURL, "TELNYX_BASE_URL"),
    credentials: {
      apiKey: orEnvironment(options.apiKey, "TELNYX_API_KEY"),
      clientID: orEnvironment(options.clientID, "TELNYX_CLIENT_ID"),
      clientSecret: orEnvironment(options.clientSecret, "TELNYX_CLIENT_SECRET"),
    },
    errors: errorClasses,
  });
}
