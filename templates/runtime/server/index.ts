/**
 * The run-time part of a generated server.
 */

export type { Items } from "../model/index.ts";
export type { WithFiles } from "../shared/with-files.ts";
export type { Answer } from "./answer.ts";
export { type AuthenticationResult, type FailedAuthentication, Forbidden, forbidden } from "./authenticate.ts";
export { ByteStream } from "./byte-stream.ts";
export type { ChallengeParameters } from "./challenge.ts";
export { checkAsSent } from "./check-as-sent.ts";
export { checkBy } from "./check-by.ts";
export type {
  ApiKeyCredentials,
  BasicCredentials,
  BearerCredentials,
  CertificateCredentials,
  HttpCredentials,
} from "./credentials.ts";
export type { DecodedParameters } from "./decode-parameters.ts";
export type { Accepted } from "./endpoint.ts";
export {
  InvalidRequestError,
  InvalidResponseError,
  PayloadTooLargeError,
  RequestAbortedError,
  ServiceUnavailableError,
} from "./errors.ts";
export type { Limits } from "./exchange.ts";
export type { AuthenticationOutcome, ValidateOptions, Validation } from "./handler-request.ts";
export { preferredMediaType } from "./media-type.ts";
export type { CollectLimits, Multipart, MultipartFile, MultipartValue, UndeclaredValue } from "./multipart-body.ts";
export type { Operation, ParameterSource, SecurityScheme } from "./operation.ts";
export { Pairs } from "./pairs.ts";
export type { PartHeaders } from "./part-headers.ts";
export { type RawParameter, RawParameters } from "./raw-parameters.ts";
export type { Refusal, RefusalKind } from "./refusal.ts";
export type { RequestIssue, RequestLocation } from "./request-issue.ts";
export type { PlainResponse } from "./response.ts";
export type { HeaderValue, ResponseHeaders } from "./response-headers.ts";
export {
  branchAt,
  byPath,
  isWanted,
  matched,
  pathValue,
  preferred,
  type Route,
  type RouteMatch,
  route,
  segmentEnd,
  segmentFits,
  segmentValues,
  type Wanted,
} from "./route.ts";
export type { BinaryBody } from "./sent-stream.ts";
export { type Server, serve } from "./serve.ts";
export type { CommonOptions, ContextOption, Interceptor, MaybePromise, Next, RefuseOptions } from "./serve-options.ts";
export type { ServerFor, ServerOf } from "./server-for.ts";
export type { RequestHeaders, ServerRequest } from "./server-request.ts";
export type {
  ClientErrorStatus,
  FinalStatus,
  RedirectionStatus,
  ServerErrorStatus,
  SuccessStatus,
} from "./status.ts";
export { booleanOf, integerOf, numberOf } from "./wire-value.ts";
