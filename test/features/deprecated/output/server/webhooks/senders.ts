/*
 * The requests that Deprecated sends to its users: a function for each. It gives back any answer that the document
 * declares, told apart by `status`. It throws for an answer that is not declared, and where there is none.
 */
import { thingGoneWebhookOperation, type ThingGoneWebhookResult } from "./operations.ts";
import { type SendOptions, sendWebhook } from "./runtime/send-webhook.ts";

/** How a request is sent to its receiver. */
export type SenderOptions = SendOptions;

/**
 * `POST thingGone` (`#/webhooks/thingGone/post`)
 *
 * @param url The address that the receiver gave.
 * @deprecated
 */
export function sendThingGoneWebhook(
  url: string | URL,
  options: SenderOptions = {},
): Promise<ThingGoneWebhookResult> {
  return sendWebhook(thingGoneWebhookOperation, url, {}, options);
}
