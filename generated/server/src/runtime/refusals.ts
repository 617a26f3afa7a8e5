import { tooLarge } from "./decode-body.ts";
import type { Endpoint } from "./endpoint.ts";
import { InvalidRequestError, PayloadTooLargeError, ServiceUnavailableError } from "./errors.ts";
import { problem, type Refusal, type RefusalDetails, type RefusalKind, refusal } from "./refusal.ts";
import { comesOfAbort } from "./report.ts";
import type { RequestIssue } from "./request-issue.ts";
import { type EncodedResponse, type EncodeOptions, encodeOperationResponse, encodePlainResponse } from "./response.ts";
import type { MaybePromise, ServeOptions } from "./serve-options.ts";
import type { BaseRequest } from "./server-request.ts";

/** Answers requests that do not reach their handlers, and those whose handlers fail, as the application wants it. */
export class Refusals<Context> {
  readonly #options: ServeOptions<Context>;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  readonly #encoding: EncodeOptions;

  constructor(options: ServeOptions<Context>, endpoints: ReadonlyMap<string, Endpoint>, encoding: EncodeOptions) {
    this.#options = options;
    this.#endpoints = endpoints;
    this.#encoding = encoding;
  }

  /** The answer, at once where no hook is asked for one. */
  answer(
    kind: RefusalKind,
    request: BaseRequest,
    context: Context,
    details?: RefusalDetails,
  ): MaybePromise<EncodedResponse> {
    const refused = refusal(kind, request, details);
    const endpoint = request.operation === undefined ? undefined : this.#endpoints.get(request.operation);
    const isAsked = endpoint?.refusalHook !== undefined || this.#options.refuse?.default !== undefined;
    return isAsked ? this.#ask(endpoint, refused, request, context) : problem(refused);
  }

  async #ask(
    endpoint: Endpoint | undefined,
    refused: Refusal,
    request: BaseRequest,
    context: Context,
  ): Promise<EncodedResponse> {
    try {
      const declared = await endpoint?.refusalHook?.(refused, context);
      if (endpoint !== undefined && declared !== undefined) {
        return withHeadersOf(refused, encodeOperationResponse(endpoint.operation, declared, request, this.#encoding));
      }
      const plain = await this.#options.refuse?.default?.(refused, context);
      return plain === undefined
        ? problem(refused)
        : withHeadersOf(refused, encodePlainResponse(plain, request, this.#encoding));
    } catch (error) {
      this.#encoding.report(error, request);
      return problem(refusal("failed", request));
    }
  }

  /** The answer to a request that does not fit the document. */
  invalid(issues: readonly RequestIssue[], request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    // What cannot be read is 400, whatever the option says of what can be.
    const isUnreadable = issues.some(({ keyword }) => unreadable.has(keyword));
    const status = isUnreadable ? 400 : this.#options.validationStatus;
    return this.answer("invalid", request, context, { issues, status });
  }

  /** The answer where something was thrown on the way to or from a handler. */
  failed(error: unknown, request: BaseRequest, context: Context): MaybePromise<EncodedResponse> {
    // Nobody is there to be answered, and nothing went wrong here.
    if (comesOfAbort(error, request)) return problem(refusal("invalid", request));
    // What a handler finds while it reads a body is no fault of the handler's.
    if (error instanceof InvalidRequestError) {
      const { kind, issues } = error;
      return kind === "invalid"
        ? this.invalid(issues, request, context)
        : this.answer(kind, request, context, { issues });
    }
    if (error instanceof PayloadTooLargeError) {
      return this.answer("payload-too-large", request, context, { issues: [tooLarge(error)] });
    }
    this.#encoding.report(error, request);
    if (!(error instanceof ServiceUnavailableError)) return this.answer("failed", request, context, { error });
    const headers: Record<string, string> = {};
    if (error.retryAfter !== undefined) headers["retry-after"] = String(error.retryAfter);
    return this.answer("failed", request, context, { error, status: 503, headers });
  }
}

/** Keywords of issues that no schema has: the body is not of its media type, or too much of it. */
const unreadable: ReadonlySet<string> = new Set(["syntax", "encoding", "limit", "depth", "boundary"]);

/** What the status demands is added, as long as the answer keeps the status. */
function withHeadersOf(refused: Refusal, response: EncodedResponse): EncodedResponse {
  if (response.status !== refused.status) return response;
  return { ...response, headers: { ...refused.headers, ...response.headers } };
}
