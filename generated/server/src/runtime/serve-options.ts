import type { ChallengeParameters } from "./challenge.ts";
import type { Limits } from "./exchange.ts";
import type { Operation, SecurityScheme } from "./operation.ts";
import type { Refusal } from "./refusal.ts";
import type { PlainResponse } from "./response.ts";
import type { RouteMatch } from "./route.ts";
import type { ServerRequest } from "./server-request.ts";

export type MaybePromise<Value> = Value | Promise<Value>;

/** What the generated files say of an API. */
export interface ApiTables {
  /** The realm of challenges, unless the application names another one. */
  readonly title: string;
  readonly match: (path: string, method: string) => RouteMatch | undefined;
  /** A function for each operation, which makes its table. */
  readonly operations: readonly (() => Operation)[];
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** What the application calls to have it served, for errors. Default: `createServer`. */
  readonly maker?: string;
  /** Options that it takes beside those of every server. */
  readonly ownOptions?: readonly string[];
}

/** Answers a request. */
export type Next<Context> = (request: ServerRequest, context: Context) => Promise<PlainResponse>;

/** Goes around the whole server: refusals and the fallback too. `request.operation` says which operation will answer. */
export type Interceptor<Context> = (next: Next<Context>) => Next<Context>;

/** The options of a server that do not depend on the API. */
export interface CommonOptions<Context> {
  /**
   * Answers at paths that the API does not have. Undefined: the path does not exist, 404. A response of `fetch` may be passed on:
   * it leaves without the coding that `fetch` has undone, and without fields of the connection that it came by.
   */
  readonly fallback?:
    | ((request: ServerRequest, context: Context) => MaybePromise<PlainResponse | Response | undefined>)
    | undefined;
  /** The first one is the outermost. */
  readonly interceptors?: readonly Interceptor<Context>[] | undefined;
  /**
   * Checks every response of a handler against the document before it leaves; one that does not fit is reported to
   * `onError`, and the client gets 500. Meant for tests and development. Default false.
   */
  readonly validateResponses?: boolean | undefined;
  /** What becomes of query parameters that the operation does not declare: they are left alone, or the request is invalid. Default `ignore`. */
  readonly unknownParameters?: "ignore" | "refuse" | undefined;
  /**
   * The status of a request that can be read and does not fit the document: 400, or 422 (RFC 9110 section 15.5.21). One that
   * cannot be read is 400. Default 400.
   */
  readonly validationStatus?: 400 | 422 | undefined;
  /**
   * After how many milliseconds of silence a response of server-sent events gets a comment, which no reader takes for an
   * event: proxies end connections on which nothing happens. 0: never. Default 15,000.
   */
  readonly eventKeepAlive?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /**
   * Told of everything that was thrown. The client learns nothing of it. It may be `async`; what it fails with itself goes to
   * `console.error`. Default: `console.error`.
   */
  readonly onError?: ((error: unknown, request: ServerRequest) => void) | undefined;
}

/**
 * The context may be left out where the handlers do without, and is `null` where each request comes with one.
 * @typeParam Own What is given: the type that `createServer` infers, to know whether the server has a context of its own.
 */
export type ContextOption<Context, Own = Context> = (undefined extends Context
  ? { readonly context?: Context | null }
  : { readonly context: Context | null }) & {
  /** What everything that is called for a request gets. `null`: each request comes with one, by `with` of the server. */
  readonly context?: Own;
};

/** The options of `createServer` without the types that only the API knows. */
export interface ServeOptions<Context> extends CommonOptions<Context> {
  readonly handlers: object;
  readonly security?: object | undefined;
  readonly refuse?: RefuseOptions<Context> | undefined;
  readonly challenges?: Readonly<Record<string, ChallengeParameters | undefined>> | undefined;
}

/** How refusals are answered. */
export interface RefuseOptions<Context> {
  /** For the whole API. Undefined: a problem detail (RFC 9457). Headers of the refusal that the answer leaves out are added if it keeps the status. */
  readonly default?: ((refusal: Refusal, context: Context) => MaybePromise<PlainResponse | undefined>) | undefined;
  /** By operation, with a response that the operation declares. Undefined: the default answers. */
  readonly operations?: object | undefined;
}
