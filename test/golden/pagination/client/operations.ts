/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { ByDocument200Body, Item, PageResponseBody } from "../model/index.ts";
import {
  byCursor,
  byLink,
  byOffset,
  byPage,
  type NoArguments,
  type Operation,
  type PaginationTable,
  queryText,
  type Reply,
  type ResponseTable,
} from "./runtime/index.ts";

const json: ResponseTable = { content: ["application/json"] };

/** The query parameters of byNumber. */
export interface ByNumberQuery {
  page?: number | undefined;
}

/** What byNumber takes. */
export interface ByNumberArguments {
  query?: ByNumberQuery | undefined;
}

/** What byNumber gives back. */
export type ByNumberResult = Reply<200, "application/json", PageResponseBody>;

/**
 * How byNumber is sent and answered.
 *
 * `#/paths/~1pages/get`
 */
export const byNumberOperation: Operation<ByNumberArguments, ByNumberResult> = {
  name: "byNumber",
  method: "GET",
  path: "/pages",
  query: queryText,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byNumber follow one another. */
export const byNumberPagination: PaginationTable = {
  kind: byPage,
  parameter: "page",
  items: ["items"],
  page: ["page"],
  totalPages: ["pages"],
};

/** The query parameters of byPosition. */
export interface ByPositionQuery {
  after?: string | undefined;
}

/** What byPosition takes. */
export interface ByPositionArguments {
  query?: ByPositionQuery | undefined;
}

/** What byPosition gives back. */
export type ByPositionResult = Reply<200, "application/json", PageResponseBody>;

/**
 * How byPosition is sent and answered.
 *
 * `#/paths/~1cursor/get`
 */
export const byPositionOperation: Operation<ByPositionArguments, ByPositionResult> = {
  name: "byPosition",
  method: "GET",
  path: "/cursor",
  query: queryText,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byPosition follow one another. */
export const byPositionPagination: PaginationTable = { kind: byCursor, parameter: "after", items: ["items"], next: ["next"] };

/** The query parameters of byCount. */
export interface ByCountQuery {
  skip?: number | undefined;
}

/** What byCount takes. */
export interface ByCountArguments {
  query?: ByCountQuery | undefined;
}

/** What byCount gives back. */
export type ByCountResult = Reply<200, "application/json", PageResponseBody>;

/**
 * How byCount is sent and answered.
 *
 * `#/paths/~1offset/get`
 */
export const byCountOperation: Operation<ByCountArguments, ByCountResult> = {
  name: "byCount",
  method: "GET",
  path: "/offset",
  query: queryText,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byCount follow one another. */
export const byCountPagination: PaginationTable = { kind: byOffset, parameter: "skip", items: ["items"], total: ["total"] };

/** The query parameters of byIndex. */
export interface ByIndexQuery {
  /**
   * @default 1
   * @minimum 1
   */
  startIndex?: number | undefined;
}

/** What byIndex takes. */
export interface ByIndexArguments {
  query?: ByIndexQuery | undefined;
}

/** What byIndex gives back. */
export type ByIndexResult = Reply<200, "application/json", PageResponseBody>;

/**
 * How byIndex is sent and answered.
 *
 * `#/paths/~1positions/get`
 */
export const byIndexOperation: Operation<ByIndexArguments, ByIndexResult> = {
  name: "byIndex",
  method: "GET",
  path: "/positions",
  query: queryText,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byIndex follow one another. */
export const byIndexPagination: PaginationTable = {
  kind: byOffset,
  first: 1,
  parameter: "startIndex",
  items: ["items"],
  total: ["total"],
};

/** The query parameters of byDocument. */
export interface ByDocumentQuery {
  page?: number | undefined;
}

/** What byDocument takes. */
export interface ByDocumentArguments {
  query?: ByDocumentQuery | undefined;
}

/** What byDocument gives back. */
export type ByDocumentResult = Reply<200, "application/json", ByDocument200Body>;

/**
 * How byDocument is sent and answered.
 *
 * `#/paths/~1documents/get`
 */
export const byDocumentOperation: Operation<ByDocumentArguments, ByDocumentResult> = {
  name: "byDocument",
  method: "GET",
  path: "/documents",
  query: queryText,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byDocument follow one another. */
export const byDocumentPagination: PaginationTable = {
  kind: byPage,
  parameter: "page",
  items: ["items"],
  totalPages: ["pages"],
  optional: true,
  taken: ["hasNextPage"],
};

/** What byLink gives back. */
export type ByLinkResult = Reply<200, "application/json", Item[]>;

/**
 * How byLink is sent and answered.
 *
 * `#/paths/~1links/get`
 */
export const byLinkOperation: Operation<NoArguments, ByLinkResult> = {
  name: "byLink",
  method: "GET",
  path: "/links",
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** How the pages of byLink follow one another. */
export const byLinkPagination: PaginationTable = { kind: byLink, items: [] };
