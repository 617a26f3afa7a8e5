export type { Items } from "../model/index.ts";
export { ApiPromise } from "./api-promise.ts";
export { formText } from "./body.ts";
export { call, callForReply } from "./call.ts";
export { type Client, resolveClient } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { BasicCredential, Credential, TokenSource, UserNameAndPassword } from "./credentials.ts";
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
export { declaredType } from "./media-type-parameters.ts";
export { type DescribedFile, encodeParts, type FilePart, type FileWithHeaders, type WithFiles } from "./multipart.ts";
export { type BinaryBody, encodeOctets } from "./octets.ts";
export type { ListOperation, NoArguments, Operation, SecurityScheme } from "./operation.ts";
export type {
  ClientRequest,
  CommonOptions,
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
export { byCursor, byLink, byOffset, byPage } from "./pagination.ts";
export { jsonQuery, textQuery } from "./querystring.ts";
export { chooseOfRanges } from "./ranges.ts";
export type { AnyStatus, Reply, Status1XX, Status2XX, Status3XX, Status4XX, Status5XX, SuccessReply } from "./reply.ts";
export { addBasic, addCertificate, addKey, addToken } from "./security-schemes.ts";
export { InvalidItemError, readItems, writeItems } from "./sequence.ts";
export { chooseServer, fillVariables } from "./server.ts";
export { headerValue, pairs, pathValue } from "./style.ts";
