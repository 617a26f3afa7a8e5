import { authenticate, type FailedAuthentication, type Security } from "./authenticate.ts";
import { challenges } from "./challenge.ts";
import { checkOptions } from "./check-options.ts";
import { noBody, type ReadBody, readBody } from "./decode-body.ts";
import { applicationFunction, type Endpoint, endpoints } from "./endpoint.ts";
import { defaultLimits, Exchange, type Limits } from "./exchange.ts";
import { decodeRequest, type HandlerInput, requestAtOnce, unvalidatedRequest } from "./handler-request.ts";
import { heldContent } from "./held-body.ts";
import { acceptedOffers, type Offer } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import { PassedStreams } from "./passed-streams.ts";
import { isAmbiguous, normalPath } from "./percent-encoding.ts";
import { Refusals } from "./refusals.ts";
import { remembered } from "./remembered.ts";
import { reporter } from "./report.ts";
import type { RequestIssue } from "./request-issue.ts";
import {
  type EncodedResponse,
  type EncodeOptions,
  encodeOperationResponse,
  encodePlainResponse,
  type PlainResponse,
  plainResponse,
} from "./response.ts";
import type { RouteMatch } from "./route.ts";
import type { ApiTables, MaybePromise, Next, ServeOptions } from "./serve-options.ts";
import { BaseRequest } from "./server-request.ts";

/**
 * Answers the requests of one API, whichever door they come through. What has to be waited for is a promise, and what has
 * not is none: most requests are answered in one go.
 */
export class Responder<Context> {
  readonly limits: Limits;
  readonly #api: ApiTables;
  readonly #options: ServeOptions<Context>;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  readonly #security: Security<Context>;
  readonly #encoding: EncodeOptions;
  readonly #refusals: Refusals<Context>;
  readonly #intercepted: Next<Context> | undefined;
  readonly #passed: PassedStreams;
  readonly #refusesUnknown: boolean;

  /**
   * @throws TypeError if a handler or an authenticator is missing, which only untyped code can bring about.
   * @throws RangeError for an option that is none of its values.
   */
  constructor(api: ApiTables, options: ServeOptions<Context>) {
    this.#api = api;
    this.#options = options;
    const { maker = "createServer", schemes } = api;
    checkOptions(options, { ...api, maker });
    this.#refusesUnknown = options.unknownParameters === "refuse";
    this.limits = limitsOf(options.limits);
    const { validateResponses = false, eventKeepAlive = defaultKeepAlive } = options;
    const report = reporter(options);
    this.#encoding = { check: validateResponses, eventKeepAlive, report };
    this.#passed = new PassedStreams(report);
    this.#endpoints = endpoints(api, options.handlers, options.refuse?.operations ?? {});
    const authenticators = new Map(
      Object.keys(schemes).map((name) => [name, applicationFunction(maker, options.security, name, "authenticator")]),
    );
    this.#security = { schemes, authenticators };
    this.#refusals = new Refusals(options, this.#endpoints, this.#encoding);
    this.#intercepted = options.interceptors?.reduceRight<Next<Context>>(
      (next, interceptor) => interceptor(this.#passed.awaited(next)),
      async (request, given) => this.#pass(passedOn(request), given),
    );
  }

  /** Finds what answers a request. */
  route(request: BaseRequest): void {
    const path = normalPath(request.path);
    const match = isAmbiguous(path) ? undefined : this.#api.match(path, request.method);
    request.match = match;
    const name = match?.route.operations.get(request.method);
    if (name === undefined) return;
    request.operation = name;
    request.endpoint = this.#endpoints.get(name);
  }

  /**
   * Whether the body of a request may be taken in before anything is decided: its operation is open to all, and holds
   * bodies of this type in memory.
   */
  takesBodyFirst(request: BaseRequest): boolean {
    const operation = request.endpoint?.operation;
    if (operation?.body === undefined || operation.security.length > 0 || this.#intercepted !== undefined) return false;
    request.held = heldContent(operation.body, request);
    return request.held !== undefined;
  }

  /** The answer to a request whose route was found. It never fails: whatever is thrown becomes a response. */
  answer(request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    return this.#intercepted === undefined
      ? this.#respond(request, context)
      : this.#through(this.#intercepted, request, context);
  }

  async #through(interceptors: Next<Context>, request: BaseRequest, context: Context): Promise<EncodedResponse> {
    try {
      const given = await interceptors(request, context);
      return this.#passed.settle(request, encodePlainResponse(given, request, this.#encoding));
    } catch (error) {
      this.#passed.abandon(request);
      return this.#refusals.failed(error, request, context);
    }
  }

  /** The response as the last of the interceptors gets it. */
  async #pass(request: BaseRequest, context: Context): Promise<EncodedResponse> {
    return this.#passed.pass(request, await this.#respond(request, context));
  }

  report(error: unknown, request: BaseRequest): void {
    this.#encoding.report(error, request);
  }

  /** The answer to a request that interceptors have passed on, or that meets none. */
  #respond(request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    try {
      const answer = this.#dispatch(request, context);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => this.#refusals.failed(error, request, context));
    } catch (error) {
      return this.#refusals.failed(error, request, context);
    }
  }

  #dispatch(request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    const { match, method, endpoint } = request;
    // OPTIONS of the whole server asks for nothing of the API's (RFC 9110 section 9.3.7).
    if (method === "OPTIONS" && request.path === "*") return { status: 204, headers: {} };
    if (match === undefined) return this.#elsewhere(request, context);
    const { fault } = request;
    if (fault !== undefined) return this.#refusals.answer("invalid", request, context, { issues: [fault] });
    if (endpoint === undefined) {
      const headers = { allow: match.route.allow };
      if (method === "OPTIONS") return { status: 204, headers };
      return this.#refusals.answer("method-not-allowed", request, context, { headers });
    }
    if (endpoint.readsAtOnce && !this.#refusesUnknown) return this.#receiveAtOnce(request, match, endpoint, context);
    return this.#inSteps(request, match, endpoint, context);
  }

  /** Most requests are read in one go where their operation is open to all; the others in steps. */
  #receiveAtOnce(
    request: BaseRequest,
    match: RouteMatch,
    endpoint: Endpoint,
    context: Context,
  ): MaybePromise<EncodedResponse> {
    if (endpoint.negotiated && accepted(endpoint, request).length === 0) {
      return this.#refusals.answer("not-acceptable", request, context);
    }
    const issues: RequestIssue[] = [];
    const input = requestAtOnce(endpoint.operation, request, match, this.limits, issues);
    if (input !== undefined) return this.#encode(endpoint, endpoint.handler(input, context), request);
    return issues.length > 0
      ? this.#refusals.invalid(issues, request, context)
      : this.#inSteps(request, match, endpoint, context);
  }

  #inSteps(
    request: BaseRequest,
    match: RouteMatch,
    endpoint: Endpoint,
    context: Context,
  ): MaybePromise<EncodedResponse> {
    const { operation, keys } = endpoint;
    const exchange = new Exchange(operation, request, match, this.limits, keys, this.#refusesUnknown);
    if (operation.validation === "handler") return this.#withoutValidation(exchange, endpoint, context);
    // Who, then how, then what: nothing of a body is looked at for somebody who may not send it.
    return operation.security.length > 0
      ? this.#authenticate(exchange, endpoint, context)
      : this.#receive(exchange, endpoint, context, {});
  }

  #elsewhere(request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    const answer = this.#options.fallback?.(request, context);
    return isThenable(answer)
      ? Promise.resolve(answer).then((given) => this.#fallenBack(given, request, context))
      : this.#fallenBack(answer, request, context);
  }

  #fallenBack(
    answer: PlainResponse | Response | undefined,
    request: BaseRequest,
    context: Context,
  ): MaybePromise<EncodedResponse> {
    if (answer === undefined) return this.#refusals.answer("not-found", request, context);
    return encodePlainResponse(plainResponse(answer), request, this.#encoding);
  }

  async #authenticate(exchange: Exchange, endpoint: Endpoint, context: Context): Promise<EncodedResponse> {
    const { operation, request } = exchange;
    const result = await authenticate(exchange, this.#security, context);
    if (result.kind === "authenticated") return this.#receive(exchange, endpoint, context, result.principals);
    if (result.kind === "anonymous" && endpoint.open) return this.#receive(exchange, endpoint, context, {});
    const authentication = result.kind === "anonymous" ? undefined : result;
    const challenge = this.#challenge(operation, authentication);
    const kind = authentication?.kind === "forbidden" ? "forbidden" : "unauthenticated";
    return this.#refusals.answer(kind, request, context, {
      authentication,
      headers: { "www-authenticate": challenge },
    });
  }

  #receive(exchange: Exchange, endpoint: Endpoint, context: Context, auth: object): MaybePromise<EncodedResponse> {
    const { operation, request } = exchange;
    const accepts = accepted(endpoint, request);
    if (endpoint.negotiated && accepts.length === 0) return this.#refusals.answer("not-acceptable", request, context);
    const input: HandlerInput = { auth, request };
    if (endpoint.produces.length > 1) input.accepts = [...accepts];
    const body = operation.body === undefined ? noBody : readBody(exchange);
    return body instanceof Promise
      ? body.then((read) => this.#handle(exchange, endpoint, context, input, read))
      : this.#handle(exchange, endpoint, context, input, body);
  }

  #handle(
    exchange: Exchange,
    endpoint: Endpoint,
    context: Context,
    input: HandlerInput,
    body: ReadBody,
  ): MaybePromise<EncodedResponse> {
    const { request } = exchange;
    if (body.kind === "too-large") {
      return this.#refusals.answer("payload-too-large", request, context, { issues: [body.issue] });
    }
    if (body.kind === "unsupported") {
      const { issue, headers } = body;
      return this.#refusals.answer("unsupported-media-type", request, context, { issues: [issue], headers });
    }
    const issues: RequestIssue[] = [];
    decodeRequest(exchange, body, input, issues);
    if (issues.length > 0) return this.#refusals.invalid(issues, request, context);
    return this.#encode(endpoint, endpoint.handler(input, context), request);
  }

  async #withoutValidation(exchange: Exchange, endpoint: Endpoint, context: Context): Promise<EncodedResponse> {
    const auth = await authenticate(exchange, this.#security, context);
    const body = await readBody(exchange);
    const failure = auth.kind === "failed" || auth.kind === "forbidden" ? auth : undefined;
    const challenge = () => this.#challenge(exchange.operation, failure);
    const accepts = accepted(endpoint, exchange.request);
    const input = unvalidatedRequest(exchange, body, auth, challenge, accepts);
    return this.#encode(endpoint, endpoint.handler(input, context), exchange.request);
  }

  #challenge(operation: Operation, failure: FailedAuthentication | undefined): string {
    const { challenges: parameters = {} } = this.#options;
    const { schemes, title } = this.#api;
    return challenges(operation, schemes, parameters, title, failure);
  }

  /** What a handler gave back, a promise or not, as it is sent. */
  #encode({ operation }: Endpoint, response: unknown, request: BaseRequest): MaybePromise<EncodedResponse> {
    return isThenable(response)
      ? Promise.resolve(response).then((given) => encodeOperationResponse(operation, given, request, this.#encoding))
      : encodeOperationResponse(operation, response, request, this.#encoding);
  }
}

const acceptedOf = remembered((offers: readonly Offer[], accept: string) => acceptedOffers(accept, offers));

/** The media types of an endpoint's successes that the client takes. */
function accepted({ produces, offers }: Endpoint, request: BaseRequest): readonly string[] {
  const accept = request.fields.accept;
  // Most operations have one media type, and most clients of theirs name it.
  if (accept === undefined || (produces.length === 1 && accept === produces[0])) return produces;
  return acceptedOf(offers, accept);
}

function isThenable<Value>(value: MaybePromise<Value>): value is Promise<Value> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function passedOn(request: BaseRequest | object): BaseRequest {
  if (request instanceof BaseRequest) return request;
  throw new TypeError("an interceptor passes on the request that it was given");
}

/** WHATWG HTML section 9.2.7: every 15 seconds or so, before proxies take silence for the end. */
const defaultKeepAlive = 15_000;

/** An option that is undefined is one that was left out. */
function limitsOf(given: Partial<Limits> = {}): Limits {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultLimits, ...Object.fromEntries(set) };
}
