/*
 * The requests that Sent members sends to its users: a function for each. It gives back any answer that the document
 * declares, told apart by `status`. It throws for an answer that is not declared, and where there is none.
 */
import { schemaOfAccount, schemaOfFilter, schemaOfToldFormFormBody } from "../../model/index.ts";
import { ignored } from "../../model/runtime/index.ts";
import {
  type ToldArguments,
  type ToldFormArguments,
  toldFormOperation,
  type ToldFormResult,
  type ToldItemsArguments,
  toldItemsOperation,
  type ToldItemsResult,
  type ToldOpenlyArguments,
  toldOpenlyOperation,
  type ToldOpenlyResult,
  toldOperation,
  type ToldPartsArguments,
  toldPartsOperation,
  type ToldPartsResult,
  type ToldResult,
  type ToldWholeArguments,
  toldWholeOperation,
  type ToldWholeResult,
} from "./operations.ts";
import { type HiddenMembers, withoutHidden } from "./runtime/hidden-members.ts";
import { type SendOptions, sendWebhook } from "./runtime/send-webhook.ts";

/** How a request is sent to its receiver. */
export type SenderOptions = SendOptions;

const toldHidden: HiddenMembers = {
  leaveOut: withoutHidden,
  query: { filter: schemaOfFilter },
  headers: { "x-json": schemaOfFilter },
  body: { "application/json": schemaOfAccount },
};

/**
 * `POST told` (`#/webhooks/told/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendTold(url: string | URL, args: ToldArguments, options: SenderOptions = {}): Promise<ToldResult> {
  return sendWebhook(toldOperation, url, args, options, toldHidden);
}

const toldWholeHidden: HiddenMembers = { leaveOut: withoutHidden, querystring: schemaOfFilter };

/**
 * `POST toldWhole` (`#/webhooks/toldWhole/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendToldWhole(
  url: string | URL,
  args: ToldWholeArguments = {},
  options: SenderOptions = {},
): Promise<ToldWholeResult> {
  return sendWebhook(toldWholeOperation, url, args, options, toldWholeHidden);
}

const toldPartsHidden: HiddenMembers = {
  leaveOut: withoutHidden,
  body: {
    "multipart/form-data": {
      type: "object",
      required: ["account"],
      properties: { account: { $ref: schemaOfAccount }, picture: true, key: ignored, pin: ignored },
    },
  },
};

/**
 * `POST toldParts` (`#/webhooks/toldParts/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendToldParts(
  url: string | URL,
  args: ToldPartsArguments,
  options: SenderOptions = {},
): Promise<ToldPartsResult> {
  return sendWebhook(toldPartsOperation, url, args, options, toldPartsHidden);
}

const toldFormHidden: HiddenMembers = {
  leaveOut: withoutHidden,
  body: { "application/x-www-form-urlencoded": schemaOfToldFormFormBody },
};

/**
 * `POST toldForm` (`#/webhooks/toldForm/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendToldForm(
  url: string | URL,
  args: ToldFormArguments,
  options: SenderOptions = {},
): Promise<ToldFormResult> {
  return sendWebhook(toldFormOperation, url, args, options, toldFormHidden);
}

const toldItemsHidden: HiddenMembers = {
  leaveOut: withoutHidden,
  body: { "application/*+json": schemaOfAccount },
  items: { "application/jsonl": schemaOfAccount },
};

/**
 * `POST toldItems` (`#/webhooks/toldItems/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendToldItems(
  url: string | URL,
  args: ToldItemsArguments,
  options: SenderOptions = {},
): Promise<ToldItemsResult> {
  return sendWebhook(toldItemsOperation, url, args, options, toldItemsHidden);
}

/**
 * `POST toldOpenly` (`#/webhooks/toldOpenly/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendToldOpenly(
  url: string | URL,
  args: ToldOpenlyArguments,
  options: SenderOptions = {},
): Promise<ToldOpenlyResult> {
  return sendWebhook(toldOpenlyOperation, url, args, options);
}
