export type { Items } from "../model/index.ts";
export type { WithFiles } from "../shared/with-files.ts";
export { ApiPromise } from "./api-promise.ts";
export { encodeBody, encodeForm, encodeJSON, encodeText } from "./body.ts";
export { call, callForReply } from "./call.ts";
export { readTexts } from "./charset.ts";
export { type Client, resolveClient } from "./client.ts";
export type { Clock } from "./clock.ts";
export { cookieHeader } from "./cookies.ts";
export type { BasicCredential, Credential, TokenSource, UserNameAndPassword } from "./credentials.ts";
export { declaredType } from "./declared-type.ts";
export type { Call, Delivery } from "./delivery.ts";
export { encodeUpload, encodeUploadOfRanges } from "./encode-upload.ts";
export { orEnvironment } from "./environment.ts";
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  type ErrorClasses,
} from "./errors.ts";
export { execute } from "./execute.ts";
export {
  readAssignments,
  readBoolean,
  readFirst,
  readInteger,
  readJSON,
  readList,
  readNull,
  readNumber,
  readPairs,
  readSetCookie,
  readText,
} from "./header-readers.ts";
export { type Logger, type LogLevel, logging } from "./logging.ts";
export { type DescribedFile, encodeParts, type FilePart, type FileWithHeaders } from "./multipart.ts";
export { type BinaryBody, encodeOctets } from "./octets.ts";
export type { NoArguments, Operation, ResponseTable, SecurityScheme } from "./operation.ts";
export type {
  CallOptions,
  ClientRequest,
  CommonOptions,
  DeliveryOptions,
  Fetch,
  HeaderOptions,
  Interceptor,
  RequestContext,
  RequestOptions,
  RequestOptionsWithHeaders,
  ResponseValidator,
  Send,
} from "./options.ts";
export { listPages, type Page, type PageMethods, PagePromise } from "./page.ts";
export { byCursor, byLink, byOffset, byPage, type PaginationTable } from "./pagination.ts";
export { fillPath, queryText } from "./parameters.ts";
export { formQuery, jsonQuery, textQuery } from "./querystring.ts";
export { encodeBodyOfRanges } from "./ranges.ts";
export { readAnyJson } from "./read-any-json.ts";
export { readDeclared } from "./read-declared.ts";
export { readNothing } from "./read-nothing.ts";
export { reliably } from "./reliably.ts";
export type { AnyStatus, Reply, Status1XX, Status2XX, Status3XX, Status4XX, Status5XX, SuccessReply } from "./reply.ts";
export {
  addBasic,
  addCertificate,
  addCookieKey,
  addKey,
  addNameAndPassword,
  addQueryKey,
  addToken,
  keepQueryKey,
} from "./security-schemes.ts";
export { encodeItems, InvalidItemError, readItems } from "./sequence.ts";
export { chooseServer, fillVariables, locateFilled, locateServer } from "./server.ts";
export { fillShared } from "./shared-segments.ts";
export { headerValue, pairs, pathValue } from "./style.ts";
export { encodeStyledForm, writeNothing } from "./styled-form.ts";
export { fillStyledPath, styledHeader, styledQuery } from "./styled-parameters.ts";
