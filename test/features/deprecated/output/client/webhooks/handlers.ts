/*
 * What receives the requests that Deprecated sends: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /**
   * `POST thingGone` (`#/webhooks/thingGone/post`)
   *
   * @deprecated
   */
  thingGoneWebhook(request: ThingGoneWebhookRequest, context: Context): Answer<ThingGoneWebhookResponse>;
}

/** What `thingGoneWebhook` gets. */
export interface ThingGoneWebhookRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `thingGoneWebhook` answers. */
export type ThingGoneWebhookResponse = {
  /** Seen. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
