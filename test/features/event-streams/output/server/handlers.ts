/*
 * What an implementation of Event streams has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type {
  CreateCompletion200Body,
  CreateCompletionBody,
  Delta,
  Price,
  SendRemarksEventStreamBodyItem,
  WatchPrices200EventStreamBodyItemNote,
} from "../model/index.ts";
import type { Accepted, Answer, Items, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /prices` (`#/paths/~1prices/get`) */
  watchPrices(request: WatchPricesRequest, context: Context): Answer<WatchPricesResponse>;
  /** `POST /remarks` (`#/paths/~1remarks/post`) */
  sendRemarks(request: SendRemarksRequest, context: Context): Answer<SendRemarksResponse>;
  /** `POST /completions` (`#/paths/~1completions/post`) */
  createCompletion(request: CreateCompletionRequest, context: Context): Answer<CreateCompletionResponse>;
  /** `GET /ticks` (`#/paths/~1ticks/get`) */
  listTicks(request: ListTicksRequest, context: Context): Answer<ListTicksResponse>;
  /** `GET /news` (`#/paths/~1news/get`) */
  awaitNews(request: AwaitNewsRequest, context: Context): Answer<AwaitNewsResponse>;
  /** `GET /logs` (`#/paths/~1logs/get`) */
  followLogs(request: FollowLogsRequest, context: Context): Answer<FollowLogsResponse>;
}

/** What `watchPrices` gets. */
export interface WatchPricesRequest {
  readonly headers: { readonly "last-event-id"?: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `watchPrices` answers. */
export type WatchPricesResponse = {
  /** Prices as they change, and what is said about them. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/event-stream";
  body: Items<{ event: "price"; id?: string; data: Price } | WatchPrices200EventStreamBodyItemNote>;
};

/** What `sendRemarks` gets. */
export interface SendRemarksRequest {
  readonly contentType: "text/event-stream";
  readonly body: AsyncIterable<SendRemarksEventStreamBodyItem>;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `sendRemarks` answers. */
export type SendRemarksResponse = {
  /** They are kept. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `createCompletion` gets. */
export interface CreateCompletionRequest {
  readonly contentType: "application/json";
  readonly body: CreateCompletionBody;
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/json" | "text/event-stream">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `createCompletion` answers. */
export type CreateCompletionResponse =
  | {
      /** The whole at once, or piece by piece. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json";
      body: CreateCompletion200Body;
    }
  | {
      /** The whole at once, or piece by piece. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "text/event-stream";
      body: Items<{ data: Delta | "[DONE]" }>;
    };

/** What `listTicks` gets. */
export interface ListTicksRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `listTicks` answers. */
export type ListTicksResponse = {
  /** As documents before OpenAPI 3.2 say it, where the schema is that of the data. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/event-stream";
  body: Items<{ data: Delta; event?: string; id?: string; retry?: number }>;
};

/** What `awaitNews` gets. */
export interface AwaitNewsRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `awaitNews` answers. */
export type AwaitNewsResponse = {
  /** Lines of text, long in coming. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/event-stream";
  body: Items<{ data: string; event?: string; id?: string; retry?: number }>;
};

/** What `followLogs` gets. */
export interface FollowLogsRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `followLogs` answers. */
export type FollowLogsResponse = {
  /** Lines of text. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/event-stream";
  body: Items<{ data: string; event?: string; id?: string; retry?: number }>;
};
