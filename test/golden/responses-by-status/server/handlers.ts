/*
 * What an implementation of Responses has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { GetReportDefaultBody, ProblemResponseProblemBody, Report } from "../model/index.ts";
import type {
  Accepted,
  Answer,
  ClientErrorStatus,
  FinalStatus,
  HeaderValue,
  ResponseHeaders,
  ServerRequest,
} from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends ReportsHandlers<Context> {}

/** The operations of the tag `reports`. */
export interface ReportsHandlers<Context = undefined> {
  /** `GET /reports/{id}` (`#/paths/~1reports~1{id}/get`) */
  getReport(request: GetReportRequest, context: Context): Answer<GetReportResponse>;
  /** `DELETE /reports/{id}` (`#/paths/~1reports~1{id}/delete`) */
  deleteReport(request: DeleteReportRequest, context: Context): Answer<DeleteReportResponse>;
}

/** What `getReport` gets. */
export interface GetReportRequest {
  readonly path: { readonly id: string };
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/json" | "text/html">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getReport` answers. */
export type GetReportResponse =
  | {
      /** The report */
      status: 200;
      headers: {
        etag: string;
        /** Requests left */
        "x-rate-limit"?: number;
        "x-sections"?: string[];
        [name: string]: HeaderValue | undefined;
      };
      contentType: "application/json";
      body: Report;
    }
  | {
      /** The report */
      status: 200;
      headers: {
        etag: string;
        /** Requests left */
        "x-rate-limit"?: number;
        "x-sections"?: string[];
        [name: string]: HeaderValue | undefined;
      };
      contentType: "text/html";
      body: string;
    }
  | {
      /** It has moved */
      status: 302;
      headers: { location: string; [name: string]: HeaderValue | undefined };
      body?: never;
    }
  | {
      /** What is wrong */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/problem+json";
      body: ProblemResponseProblemBody;
    }
  | {
      /** What is wrong */
      status: Exclude<ClientErrorStatus, 404>;
      headers?: ResponseHeaders;
      contentType?: "application/problem+json";
      body: ProblemResponseProblemBody;
    }
  | {
      /** Something else */
      status: Exclude<FinalStatus, 200 | 204 | 205 | 302 | 304 | 404 | ClientErrorStatus>;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: GetReportDefaultBody;
    }
  | { status: 204 | 205 | 304; headers?: ResponseHeaders; body?: never };

/** What `deleteReport` gets. */
export interface DeleteReportRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `deleteReport` answers. */
export type DeleteReportResponse =
  | {
      /** It is gone */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    }
  | {
      /** What is wrong */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/problem+json";
      body: ProblemResponseProblemBody;
    };
