/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import {
  chooseServer,
  type Client,
  type CommonOptions,
  type DeliveryOptions,
  fillVariables,
  orEnvironment,
} from "./runtime/index.ts";

/**
 * What a client of the functions can be told.
 *
 * The API's address, `baseURL`, is by default
 * https://us.example.com/v2
 */
export interface CreateClientOptions extends CommonOptions {
  /**
   * Which server of the API to use, in place of `baseURL` and of what the environment says. Default: the first one.
   *
   * - `production`: `https://{region}.example.com/{version}`, Where real money moves
   * - `sandbox`: `https://sandbox.example.com/{tenant}`
   */
  readonly server?: "production" | "sandbox" | undefined;
  /** The values of the variables in the URLs of servers. */
  readonly serverVariables?: ServerVariables | undefined;
}

/**
 * What a client can be told. What is not given comes from the environment, as `fromEnvironment` says; `baseURL`
 * from SERVERS_BASE_URL.
 */
export interface ClientOptions extends Omit<CreateClientOptions, "delivery">, DeliveryOptions {}

/** The variables in the URLs of the API's servers. */
export interface ServerVariables {
  /**
   * Where the data is kept.
   *
   * @default "us"
   */
  readonly region?: "us" | "eu" | undefined;
  /** @default "v2" */
  readonly version?: "v1" | "v2" | undefined;
  /**
   * Who tries it out.
   *
   * @default "demo"
   */
  readonly tenant?: string | undefined;
}

/** The servers of the API. */
const servers = {
  production: {
    url: "https://{region}.example.com/{version}",
    variables: { region: { default: "us", enum: ["us", "eu"] }, version: { default: "v2", enum: ["v1", "v2"] } },
    fill: fillVariables,
  },
  sandbox: {
    url: "https://sandbox.example.com/{tenant}",
    variables: { tenant: { default: "demo" } },
    fill: fillVariables,
  },
};

/**
 * What the functions send requests with.
 *
 * @throws TypeError if `baseURL` is no http URL of an origin and a path alone, or the server is none.
 */
export function createClient(options: CreateClientOptions = {}): Client {
  return chooseServer(options, servers);
}

/**
 * The options, and in place of those that are not given what environment variables say: the address of the API and
 * credentials.
 */
export function fromEnvironment(options: CreateClientOptions = {}): CreateClientOptions {
  return {
    ...options,
    baseURL: options.server === undefined ? orEnvironment(options.baseURL, "SERVERS_BASE_URL") : options.baseURL,
  };
}
