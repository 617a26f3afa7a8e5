/*
 * The options of a client, and where each of them comes from if it is not given.
 */
import { errorClasses } from "./errors.ts";
import {
  chooseServer,
  type Client,
  type CommonOptions,
  fillVariables,
  orEnvironment,
  resolveClient,
} from "./runtime/index.ts";

/**
 * What a client can be told.
 *
 * The API's address, `baseURL`, is by default the environment variable SERVERS_BASE_URL, else
 * https://us.example.com/v2
 */
export interface ClientOptions extends CommonOptions {
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
 * @throws TypeError if `baseURL` is no absolute URL, or the server is none.
 */
export function createClient(options: ClientOptions = {}): Client {
  return resolveClient(options, {
    server: chooseServer(servers, options),
    serverVariables: options.serverVariables,
    baseURL: orEnvironment(options.baseURL, "SERVERS_BASE_URL"),
    credentials: {},
    errors: errorClasses,
  });
}
