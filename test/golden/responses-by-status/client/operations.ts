/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { GetReportDefaultBody, ProblemResponseProblemBody, Report } from "../model/index.ts";
import {
  type AnyStatus,
  fillPath,
  type Operation,
  readInteger,
  readList,
  readText,
  readTexts,
  type Reply,
  type ResponseTable,
  type Status4XX,
} from "./runtime/index.ts";

const problemJson: ResponseTable = { content: ["application/problem+json"] };

/** What getReport takes. */
export interface GetReportArguments {
  path: { id: string };
}

/** What getReport gives back. */
export type GetReportResult =
  | Reply<200, "application/json", Report, { etag: string; "x-rate-limit"?: number; "x-sections"?: string[] }>
  | Reply<200, "text/html", string, { etag: string; "x-rate-limit"?: number; "x-sections"?: string[] }>
  | Reply<302, undefined, undefined, { location: string }>
  | Reply<404, "application/problem+json", ProblemResponseProblemBody>
  | Reply<Exclude<Status4XX, 404>, "application/problem+json", ProblemResponseProblemBody>
  | Reply<Exclude<AnyStatus, 200 | 204 | 205 | 302 | 304 | 404 | Status4XX>, "application/json", GetReportDefaultBody>;

/**
 * How getReport is sent and answered.
 *
 * `#/paths/~1reports~1{id}/get`
 */
export const getReportOperation: Operation<GetReportArguments, GetReportResult> = {
  name: "getReport",
  method: "GET",
  path: "/reports/{id}",
  fill: fillPath,
  accept: "application/json, text/html, application/problem+json",
  responses: {
    200: {
      content: ["application/json", "text/html"],
      read: readTexts,
      headers: { "x-rate-limit": readInteger, "x-sections": (text) => readList(text, [readText]) },
    },
    302: {},
    404: problemJson,
    "4XX": problemJson,
    default: { content: ["application/json"] },
  },
  redirects: true,
};

/** What deleteReport takes. */
export interface DeleteReportArguments {
  path: { id: string };
}

/** What deleteReport gives back. */
export type DeleteReportResult =
  | Reply<204>
  | Reply<404, "application/problem+json", ProblemResponseProblemBody>;

/**
 * How deleteReport is sent and answered.
 *
 * `#/paths/~1reports~1{id}/delete`
 */
export const deleteReportOperation: Operation<DeleteReportArguments, DeleteReportResult> = {
  name: "deleteReport",
  method: "DELETE",
  path: "/reports/{id}",
  fill: fillPath,
  accept: "application/problem+json",
  responses: {
    204: {},
    404: problemJson,
  },
};
