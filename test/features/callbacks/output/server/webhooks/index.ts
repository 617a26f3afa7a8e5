/*
 * The requests that Orders sends: webhooks and callbacks.
 */

export {
  type SenderOptions,
  orderShippedURL,
  putCreateOrderProgressCallbackURL,
  auditOrderURL,
  sendOrderShipped,
  sendPutCreateOrderProgressCallback,
  sendAuditOrder,
} from "./senders.ts";
export type {
  OrderShippedArguments,
  OrderShippedResult,
  PutCreateOrderProgressCallbackArguments,
  PutCreateOrderProgressCallbackResult,
  AuditOrderResult,
} from "./operations.ts";
export type { CallbackRequest, CallbackResponse } from "./runtime/runtime-expression.ts";
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  type ClientRequest,
  type Clock,
  type Fetch,
  type HeaderOptions,
  type Interceptor,
  type Reply,
  type RequestContext,
  type Send,
} from "./runtime/index.ts";
export type * from "../../model/index.ts";
