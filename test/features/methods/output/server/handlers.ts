/*
 * What an implementation of Methods has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { SearchNotesBody } from "../model/index.ts";
import type { Answer, HeaderValue, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /notes` (`#/paths/~1notes/get`) */
  listNotes(request: ListNotesRequest, context: Context): Answer<ListNotesResponse>;
  /** `QUERY /notes` (`#/paths/~1notes/query`) */
  searchNotes(request: SearchNotesRequest, context: Context): Answer<SearchNotesResponse>;
  /** `COPY /notes` (`#/paths/~1notes/additionalOperations/COPY`) */
  copyNotes(request: CopyNotesRequest, context: Context): Answer<CopyNotesResponse>;
  /** `PROPFIND /notes` (`#/paths/~1notes/additionalOperations/PROPFIND`) */
  describeNotes(request: DescribeNotesRequest, context: Context): Answer<DescribeNotesResponse>;
  /** `GET /status` (`#/paths/~1status/get`) */
  getStatus(request: GetStatusRequest, context: Context): Answer<GetStatusResponse>;
  /** `HEAD /status` (`#/paths/~1status/head`) */
  checkStatus(request: CheckStatusRequest, context: Context): Answer<CheckStatusResponse>;
  /** `OPTIONS /status` (`#/paths/~1status/options`) */
  describeStatus(request: DescribeStatusRequest, context: Context): Answer<DescribeStatusResponse>;
  /** `POST /orders` (`#/paths/~1orders/post`) */
  createOrder(request: CreateOrderRequest, context: Context): Answer<CreateOrderResponse>;
}

/** What `listNotes` gets. */
export interface ListNotesRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `listNotes` answers. */
export type ListNotesResponse = {
  /** All notes. */
  status: 200;
  headers: { "x-total": number; [name: string]: HeaderValue | undefined };
  contentType?: "application/json";
  body: string[];
};

/** What `searchNotes` gets. */
export interface SearchNotesRequest {
  readonly contentType: "application/json";
  readonly body: SearchNotesBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `searchNotes` answers. */
export type SearchNotesResponse = {
  /** The notes that have the word. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: string[];
};

/** What `copyNotes` gets. */
export interface CopyNotesRequest {
  readonly headers: { readonly destination: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `copyNotes` answers. */
export type CopyNotesResponse = {
  /** They are there now too. */
  status: 201;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `describeNotes` gets. */
export interface DescribeNotesRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `describeNotes` answers. */
export type DescribeNotesResponse = {
  /** What they are. */
  status: 207;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `getStatus` gets. */
export interface GetStatusRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getStatus` answers. */
export type GetStatusResponse = {
  /** How it goes. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `checkStatus` gets. */
export interface CheckStatusRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `checkStatus` answers. */
export type CheckStatusResponse = {
  /** It goes. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `describeStatus` gets. */
export interface DescribeStatusRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `describeStatus` answers. */
export type DescribeStatusResponse = {
  /** What can be asked. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `createOrder` gets. */
export interface CreateOrderRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `createOrder` answers. */
export type CreateOrderResponse = {
  /** It is made. */
  status: 201;
  headers?: ResponseHeaders;
  body?: never;
};
