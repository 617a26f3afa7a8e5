/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { GetReport200Body, GetReport409ProblemBody } from "../model/index.ts";
import { type NoArguments, type Operation, readDeclared, readTexts, type Reply } from "./runtime/index.ts";

/** What getReport gives back. */
export type GetReportResult =
  | Reply<200, "application/json", GetReport200Body>
  | Reply<200, "text/csv", string>
  | Reply<200, `image/${string}`, Blob>
  | Reply<409, "application/problem+json", GetReport409ProblemBody>;

/**
 * How getReport is sent and answered.
 *
 * `#/paths/~1report/get`
 */
export const getReportOperation: Operation<NoArguments, GetReportResult> = {
  name: "getReport",
  method: "GET",
  path: "/report",
  accept: "application/json, text/csv, image/*, application/problem+json",
  responses: {
    200: { content: ["application/json", "text/csv", "image/*"], read: readDeclared },
    409: { content: ["application/problem+json"] },
  },
};

/** What getOnlyJson gives back. */
export type GetOnlyJsonResult = Reply<200, "application/json", unknown>;

/**
 * How getOnlyJson is sent and answered.
 *
 * `#/paths/~1only-json/get`
 */
export const getOnlyJsonOperation: Operation<NoArguments, GetOnlyJsonResult> = {
  name: "getOnlyJson",
  method: "GET",
  path: "/only-json",
  accept: "application/json",
  responses: {
    200: { content: ["application/json"] },
  },
};

/** What getMaybe gives back. */
export type GetMaybeResult =
  | Reply<200, "application/json", unknown>
  | Reply<200, "text/plain", string>
  | Reply<204>
  | Reply<304>;

/**
 * How getMaybe is sent and answered.
 *
 * `#/paths/~1maybe/get`
 */
export const getMaybeOperation: Operation<NoArguments, GetMaybeResult> = {
  name: "getMaybe",
  method: "GET",
  path: "/maybe",
  accept: "application/json, text/plain",
  responses: {
    200: { content: ["application/json", "text/plain"], read: readTexts },
    204: {},
    304: {},
  },
};
