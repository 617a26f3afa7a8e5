/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { NotFoundResponseBody, VisitInput } from "../../model/index.ts";
import {
  encodeBody,
  encodeJSON,
  fillPath,
  type Operation,
  readInteger,
  type Reply,
} from "../runtime/index.ts";
import { json } from "./shared.ts";

/** What listVisits takes. */
export interface ListVisitsArguments {
  path: { id: string };
}

/** What listVisits gives back. */
export type ListVisitsResult = Reply<204>;

/**
 * How listVisits is sent and answered.
 *
 * `#/paths/~1pets~1{id}~1visits/get`
 */
export const listVisitsOperation: Operation<ListVisitsArguments, ListVisitsResult> = {
  name: "listVisits",
  method: "GET",
  path: "/pets/{id}/visits",
  fill: fillPath,
  responses: {
    204: {},
  },
};

/** What getLastVisit takes. */
export interface GetLastVisitArguments {
  path: { id: string };
}

/** What getLastVisit gives back. */
export type GetLastVisitResult = Reply<204, undefined, undefined, { "x-count": number }>;

/**
 * How getLastVisit is sent and answered.
 *
 * `#/paths/~1pets~1{id}~1visits~1last/get`
 */
export const getLastVisitOperation: Operation<GetLastVisitArguments, GetLastVisitResult> = {
  name: "getLastVisit",
  method: "GET",
  path: "/pets/{id}/visits/last",
  fill: fillPath,
  responses: {
    204: { headers: { "x-count": readInteger } },
  },
};

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
