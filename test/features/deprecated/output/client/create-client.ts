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
 * https://api.example.com
 */
export interface CreateClientOptions extends CommonOptions {
  /**
   * The credentials of oldKey.
   *
   * @deprecated
   */
  readonly oldKey?: Credential | null | undefined;
}

/**
 * What a client can be told. What is not given comes from the environment, as `fromEnvironment` says; `baseURL`
 * from FEATURE_BASE_URL.
 */
export interface ClientOptions extends Omit<CreateClientOptions, "delivery">, DeliveryOptions {}

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no http URL of an origin and a path alone.
 */
export function createClient(options: CreateClientOptions = {}): Client {
  return resolveClient(options, "https://api.example.com");
}

/**
 * The options, and in place of those that are not given what environment variables say: the address of the API and
 * credentials.
 */
export function fromEnvironment(options: CreateClientOptions = {}): CreateClientOptions {
  return {
    ...options,
    baseURL: orEnvironment(options.baseURL, "FEATURE_BASE_URL"),
  };
}
