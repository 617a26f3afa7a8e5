import { authenticate, type FailedAuthentication, type Security } from "./authenticate.ts";
import { challenges } from "./challenge.ts";
import { checkOptions } from "./check-options.ts";
import { noBody, readBody, tooLarge } from "./decode-body.ts";
import { applicationFunction, type Endpoint, endpoints } from "./endpoint.ts";
import { InvalidRequestError, PayloadTooLargeError, RequestAbortedError, ServiceUnavailableError } from "./errors.ts";
import { defaultLimits, Exchange, type Limits } from "./exchange.ts";
import { decodeRequest, type HandlerInput, unvalidatedRequest } from "./handler-request.ts";
import { acceptedMediaTypes } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import { isAmbiguous, normalPath } from "./percent-encoding.ts";
import { problem, type Refusal, type RefusalDetails, type RefusalKind, refusal } from "./refusal.ts";
import { remembered } from "./remembered.ts";
import type { RequestIssue } from "./request-issue.ts";
import {
  type EncodedResponse,
  type EncodeOptions,
  encodeOperationResponse,
  encodePlainResponse,
  plainResponse,
} from "./response.ts";
import type { ApiTables, Next, ServeOptions } from "./serve-options.ts";
import { BaseRequest } from "./server-request.ts";

/** Answers the requests of one API, whichever door they come through. */
export class Responder<Context> {
  readonly limits: Limits;
  readonly #api: ApiTables;
  readonly #options: ServeOptions<Context>;
  readonly #context: Context;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  readonly #security: Security<Context>;
  readonly #encoding: EncodeOptions;
  readonly #intercepted: Next<Context> | undefined;

  /**
   * @throws TypeError if a handler or an authenticator is missing, which only untyped code can bring about.
   * @throws RangeError for an option that is none of its values.
   */
  constructor(api: ApiTables, options: ServeOptions<Context>, context: Context) {
    this.#api = api;
    this.#context = context;
    this.#options = options;
    checkOptions(options);
    this.limits = limitsOf(options.limits);
    const { validateResponses = false, eventKeepAlive = defaultKeepAlive } = options;
    this.#encoding = { check: validateResponses, eventKeepAlive };
    this.#endpoints = endpoints(api.operations, options.handlers, options.refuse?.operations ?? {}, api.schemes);
    const { security = {} } = options;
    const names = Object.keys(api.schemes);
    const authenticators = new Map(names.map((name) => [name, applicationFunction(security, name, "authenticator")]));
    this.#security = { schemes: api.schemes, authenticators };
    this.#intercepted = options.interceptors?.reduceRight<Next<Context>>(
      (next, interceptor) => interceptor(next),
      (request) => this.#respond(passedOn(request)),
    );
  }

  /** The answer to a request. It never rejects: whatever is thrown becomes a response. */
  answer(request: BaseRequest): Promise<EncodedResponse> {
    const path = normalPath(request.path);
    request.match = isAmbiguous(path) ? undefined : this.#api.match(path);
    request.operation = request.match?.route.operations.get(request.method)?.name;
    return this.#intercepted === undefined ? this.#respond(request) : this.#through(this.#intercepted, request);
  }

  async #through(interceptors: Next<Context>, request: BaseRequest): Promise<EncodedResponse> {
    try {
      return encodePlainResponse(await interceptors(request, this.#context));
    } catch (error) {
      return this.#failed(error, request);
    }
  }

  /** Something thrown on the way to or from a handler. */
  async #failed(error: unknown, request: BaseRequest): Promise<EncodedResponse> {
    // Nobody is there to be answered, and nothing went wrong here.
    if (error instanceof RequestAbortedError) return problem(refusal("invalid", request));
    // What a handler finds while it reads a body is no fault of the handler's.
    if (error instanceof InvalidRequestError) {
      const { kind, issues } = error;
      return this.#refuse(kind, request, {
        issues,
        status: kind === "invalid" ? this.#invalidStatus(issues) : undefined,
      });
    }
    if (error instanceof PayloadTooLargeError) {
      return this.#refuse("payload-too-large", request, { issues: [tooLarge(error)] });
    }
    this.report(error, request);
    if (!(error instanceof ServiceUnavailableError)) return this.#refuse("failed", request, { error });
    const headers: Record<string, string> = {};
    if (error.retryAfter !== undefined) headers["retry-after"] = String(error.retryAfter);
    return this.#refuse("failed", request, { error, status: 503, headers });
  }

  /** What cannot be read is 400, whatever the option says of what can be. */
  #invalidStatus(issues: readonly RequestIssue[]): number | undefined {
    const isUnreadable = issues.some(({ keyword }) => unreadable.has(keyword));
    return isUnreadable ? 400 : this.#options.validationStatus;
  }

  report(error: unknown, request: BaseRequest): void {
    try {
      if (this.#options.onError === undefined) console.error(error);
      else this.#options.onError(error, request);
    } catch (second) {
      console.error(second);
    }
  }

  /** The answer to a request that interceptors have passed on, or that meets none. */
  async #respond(request: BaseRequest): Promise<EncodedResponse> {
    try {
      const { match, method, fault } = request;
      // OPTIONS of the whole server asks for nothing of the API's (RFC 9110 section 9.3.7).
      if (method === "OPTIONS" && request.path === "*") return { status: 204, headers: {} };
      if (match === undefined) return await this.#elsewhere(request);
      if (fault !== undefined) return await this.#refuse("invalid", request, { issues: [fault] });
      const name = match.route.operations.get(method)?.name;
      if (name === undefined) {
        const headers = { allow: match.route.allow };
        if (method === "OPTIONS") return { status: 204, headers };
        return await this.#refuse("method-not-allowed", request, { headers });
      }
      const endpoint = this.#endpoints.get(name);
      if (endpoint === undefined) throw new Error(`the operation ${name} is not in the tables`);
      const { operation } = endpoint;
      const refusesUnknown = this.#options.unknownParameters === "refuse";
      const exchange = new Exchange(operation, request, match, this.limits, endpoint.keys, refusesUnknown);
      return await (operation.validation === "handler"
        ? this.#withoutValidation(exchange, endpoint)
        : this.#withValidation(exchange, endpoint));
    } catch (error) {
      return this.#failed(error, request);
    }
  }

  async #elsewhere(request: BaseRequest): Promise<EncodedResponse> {
    const answer = await this.#options.fallback?.(request, this.#context);
    if (answer === undefined) return this.#refuse("not-found", request);
    return encodePlainResponse(answer instanceof Response ? plainResponse(answer) : answer);
  }

  /** Who, then how, then what: nothing of a body is looked at for somebody who may not send it. */
  async #withValidation(exchange: Exchange, endpoint: Endpoint): Promise<EncodedResponse> {
    const { operation, request } = exchange;
    let auth: object = {};
    if (operation.security.length > 0) {
      const result = await authenticate(exchange, this.#security, this.#context);
      if (result.kind === "authenticated") auth = result.principals;
      else if (result.kind !== "anonymous" || !endpoint.open) {
        const authentication = result.kind === "anonymous" ? undefined : result;
        const challenge = this.#challenge(operation, authentication);
        const kind = authentication?.kind === "forbidden" ? "forbidden" : "unauthenticated";
        return this.#refuse(kind, request, { authentication, headers: { "www-authenticate": challenge } });
      }
    }
    const accepts = accepted(endpoint, request);
    if (endpoint.negotiated && accepts.length === 0) return this.#refuse("not-acceptable", request);
    const body = operation.body === undefined ? noBody : await readBody(exchange);
    if (body.kind === "too-large") return this.#refuse("payload-too-large", request, { issues: [body.issue] });
    if (body.kind === "unsupported") {
      const { issue, headers } = body;
      return this.#refuse("unsupported-media-type", request, { issues: [issue], headers });
    }
    const issues: RequestIssue[] = [];
    const input: HandlerInput = { auth, request };
    if (endpoint.produces.length > 1) input.accepts = [...accepts];
    decodeRequest(exchange, body, input, issues);
    if (issues.length > 0) return this.#refuse("invalid", request, { issues, status: this.#invalidStatus(issues) });
    return this.#encode(endpoint, await endpoint.handler(input, this.#context));
  }

  async #withoutValidation(exchange: Exchange, endpoint: Endpoint): Promise<EncodedResponse> {
    const auth = await authenticate(exchange, this.#security, this.#context);
    const body = await readBody(exchange);
    const failure = auth.kind === "failed" || auth.kind === "forbidden" ? auth : undefined;
    const challenge = () => this.#challenge(exchange.operation, failure);
    const accepts = accepted(endpoint, exchange.request);
    const input = unvalidatedRequest(exchange, body, auth, challenge, accepts);
    return this.#encode(endpoint, await endpoint.handler(input, this.#context));
  }

  #challenge(operation: Operation, failure: FailedAuthentication | undefined): string {
    const { challenges: parameters = {} } = this.#options;
    const { schemes, title } = this.#api;
    return challenges(operation, schemes, parameters, title, failure);
  }

  #encode({ operation }: Endpoint, response: unknown): EncodedResponse {
    return encodeOperationResponse(operation, response, this.#encoding);
  }

  async #refuse(kind: RefusalKind, request: BaseRequest, details?: RefusalDetails): Promise<EncodedResponse> {
    const refused = refusal(kind, request, details);
    try {
      return withHeadersOf(refused, await this.#answerRefusal(refused));
    } catch (error) {
      this.report(error, request);
      return problem(refusal("failed", request));
    }
  }

  async #answerRefusal(refused: Refusal): Promise<EncodedResponse> {
    const { refuse } = this.#options;
    const endpoint = refused.operation === undefined ? undefined : this.#endpoints.get(refused.operation);
    const declared = await endpoint?.refusalHook?.(refused, this.#context);
    if (endpoint !== undefined && declared !== undefined) return this.#encode(endpoint, declared);
    const plain = await refuse?.default?.(refused, this.#context);
    return plain === undefined ? problem(refused) : encodePlainResponse(plain);
  }
}

const acceptedOf = remembered((types: readonly string[], accept: string) => acceptedMediaTypes(accept, types));

/** The media types of an endpoint's successes that the client takes. */
function accepted({ produces }: Endpoint, { headers }: BaseRequest): readonly string[] {
  const accept = headers.get("accept");
  return accept === undefined ? produces : acceptedOf(produces, accept);
}

function passedOn(request: BaseRequest | object): BaseRequest {
  if (request instanceof BaseRequest) return request;
  throw new TypeError("an interceptor passes on the request that it was given");
}

/** WHATWG HTML section 9.2.7: every 15 seconds or so, before proxies take silence for the end. */
const defaultKeepAlive = 15_000;

/** Keywords of issues that no schema has: the body is not of its media type, or too much of it. */
const unreadable: ReadonlySet<string> = new Set(["syntax", "encoding", "limit", "depth", "boundary"]);

/** An option that is undefined is one that was left out. */
function limitsOf(given: Partial<Limits> = {}): Limits {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultLimits, ...Object.fromEntries(set) };
}

/** What the status demands is added, as long as the answer keeps the status. */
function withHeadersOf(refused: Refusal, response: EncodedResponse): EncodedResponse {
  if (response.status !== refused.status) return response;
  return { ...response, headers: { ...refused.headers, ...response.headers } };
}
