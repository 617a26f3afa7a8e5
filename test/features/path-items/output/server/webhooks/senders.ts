/*
 * The requests that Parcels sends to its users: a function for each. It gives back any answer that the document
 * declares, told apart by `status`. It throws for an answer that is not declared, and where there is none.
 */
import {
  type ArrivalWebhookArguments,
  arrivalWebhookOperation,
  type ArrivalWebhookResult,
  type RecallWebhookArguments,
  recallWebhookOperation,
  type RecallWebhookResult,
  type SendParcelOnArrivalCallbackArguments,
  sendParcelOnArrivalCallbackOperation,
  type SendParcelOnArrivalCallbackResult,
  type SendParcelOnLossCallbackArguments,
  sendParcelOnLossCallbackOperation,
  type SendParcelOnLossCallbackResult,
} from "./operations.ts";
import { type CallbackRequest, callbackURL } from "./runtime/runtime-expression.ts";
import { type SendOptions, sendWebhook } from "./runtime/send-webhook.ts";

/** How a request is sent to its receiver. */
export type SenderOptions = SendOptions;

/**
 * `POST arrival` (`#/components/pathItems/Notice/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendArrivalWebhook(
  url: string | URL,
  args: ArrivalWebhookArguments,
  options: SenderOptions = {},
): Promise<ArrivalWebhookResult> {
  return sendWebhook(arrivalWebhookOperation, url, args, options);
}

/**
 * `POST recall` (`#/components/pathItems/Notice/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendRecallWebhook(
  url: string | URL,
  args: RecallWebhookArguments,
  options: SenderOptions = {},
): Promise<RecallWebhookResult> {
  return sendWebhook(recallWebhookOperation, url, args, options);
}

/**
 * The address of sendParcelOnArrivalCallback: `$request.query.arrivedTo`.
 *
 * @param request What the handler got that was asked for the callback.
 * @throws TypeError if a part of the address is not there.
 */
export function sendParcelOnArrivalCallbackURL(request: CallbackRequest): string {
  return callbackURL("$request.query.arrivedTo", request);
}

/**
 * `POST $request.query.arrivedTo` (`#/components/pathItems/Notice/post`)
 *
 * @param url What `sendParcelOnArrivalCallbackURL` gives.
 */
export function sendSendParcelOnArrivalCallback(
  url: string | URL,
  args: SendParcelOnArrivalCallbackArguments,
  options: SenderOptions = {},
): Promise<SendParcelOnArrivalCallbackResult> {
  return sendWebhook(sendParcelOnArrivalCallbackOperation, url, args, options);
}

/**
 * The address of sendParcelOnLossCallback: `$request.query.lostTo`.
 *
 * @param request What the handler got that was asked for the callback.
 * @throws TypeError if a part of the address is not there.
 */
export function sendParcelOnLossCallbackURL(request: CallbackRequest): string {
  return callbackURL("$request.query.lostTo", request);
}

/**
 * `POST $request.query.lostTo` (`#/components/pathItems/Notice/post`)
 *
 * @param url What `sendParcelOnLossCallbackURL` gives.
 */
export function sendSendParcelOnLossCallback(
  url: string | URL,
  args: SendParcelOnLossCallbackArguments,
  options: SenderOptions = {},
): Promise<SendParcelOnLossCallbackResult> {
  return sendWebhook(sendParcelOnLossCallbackOperation, url, args, options);
}
