/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Pet, Problem } from "../model/index.ts";
import {
  type AnyStatus,
  fillPath,
  type Operation,
  readDeclared,
  readInteger,
  readTexts,
  type Reply,
  type ResponseTable,
  type Status2XX,
  type Status3XX,
} from "./runtime/index.ts";

const json: ResponseTable = { content: ["application/json"] };

/** What getAnything takes. */
export interface GetAnythingArguments {
  path: { status: number };
}

/** What getAnything gives back. */
export type GetAnythingResult =
  | Reply<Exclude<Status2XX, 204 | 205>, "application/json", Pet>
  | Reply<204>
  | Reply<205>
  | Reply<Exclude<AnyStatus, Status2XX | 304>, "application/json", Pet>;

/**
 * How getAnything is sent and answered.
 *
 * `#/paths/~1anything~1{status}/get`
 */
export const getAnythingOperation: Operation<GetAnythingArguments, GetAnythingResult> = {
  name: "getAnything",
  method: "GET",
  path: "/anything/{status}",
  fill: fillPath,
  accept: "application/json",
  responses: {
    default: json,
  },
};

/** What getSuccess takes. */
export interface GetSuccessArguments {
  path: { status: number };
}

/** What getSuccess gives back. */
export type GetSuccessResult =
  | Reply<204>
  | Reply<Exclude<Status2XX, 204 | 205>, "application/json", Pet, { "x-count": number }>
  | Reply<Exclude<Status2XX, 204 | 205>, "text/html", string, { "x-count": number }>
  | Reply<205, undefined, undefined, { "x-count": number }>
  | Reply<Exclude<Status3XX, 304>, "text/html", string>
  | Reply<304>;

/**
 * How getSuccess is sent and answered.
 *
 * `#/paths/~1success~1{status}/get`
 */
export const getSuccessOperation: Operation<GetSuccessArguments, GetSuccessResult> = {
  name: "getSuccess",
  method: "GET",
  path: "/success/{status}",
  fill: fillPath,
  accept: "application/json, text/html",
  responses: {
    204: {},
    "2XX": { content: ["application/json", "text/html"], read: readTexts, headers: { "x-count": readInteger } },
    "3XX": { content: ["text/html"], read: readTexts },
  },
  redirects: true,
};

/** What putSuccess takes. */
export interface PutSuccessArguments {
  path: { status: number };
}

/** What putSuccess gives back. */
export type PutSuccessResult =
  | Reply<Exclude<Status2XX, 204 | 205>, "text/plain", string>
  | Reply<204>
  | Reply<205>;

/**
 * How putSuccess is sent and answered.
 *
 * `#/paths/~1success~1{status}/put`
 */
export const putSuccessOperation: Operation<PutSuccessArguments, PutSuccessResult> = {
  name: "putSuccess",
  method: "PUT",
  path: "/success/{status}",
  fill: fillPath,
  accept: "text/plain",
  responses: {
    "2XX": { content: ["text/plain"], read: readTexts },
  },
};

/** What postSuccess takes. */
export interface PostSuccessArguments {
  path: { status: number };
}

/** What postSuccess gives back. */
export type PostSuccessResult =
  | Reply<Exclude<Status2XX, 204 | 205>, "image/png", Blob>
  | Reply<204>
  | Reply<205>;

/**
 * How postSuccess is sent and answered.
 *
 * `#/paths/~1success~1{status}/post`
 */
export const postSuccessOperation: Operation<PostSuccessArguments, PostSuccessResult> = {
  name: "postSuccess",
  method: "POST",
  path: "/success/{status}",
  fill: fillPath,
  accept: "image/png",
  responses: {
    "2XX": { content: ["image/png"], read: readDeclared, blob: true },
  },
};

/** What getPet takes. */
export interface GetPetArguments {
  path: { status: number };
}

/** What getPet gives back. */
export type GetPetResult =
  | Reply<200, "application/json", Pet>
  | Reply<Exclude<AnyStatus, 200 | 204 | 205 | 304>, "application/json", Problem>;

/**
 * How getPet is sent and answered.
 *
 * `#/paths/~1pet~1{status}/get`
 */
export const getPetOperation: Operation<GetPetArguments, GetPetResult> = {
  name: "getPet",
  method: "GET",
  path: "/pet/{status}",
  fill: fillPath,
  accept: "application/json",
  responses: {
    200: json,
    default: json,
  },
};
