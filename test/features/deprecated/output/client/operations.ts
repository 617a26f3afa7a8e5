/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { PutThingFormBody, Thing } from "../model/index.ts";
import {
  cookieHeader,
  encodeBody,
  encodeForm,
  fillPath,
  type Operation,
  queryText,
  readInteger,
  type Reply,
  type RequestOptions,
} from "./runtime/index.ts";
import { oldKey } from "./security.ts";

/** The query parameters of getThing. */
export interface GetThingQuery {
  /**
   * Use fields.
   *
   * @deprecated
   */
  view?: string | undefined;
  /** @deprecated */
  fields?: string | undefined;
}

/** The headers of getThing. */
export interface GetThingHeaders {
  /** @deprecated */
  "x-trace"?: string | undefined;
}

/** The cookies of getThing. */
export interface GetThingCookies {
  /** @deprecated */
  sid?: string | undefined;
}

/** What getThing takes. */
export interface GetThingArguments {
  path: {
    /** @deprecated */
    id: number;
  };
  query?: GetThingQuery | undefined;
  headers?: GetThingHeaders | undefined;
  cookies?: GetThingCookies | undefined;
}

/** How `client.default.getThing` is sent. */
export interface GetThingOptions extends RequestOptions<GetThingHeaders> {
  cookies?: GetThingCookies | undefined;
}

/** What getThing gives back. */
export type GetThingResult = Reply<200, "application/json", Thing, {
  /**
   * Use ETag.
   *
   * @deprecated
   */
  "x-old"?: number;
  /** @deprecated */
  "x-older"?: string;
}>;

/**
 * How getThing is sent and answered.
 *
 * `#/paths/~1things~1{id}/get`
 */
export const getThingOperation: Operation<GetThingArguments, GetThingResult> = {
  name: "getThing",
  method: "GET",
  path: "/things/{id}",
  fill: fillPath,
  query: queryText,
  cookies: cookieHeader,
  accept: "application/json",
  security: [[oldKey], []],
  responses: {
    200: { content: ["application/json"], headers: { "x-old": readInteger } },
  },
};

/** What putThing takes. */
export interface PutThingArguments {
  path: { id: number };
  body?: PutThingFormBody | undefined;
}

/** What putThing gives back. */
export type PutThingResult = Reply<204>;

/**
 * How putThing is sent and answered.
 *
 * `#/paths/~1things~1{id}/put`
 */
export const putThingOperation: Operation<PutThingArguments, PutThingResult> = {
  name: "putThing",
  method: "PUT",
  path: "/things/{id}",
  fill: fillPath,
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm }, emptyObject: true },
  responses: {
    204: {},
  },
};
