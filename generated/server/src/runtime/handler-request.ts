import type { AuthenticationResult } from "./authenticate.ts";
import { decodeBody, type ReadBody } from "./decode-body.ts";
import { type DecodedParameters, type DecodeOptions, decodeParameters } from "./decode-parameters.ts";
import type { Exchange, Limits } from "./exchange.ts";
import { decodeHeld } from "./held-body.ts";
import type { Operation } from "./operation.ts";
import { type RawParameters, rawParameters } from "./raw-parameters.ts";
import type { RequestIssue } from "./request-issue.ts";
import type { RouteMatch } from "./route.ts";
import type { BaseRequest, ServerRequest } from "./server-request.ts";
import { unknownParameters } from "./unknown-parameters.ts";

/** The decoded parts of a request; the generated types say which of them an operation has. */
export interface DecodedRequest extends DecodedParameters {
  body?: unknown;
  contentType?: string;
}

/** What a handler gets. */
export interface HandlerInput extends DecodedRequest {
  readonly auth: object;
  readonly request: ServerRequest;
  /** The media types of its successes that the client takes, where there are several. */
  accepts?: readonly string[];
}

/** What `validate()` of an operation that owns its validation gives: the decoded request, or what is wrong with it. */
export type Validation<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly RequestIssue[] };

export interface ValidateOptions {
  /** Parameters and members with an empty text count as not sent (RFC 6749 section 3.1). */
  readonly ignoreEmpty?: boolean;
}

/** The outcome of authentication for an operation that owns its validation, in place of a 401 or 403. */
export type AuthenticationOutcome<Principals, SchemeName extends string> = {
  /** The value of `WWW-Authenticate`, if the handler answers with 401 or 403. */
  readonly challenge: string;
} & (
  | { readonly kind: "authenticated"; readonly principals: Principals }
  /** Nothing was presented, for any of the operation's schemes. */
  | { readonly kind: "anonymous" }
  /** What was presented is wrong (`failed`), or right and not enough (`forbidden`). */
  | {
      readonly kind: "failed" | "forbidden";
      readonly scheme: SchemeName;
      /** It could not be read at all: broken base64, a token with characters that it may not have. */
      readonly malformed: boolean;
    }
);

/** Decodes and checks everything; the parts are added to `target`, what is wrong to `issues`. */
export function decodeRequest(
  exchange: Exchange,
  body: ReadBody,
  target: DecodedRequest,
  issues: RequestIssue[],
  options?: DecodeOptions,
): void {
  const { operation, refusesUnknown } = exchange;
  const hasParameters = operation.parameters.length > 0 || operation.querystring !== undefined || refusesUnknown;
  if (hasParameters && !hasReadParameters(exchange, target, options)) {
    decodeParameters(exchange, target, issues, options);
    issues.push(...unknownParameters(exchange));
  }
  if (operation.body === undefined) return;
  const decoded = decodeBody(exchange, body, issues, options);
  if (decoded === undefined) return;
  target.body = decoded.body;
  target.contentType = decoded.contentType;
}

/** Whether the operation's own function could read the parameters, which then are in `target`. */
function hasReadParameters(exchange: Exchange, target: DecodedRequest, options: DecodeOptions | undefined): boolean {
  const { operation, refusesUnknown } = exchange;
  if (operation.readParameters === undefined || options !== undefined || refusesUnknown) return false;
  const read = operation.readParameters(exchange);
  if (read !== undefined) addParameters(target, read);
  return read !== undefined;
}

function withParameters(input: HandlerInput, parameters: DecodedParameters | undefined): HandlerInput {
  if (parameters !== undefined) addParameters(input, parameters);
  return input;
}

function addParameters(target: DecodedRequest, { path, query, headers }: DecodedParameters): void {
  if (path !== undefined) target.path = path;
  if (query !== undefined) target.query = query;
  if (headers !== undefined) target.headers = headers;
}

/**
 * What the handler gets of a request as most are: all parameters are read by the operation's own function, and a body is there
 * already. Undefined for others: the body does not fit, which is added to `issues`, or the tables have to be asked.
 */
export function requestAtOnce(
  { readParameters, body }: Operation,
  request: BaseRequest,
  match: RouteMatch,
  limits: Limits,
  issues: RequestIssue[],
): HandlerInput | undefined {
  const auth = {};
  const parameters = readParameters?.({ match, request, limits });
  if (readParameters !== undefined && parameters === undefined) return undefined;
  if (body === undefined) return withParameters({ auth, request }, parameters);
  const { received, held } = request;
  if (received === undefined || held === undefined) return undefined;
  const value = decodeHeld(received, held, limits, issues);
  return value === undefined
    ? undefined
    : withParameters({ auth, request, body: value, contentType: held.type }, parameters);
}

/** What the handler of an operation that owns its validation gets. */
export function unvalidatedRequest(
  exchange: Exchange,
  body: ReadBody,
  result: AuthenticationResult,
  challenge: () => string,
  accepts: readonly string[],
) {
  let parameters: RawParameters | undefined;
  const auth = {
    ...result,
    get challenge(): string {
      return challenge();
    },
  };
  return {
    auth,
    accepts,
    request: exchange.request,
    /** The media type of the body as it was sent. */
    contentType: exchange.request.headers.get("content-type"),
    get parameters(): RawParameters {
      parameters ??= rawParameters(exchange, body);
      return parameters;
    },
    validate(options?: ValidateOptions): Validation<DecodedRequest> {
      const issues: RequestIssue[] = [];
      const value: DecodedRequest = {};
      decodeRequest(exchange, body, value, issues, options);
      return issues.length > 0 ? { issues } : { value };
    },
  };
}
