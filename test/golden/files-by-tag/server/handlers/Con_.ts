/*
 * What an implementation of Files has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { NotFoundResponseBody, Visit, VisitInput } from "../../model/index.ts";
import type { Answer, HeaderValue, ResponseHeaders, ServerRequest } from "../runtime/index.ts";

/** The operations of the tag `con`. */
export interface ConHandlers<Context = undefined> {
  /** `GET /pets/{id}/visits` (`#/paths/~1pets~1{id}~1visits/get`) */
  listVisits(request: ListVisitsRequest, context: Context): Answer<ListVisitsResponse>;
  /** `GET /pets/{id}/visits/last` (`#/paths/~1pets~1{id}~1visits~1last/get`) */
  getLastVisit(request: GetLastVisitRequest, context: Context): Answer<GetLastVisitResponse>;
  /** `GET /visits/{id}` (`#/paths/~1visits~1{id}/get`) */
  getVisit(request: GetVisitRequest, context: Context): Answer<GetVisitResponse>;
  /** `PUT /visits/{id}` (`#/paths/~1visits~1{id}/put`) */
  putVisit(request: PutVisitRequest, context: Context): Answer<PutVisitResponse>;
}

/** What `listVisits` gets. */
export interface ListVisitsRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `listVisits` answers. */
export type ListVisitsResponse = {
  /** None. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `getLastVisit` gets. */
export interface GetLastVisitRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getLastVisit` answers. */
export type GetLastVisitResponse = {
  /** None. */
  status: 204;
  headers: { "x-count": number; [name: string]: HeaderValue | undefined };
  body?: never;
};

/** What `getVisit` gets. */
export interface GetVisitRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getVisit` answers. */
export type GetVisitResponse =
  | {
      /** The visit. */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: VisitInput;
    }
  | {
      /** There is no such thing. */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: NotFoundResponseBody;
    };

/** What `putVisit` gets. */
export interface PutVisitRequest {
  readonly path: { readonly id: string };
  readonly contentType: "application/json";
  readonly body: Visit;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putVisit` answers. */
export type PutVisitResponse = {
  /** Done. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
