/*
 * What receives the requests that Parcels sends: an interface for each group of operations, with a method
 * for each of them.
 */
import type { ArrivalWebhookBody } from "../../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST arrival` (`#/components/pathItems/Notice/post`) */
  arrivalWebhook(request: ArrivalWebhookRequest, context: Context): Answer<ArrivalWebhookResponse>;
  /** `POST recall` (`#/components/pathItems/Notice/post`) */
  recallWebhook(request: RecallWebhookRequest, context: Context): Answer<RecallWebhookResponse>;
  /** `POST $request.query.arrivedTo` (`#/components/pathItems/Notice/post`) */
  sendParcelOnArrivalCallback(
    request: SendParcelOnArrivalCallbackRequest,
    context: Context,
  ): Answer<SendParcelOnArrivalCallbackResponse>;
  /** `POST $request.query.lostTo` (`#/components/pathItems/Notice/post`) */
  sendParcelOnLossCallback(
    request: SendParcelOnLossCallbackRequest,
    context: Context,
  ): Answer<SendParcelOnLossCallbackResponse>;
}

/** What `arrivalWebhook` gets. */
export interface ArrivalWebhookRequest {
  readonly contentType: "application/json";
  readonly body: ArrivalWebhookBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `arrivalWebhook` answers. */
export type ArrivalWebhookResponse = {
  /** Thank you. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `recallWebhook` gets. */
export interface RecallWebhookRequest {
  readonly contentType: "application/json";
  readonly body: ArrivalWebhookBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `recallWebhook` answers. */
export type RecallWebhookResponse = {
  /** Thank you. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `sendParcelOnArrivalCallback` gets. */
export interface SendParcelOnArrivalCallbackRequest {
  readonly contentType: "application/json";
  readonly body: ArrivalWebhookBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `sendParcelOnArrivalCallback` answers. */
export type SendParcelOnArrivalCallbackResponse = {
  /** Thank you. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `sendParcelOnLossCallback` gets. */
export interface SendParcelOnLossCallbackRequest {
  readonly contentType: "application/json";
  readonly body: ArrivalWebhookBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `sendParcelOnLossCallback` answers. */
export type SendParcelOnLossCallbackResponse = {
  /** Thank you. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
