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
 * The API's address, `baseURL`, is by default the environment variable FEATURE_BASE_URL, else
 * https://api.example.com
 */
export interface ClientOptions extends CommonOptions {
  /**
   * The credentials of oldKey.
   *
   * @deprecated
   */
  readonly oldKey?: Credential | null | undefined;
}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no absolute URL.
 */
export function createClient(options: ClientOptions = {}): Client {
  return resolveClient(options, {
    server: "https://api.example.com",
    baseURL: orEnvironment(options.baseURL, "FEATURE_BASE_URL"),
    credentials: { oldKey: options.oldKey },
    errors: errorClasses,
  });
}
