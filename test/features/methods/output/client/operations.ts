/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { SearchNotesBody } from "../model/index.ts";
import {
  encodeBody,
  encodeJSON,
  type NoArguments,
  type Operation,
  readInteger,
  readNothing,
  readTexts,
  type Reply,
  type RequestOptionsWithHeaders,
  type ResponseTable,
} from "./runtime/index.ts";

const empty: ResponseTable = { read: readNothing };
const plain: ResponseTable = { content: ["text/plain"], read: readTexts };

/** What listNotes gives back. */
export type ListNotesResult = Reply<200, "application/json", string[], { "x-total": number }>;

/**
 * How listNotes is sent and answered.
 *
 * `#/paths/~1notes/get`
 */
export const listNotesOperation: Operation<NoArguments, ListNotesResult> = {
  name: "listNotes",
  method: "GET",
  path: "/notes",
  accept: "application/json",
  responses: {
    200: { content: ["application/json"], headers: { "x-total": readInteger } },
  },
};

/** What searchNotes takes. */
export interface SearchNotesArguments {
  body: SearchNotesBody;
}

/** What searchNotes gives back. */
export type SearchNotesResult = Reply<200, "application/json", string[]>;

/**
 * How searchNotes is sent and answered.
 *
 * `#/paths/~1notes/query`
 */
export const searchNotesOperation: Operation<SearchNotesArguments, SearchNotesResult> = {
  name: "searchNotes",
  method: "QUERY",
  path: "/notes",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  responses: {
    200: { content: ["application/json"] },
  },
};

/** The headers of copyNotes. */
export interface CopyNotesHeaders {
  destination: string;
}

/** What copyNotes takes. */
export interface CopyNotesArguments {
  headers: CopyNotesHeaders;
}

/** How `client.default.copyNotes` is sent. */
export type CopyNotesOptions = RequestOptionsWithHeaders<CopyNotesHeaders>;

/** What copyNotes gives back. */
export type CopyNotesResult = Reply<201>;

/**
 * How copyNotes is sent and answered.
 *
 * `#/paths/~1notes/additionalOperations/COPY`
 */
export const copyNotesOperation: Operation<CopyNotesArguments, CopyNotesResult> = {
  name: "copyNotes",
  method: "COPY",
  path: "/notes",
  responses: {
    201: empty,
  },
  idempotent: false,
};

/** What describeNotes gives back. */
export type DescribeNotesResult = Reply<207, "text/plain", string>;

/**
 * How describeNotes is sent and answered.
 *
 * `#/paths/~1notes/additionalOperations/PROPFIND`
 */
export const describeNotesOperation: Operation<NoArguments, DescribeNotesResult> = {
  name: "describeNotes",
  method: "PROPFIND",
  path: "/notes",
  accept: "text/plain",
  responses: {
    207: plain,
  },
  idempotent: false,
};

/** What getStatus gives back. */
export type GetStatusResult = Reply<200, "text/plain", string>;

/**
 * How getStatus is sent and answered.
 *
 * `#/paths/~1status/get`
 */
export const getStatusOperation: Operation<NoArguments, GetStatusResult> = {
  name: "getStatus",
  method: "GET",
  path: "/status",
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What checkStatus gives back. */
export type CheckStatusResult = Reply<204>;

/**
 * How checkStatus is sent and answered.
 *
 * `#/paths/~1status/head`
 */
export const checkStatusOperation: Operation<NoArguments, CheckStatusResult> = {
  name: "checkStatus",
  method: "HEAD",
  path: "/status",
  responses: {
    204: {},
  },
};

/** What describeStatus gives back. */
export type DescribeStatusResult = Reply<200, "text/plain", string>;

/**
 * How describeStatus is sent and answered.
 *
 * `#/paths/~1status/options`
 */
export const describeStatusOperation: Operation<NoArguments, DescribeStatusResult> = {
  name: "describeStatus",
  method: "OPTIONS",
  path: "/status",
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What createOrder gives back. */
export type CreateOrderResult = Reply<201>;

/**
 * How createOrder is sent and answered.
 *
 * `#/paths/~1orders/post`
 */
export const createOrderOperation: Operation<NoArguments, CreateOrderResult> = {
  name: "createOrder",
  method: "POST",
  path: "/orders",
  responses: {
    201: empty,
  },
};
