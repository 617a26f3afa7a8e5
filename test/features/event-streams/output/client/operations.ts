/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type {
  CreateCompletion200Body,
  CreateCompletionBody,
  Delta,
  Price,
  SendRemarksEventStreamBodyItem,
  WatchPrices200EventStreamBodyItemNote,
} from "../model/index.ts";
import { eventStream as runtimeEventStream } from "../model/runtime/index.ts";
import {
  encodeBody,
  encodeItems,
  encodeJSON,
  encodeUpload,
  type Items,
  type NoArguments,
  type Operation,
  readDeclared,
  readItems,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";

const eventStream: ResponseTable = {
  content: ["text/event-stream"],
  read: readDeclared,
  readers: {
    "text/event-stream": (response, signal) => readItems(response, signal, { format: runtimeEventStream }),
  },
};

/** The headers of watchPrices. */
export interface WatchPricesHeaders {
  "last-event-id"?: string | undefined;
}

/** What watchPrices takes. */
export interface WatchPricesArguments {
  headers?: WatchPricesHeaders | undefined;
}

/** How `client.default.watchPrices` is sent. */
export type WatchPricesOptions = RequestOptions<WatchPricesHeaders>;

/** What watchPrices gives back. */
export type WatchPricesResult = Reply<200, "text/event-stream", AsyncIterable<
  | { event: "price"; id?: string; data: Price }
  | WatchPrices200EventStreamBodyItemNote>>;

/**
 * How watchPrices is sent and answered.
 *
 * `#/paths/~1prices/get`
 */
export const watchPricesOperation: Operation<WatchPricesArguments, WatchPricesResult> = {
  name: "watchPrices",
  method: "GET",
  path: "/prices",
  accept: "text/event-stream",
  responses: {
    200: {
      content: ["text/event-stream"],
      read: readDeclared,
      readers: {
        "text/event-stream": (response, signal) => readItems(response, signal, {
          format: runtimeEventStream,
          data: { json: ["price"] },
        }),
      },
    },
  },
};

/** What sendRemarks takes. */
export interface SendRemarksArguments {
  body: Items<SendRemarksEventStreamBodyItem>;
}

/** What sendRemarks gives back. */
export type SendRemarksResult = Reply<204>;

/**
 * How sendRemarks is sent and answered.
 *
 * `#/paths/~1remarks/post`
 */
export const sendRemarksOperation: Operation<SendRemarksArguments, SendRemarksResult> = {
  name: "sendRemarks",
  method: "POST",
  path: "/remarks",
  body: {
    write: encodeUpload,
    content: { "text/event-stream": (type, value) => encodeItems(type, value, { format: runtimeEventStream }) },
  },
  responses: {
    204: {},
  },
};

/** What createCompletion takes. */
export interface CreateCompletionArguments {
  body: CreateCompletionBody;
}

/** What createCompletion gives back. */
export type CreateCompletionResult =
  | Reply<200, "application/json", CreateCompletion200Body>
  | Reply<200, "text/event-stream", AsyncIterable<{ data: Delta | "[DONE]" }>>;

/**
 * How createCompletion is sent and answered.
 *
 * `#/paths/~1completions/post`
 */
export const createCompletionOperation: Operation<CreateCompletionArguments, CreateCompletionResult> = {
  name: "createCompletion",
  method: "POST",
  path: "/completions",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json, text/event-stream",
  responses: {
    200: {
      content: ["application/json", "text/event-stream"],
      read: readDeclared,
      readers: {
        "text/event-stream": (response, signal) => readItems(response, signal, {
          format: runtimeEventStream,
          data: { json: true, text: ["[DONE]"] },
        }),
      },
    },
  },
};

/** What listTicks gives back. */
export type ListTicksResult = Reply<200, "text/event-stream", AsyncIterable<{
  data: Delta;
  event?: string;
  id?: string;
  retry?: number;
}>>;

/**
 * How listTicks is sent and answered.
 *
 * `#/paths/~1ticks/get`
 */
export const listTicksOperation: Operation<NoArguments, ListTicksResult> = {
  name: "listTicks",
  method: "GET",
  path: "/ticks",
  accept: "text/event-stream",
  responses: {
    200: {
      content: ["text/event-stream"],
      read: readDeclared,
      readers: {
        "text/event-stream": (response, signal) => readItems(response, signal, {
          format: runtimeEventStream,
          data: { json: true },
        }),
      },
    },
  },
};

/** What awaitNews gives back. */
export type AwaitNewsResult = Reply<200, "text/event-stream", AsyncIterable<{
  data: string;
  event?: string;
  id?: string;
  retry?: number;
}>>;

/**
 * How awaitNews is sent and answered.
 *
 * `#/paths/~1news/get`
 */
export const awaitNewsOperation: Operation<NoArguments, AwaitNewsResult> = {
  name: "awaitNews",
  method: "GET",
  path: "/news",
  accept: "text/event-stream",
  responses: {
    200: eventStream,
  },
};

/** What followLogs gives back. */
export type FollowLogsResult = Reply<200, "text/event-stream", AsyncIterable<{
  data: string;
  event?: string;
  id?: string;
  retry?: number;
}>>;

/**
 * How followLogs is sent and answered.
 *
 * `#/paths/~1logs/get`
 */
export const followLogsOperation: Operation<NoArguments, FollowLogsResult> = {
  name: "followLogs",
  method: "GET",
  path: "/logs",
  accept: "text/event-stream",
  responses: {
    200: eventStream,
  },
};
