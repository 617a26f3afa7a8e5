/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { NotFoundResponseBody, VisitInput } from "../../model/index.ts";
import { encodeBody, encodeJSON, fillPath, type Operation, type Reply } from "../runtime/index.ts";
import { json } from "./shared.ts";

/** What getVisit takes. */
export interface GetVisitArguments {
  path: { id: string };
}

/** What getVisit gives back. */
export type GetVisitResult =
  | Reply<200, "application/json", VisitInput>
  | Reply<404, "application/json", NotFoundResponseBody>;

/**
 * How getVisit is sent and answered.
 *
 * `#/paths/~1visits~1{id}/get`
 */
export const getVisitOperation: Operation<GetVisitArguments, GetVisitResult> = {
  name: "getVisit",
  method: "GET",
  path: "/visits/{id}",
  fill: fillPath,
  accept: "application/json",
  responses: {
    200: json,
    404: json,
  },
};

/** What putVisit takes. */
export interface PutVisitArguments {
  path: { id: string };
  body: VisitInput;
}

/** What putVisit gives back. */
export type PutVisitResult = Reply<204>;

/**
 * How putVisit is sent and answered.
 *
 * `#/paths/~1visits~1{id}/put`
 */
export const putVisitOperation: Operation<PutVisitArguments, PutVisitResult> = {
  name: "putVisit",
  method: "PUT",
  path: "/visits/{id}",
  fill: fillPath,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  responses: {
    204: {},
  },
};
