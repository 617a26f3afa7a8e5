import type { Clock } from "./clock.ts";
import type { DecodedBody } from "./decode.ts";
import type { Delivery } from "./delivery.ts";
import type { OperationTable } from "./operation.ts";

/** `fetch`, as far as the client uses it: every platform's own fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request on its way. */
export interface ClientRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: NonNullable<RequestInit["body"]> | undefined;
  /** Aborted when the caller gives up, or the time is over. */
  readonly signal: AbortSignal;
  /** The name of the operation that it is for. */
  readonly operation: string;
  /** What `fetch` is told beside this. */
  readonly fetchOptions: RequestInit;
}

/** What a request is part of. */
export interface RequestContext {
  /** How the operation is sent and answered: its path as a template, the places of its credentials. */
  readonly operation: OperationTable;
  /** How many attempts of the call there have been: 0 for the first one. */
  readonly attempt: number;
}

/** Sends a request. */
export type Send = (request: ClientRequest, context: RequestContext) => Promise<Response>;

/**
 * Wraps every request that is sent, repeated and redirected ones included:
 * `(next) => async (request, context) => { …; return next({ ...request, url }, context); }`. Where there is no answer,
 * `next` rejects with an APIConnectionError, which may be tried again. Any other error is thrown to the caller.
 */
export type Interceptor = (next: Send) => Send;

/**
 * Throws where an answer is not what the document declares. Of items that are yet to come it gives others back, which throw
 * where one is not.
 */
export type ResponseValidator = (operation: OperationTable, response: Response, body: DecodedBody) => unknown;

/**
 * Headers by name, those of an operation, whose values have types of their own, and any others. A list becomes one value
 * with commas between its items, which have none themselves. `null` leaves out a header that would be sent otherwise.
 */
export interface HeaderOptions<Declared = never> {
  readonly [name: string]: HeaderValue | readonly HeaderValue[] | Declared | null | undefined;
}

type HeaderValue = string | number | boolean;

/** What every client can be told, whatever its API. */
export interface CommonOptions {
  /**
   * Where the API is, up to the paths of the document, for instance `http://127.0.0.1:8787/v2`. An operation whose server the
   * document sets apart is asked for at the same origin, with the path of that server.
   */
  readonly baseURL?: string | null | undefined;
  /**
   * Origins that credentials are sent to besides that of the base URL, for instance `["https://files.example.com"]`:
   * an operation whose server the document sets apart may be at one.
   */
  readonly credentialOrigins?: readonly string[] | undefined;
  /** Headers of every request. */
  readonly defaultHeaders?: HeaderOptions | undefined;
  /** More for `fetch` with every request, such as `dispatcher`, `credentials` or `keepalive`. */
  readonly fetchOptions?: RequestInit | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Wrapped around what sends a request, the first one outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /**
   * Checks answers against the document, their declared headers and the items of streams included: `responseChecks`, which
   * the package has in a module of its own. Those that are thrown as the error of their status are not looked into. Default:
   * answers are taken at their word.
   */
  readonly validateResponses?: ResponseValidator | undefined;
  /** In place of the system's time, for tests. */
  readonly clock?: Clock | undefined;
  /** How requests get there, for instance `reliably()`. Default: each is sent once, and has all the time that it takes. */
  readonly delivery?: Delivery | undefined;
}

/** How often a request is sent, and how long it may take. */
export interface DeliveryOptions {
  /** Milliseconds that one attempt may take, credentials and the body included. Default 60,000; 0 for no limit. */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds that a whole call may take, with all its attempts and the waiting between them. What would have to be
   * waited for beyond it is not begun: the caller gets the last answer. Default: no limit.
   */
  readonly totalTimeout?: number | undefined;
  /** How often a request that failed is tried again. Default 2. */
  readonly maxRetries?: number | undefined;
  /**
   * Gives every POST and PATCH an idempotency key of its own, the same on every attempt, so that they may be tried again:
   * in the header `Idempotency-Key`, or in one of another name. Default: none are made.
   */
  readonly idempotencyKeys?: boolean | string | undefined;
}

/** As `DeliveryOptions`, of one request. */
export interface RequestDeliveryOptions extends DeliveryOptions {
  /**
   * Sent as `Idempotency-Key`, or in the header that `idempotencyKeys` names, the same on every attempt; a
   * request that has one may be tried again.
   */
  readonly idempotencyKey?: string | undefined;
}

/** What one request can be told, whatever its operation. */
interface SendOptions {
  /** Aborts the request, the waiting between attempts included. */
  readonly signal?: AbortSignal | null | undefined;
  /** As in the client's options, for this request. */
  readonly baseURL?: string | undefined;
  readonly fetchOptions?: RequestInit | undefined;
}

/** What one request of a function can be told. */
export interface CallOptions extends SendOptions {
  readonly headers?: HeaderOptions | undefined;
  /** As in the client's options, for this request. */
  readonly delivery?: Delivery | undefined;
}

/** What one request of a resource's method can be told. */
export interface RequestOptions<Headers = unknown>
  extends SendOptions,
    Omit<RequestDeliveryOptions, "idempotencyKeys"> {
  readonly headers?: (Headers & HeaderOptions<Headers[keyof Headers]>) | undefined;
}

/** Where an operation has headers that must be given. */
export interface RequestOptionsWithHeaders<Headers> extends RequestOptions<Headers> {
  readonly headers: Headers & HeaderOptions<Headers[keyof Headers]>;
}

/** What one request of any operation was told: its headers have values of any type. */
export interface AnyRequestOptions extends SendOptions, RequestDeliveryOptions {
  readonly headers?: HeaderOptions<unknown> | undefined;
  readonly delivery?: Delivery | undefined;
}
