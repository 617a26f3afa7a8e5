/*
 * Handler interfaces and receiver of Shelter.
 */

export type * from "./handlers.ts";
export { type Authenticators, type Principals } from "./security.ts";
export * from "./receiver.ts";
export {
  type ApiKeyCredentials,
  type AuthenticationOutcome,
  type BasicCredentials,
  type BearerCredentials,
  type BinaryBody,
  type ByteStream,
  type CertificateCredentials,
  type CollectLimits,
  type Forbidden,
  forbidden,
  type HeaderValue,
  type HttpCredentials,
  type Interceptor,
  InvalidRequestError,
  InvalidResponseError,
  type Limits,
  type Multipart,
  type MultipartFile,
  type MultipartValue,
  type PartHeaders,
  PayloadTooLargeError,
  type PlainResponse,
  preferredMediaType,
  type RawParameter,
  type RawParameters,
  type Refusal,
  type RefusalKind,
  RequestAbortedError,
  type RequestHeaders,
  type RequestIssue,
  type RequestLocation,
  type ResponseHeaders,
  type Server,
  type ServerFor,
  type ServerRequest,
  ServiceUnavailableError,
  type ValidateOptions,
  type Validation,
} from "./runtime/index.ts";
export type * from "../../model/index.ts";
