/*
 * The requests that Orders sends to its users: a function for each. It gives back any answer that the document
 * declares, told apart by `status`. It throws for an answer that is not declared, and where there is none.
 */
import {
  auditOrderOperation,
  type AuditOrderResult,
  type OrderShippedArguments,
  orderShippedOperation,
  type OrderShippedResult,
  type PutCreateOrderProgressCallbackArguments,
  putCreateOrderProgressCallbackOperation,
  type PutCreateOrderProgressCallbackResult,
} from "./operations.ts";
import { type CallbackRequest, type CallbackResponse, callbackURL } from "./runtime/runtime-expression.ts";
import { type SendOptions, sendWebhook } from "./runtime/send-webhook.ts";

/** How a request is sent to its receiver. */
export type SenderOptions = SendOptions;

/**
 * The address of orderShipped: `{$request.body#/notify/a~1b}/shipped/{$response.body#/id}`.
 *
 * @param request What the handler got that was asked for the callback.
 * @param response What that handler returns.
 * @throws TypeError if a part of the address is not there.
 */
export function orderShippedURL(request: CallbackRequest, response: CallbackResponse): string {
  return callbackURL("{$request.body#/notify/a~1b}/shipped/{$response.body#/id}", request, response);
}

/**
 * `POST {$request.body#/notify/a~1b}/shipped/{$response.body#/id}`
 * (`#/paths/~1shops~1{shop}~1orders/post/callbacks/shipped/{$request.body#~1notify~1a~01b}~1shipped~1{$response.body#~1id}/post`)
 *
 * @param url What `orderShippedURL` gives.
 */
export function sendOrderShipped(
  url: string | URL,
  args: OrderShippedArguments,
  options: SenderOptions = {},
): Promise<OrderShippedResult> {
  return sendWebhook(orderShippedOperation, url, args, options);
}

/**
 * The address of putCreateOrderProgressCallback: `$request.query.progressTo`.
 *
 * @param request What the handler got that was asked for the callback.
 * @throws TypeError if a part of the address is not there.
 */
export function putCreateOrderProgressCallbackURL(request: CallbackRequest): string {
  return callbackURL("$request.query.progressTo", request);
}

/**
 * `PUT $request.query.progressTo`
 * (`#/paths/~1shops~1{shop}~1orders/post/callbacks/progress/$request.query.progressTo/put`)
 *
 * @param url What `putCreateOrderProgressCallbackURL` gives.
 */
export function sendPutCreateOrderProgressCallback(
  url: string | URL,
  args: PutCreateOrderProgressCallbackArguments,
  options: SenderOptions = {},
): Promise<PutCreateOrderProgressCallbackResult> {
  return sendWebhook(putCreateOrderProgressCallbackOperation, url, args, options);
}

/**
 * The address of auditOrder:
 * `https://audit.example.com/{$method}/{$request.path.shop}/{$request.header.x-tenant}/{$statusCode}?of={$url}&at={$response.header.location}`.
 *
 * @param request What the handler got that was asked for the callback.
 * @param response What that handler returns.
 * @throws TypeError if a part of the address is not there.
 */
export function auditOrderURL(request: CallbackRequest, response: CallbackResponse): string {
  return callbackURL(
    "https://audit.example.com/{$method}/{$request.path.shop}/{$request.header.x-tenant}/{$statusCode}?of={$url}&at={$response.header.location}",
    request,
    response,
  );
}

/**
 * `GET
 * https://audit.example.com/{$method}/{$request.path.shop}/{$request.header.x-tenant}/{$statusCode}?of={$url}&at={$response.header.location}`
 * (`#/components/pathItems/Audit/get`)
 *
 * @param url What `auditOrderURL` gives.
 */
export function sendAuditOrder(url: string | URL, options: SenderOptions = {}): Promise<AuditOrderResult> {
  return sendWebhook(auditOrderOperation, url, {}, options);
}
