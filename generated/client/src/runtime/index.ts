export { ApiPromise } from "./api-promise.ts";
export { encodeBody, encodeForm, encodeJSON } from "./body.ts";
export { call, callForReply } from "./call.ts";
export { type Client, resolveClient } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { BasicCredential, Credential } from "./credentials.ts";
export type { Delivery } from "./delivery.ts";
export { orEnvironment } from "./environment.ts";
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  type ErrorClasses,
} from "./errors.ts";
export { execute } from "./execute.ts";
export { readInteger } from "./header-readers.ts";
export { type Logger, type LogLevel, logging } from "./logging.ts";
export type { Operation, ResponseTable, SecurityScheme } from "./operation.ts";
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
  ResponseValidator,
  Send,
} from "./options.ts";
export { listPages, type Page, type PageMethods, PagePromise } from "./page.ts";
export { byPage, type PaginationTable } from "./pagination.ts";
export { fillPath, queryText } from "./parameters.ts";
export { reliably } from "./reliably.ts";
export type { Reply, SuccessReply } from "./reply.ts";
export { addNameAndPassword, addToken } from "./security-schemes.ts";
export { locateServer } from "./server.ts";
