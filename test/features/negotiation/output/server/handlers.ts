/*
 * What an implementation of Negotiation has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { GetReport200Body, GetReport409ProblemBody } from "../model/index.ts";
import type { Accepted, Answer, BinaryBody, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /report` (`#/paths/~1report/get`) */
  getReport(request: GetReportRequest, context: Context): Answer<GetReportResponse>;
  /** `GET /only-json` (`#/paths/~1only-json/get`) */
  getOnlyJson(request: GetOnlyJsonRequest, context: Context): Answer<GetOnlyJsonResponse>;
  /** `GET /maybe` (`#/paths/~1maybe/get`) */
  getMaybe(request: GetMaybeRequest, context: Context): Answer<GetMaybeResponse>;
}

/** What `getReport` gets. */
export interface GetReportRequest {
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/json" | "text/csv" | "image/*">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getReport` answers. */
export type GetReportResponse =
  | {
      /** The same in three forms. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json";
      body: GetReport200Body;
    }
  | {
      /** The same in three forms. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "text/csv";
      body: string;
    }
  | {
      /** The same in three forms. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: `image/${string}`;
      body: BinaryBody;
    }
  | {
      /** It is being written. */
      status: 409;
      headers?: ResponseHeaders;
      contentType?: "application/problem+json";
      body: GetReport409ProblemBody;
    };

/** What `getOnlyJson` gets. */
export interface GetOnlyJsonRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getOnlyJson` answers. */
export type GetOnlyJsonResponse = {
  /** One form. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `getMaybe` gets. */
export interface GetMaybeRequest {
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: readonly ("application/json" | "text/plain")[];
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getMaybe` answers. */
export type GetMaybeResponse =
  | {
      /** A form or another. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json";
      body: unknown;
    }
  | {
      /** A form or another. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "text/plain";
      body: string;
    }
  | {
      /** Nothing. */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    }
  | {
      /** As it was. */
      status: 304;
      headers?: ResponseHeaders;
      body?: never;
    };
