/*
 * What an implementation of Files has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { NotFoundResponseBody, Visit, VisitInput } from "../../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "../runtime/index.ts";

/** The operations of the tag `con`. */
export interface ConHandlers<Context = undefined> {
  /** `GET /visits/{id}` (`#/paths/~1visits~1{id}/get`) */
  getVisit(request: GetVisitRequest, context: Context): Answer<GetVisitResponse>;
  /** `PUT /visits/{id}` (`#/paths/~1visits~1{id}/put`) */
  putVisit(request: PutVisitRequest, context: Context): Answer<PutVisitResponse>;
}

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
