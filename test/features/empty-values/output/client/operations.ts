/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { FindThingsDeepParameter, Numbers, SendThingsFormBody, Texts, Thing } from "../model/index.ts";
import {
  cookieHeader,
  encodeBody,
  encodeStyledForm,
  fillStyledPath,
  headerValue,
  type Operation,
  pairs,
  pathValue,
  queryText,
  readInteger,
  readList,
  readNull,
  readNumber,
  readPairs,
  readText,
  type Reply,
  type RequestOptions,
  styledHeader,
  styledQuery,
} from "./runtime/index.ts";

/** The query parameters of findThings. */
export interface FindThingsQuery {
  repeated: Texts;
  commas?: Texts | undefined;
  pipes?: Numbers | undefined;
  exploded?: Thing | undefined;
  joined?: Thing | undefined;
  deep?: FindThingsDeepParameter | undefined;
  level?: number | null | undefined;
  flag?: boolean | "" | undefined;
}

/** The headers of findThings. */
export interface FindThingsHeaders {
  "x-numbers"?: Numbers | undefined;
  "x-thing"?: Thing | undefined;
}

/** The cookies of findThings. */
export interface FindThingsCookies {
  seen?: Numbers | undefined;
}

/** What findThings takes. */
export interface FindThingsArguments {
  path: { list: Numbers; object: Thing; open: Texts };
  query: FindThingsQuery;
  headers?: FindThingsHeaders | undefined;
  cookies?: FindThingsCookies | undefined;
}

/** How `client.default.findThings` is sent. */
export interface FindThingsOptions extends RequestOptions<FindThingsHeaders> {
  cookies?: FindThingsCookies | undefined;
}

/** What findThings gives back. */
export type FindThingsResult = Reply<204>;

/**
 * How findThings is sent and answered.
 *
 * `#/paths/~1things~1{list}~1{object}~1{open}/get`
 */
export const findThingsOperation: Operation<FindThingsArguments, FindThingsResult> = {
  name: "findThings",
  method: "GET",
  path: "/things/{list}/{object}/{open}",
  fill: fillStyledPath,
  query: styledQuery,
  header: styledHeader,
  cookies: cookieHeader,
  parameters: [
    { name: "list", in: "path", style: "matrix", explode: false, nullable: true, write: pathValue },
    { name: "object", in: "path", style: "matrix", explode: true, nullable: true, write: pathValue },
    { name: "open", in: "path", style: "matrix", explode: true, write: pathValue },
    { name: "commas", in: "query", style: "form", explode: false, write: pairs },
    { name: "pipes", in: "query", style: "pipeDelimited", explode: false, nullable: true, write: pairs },
    { name: "exploded", in: "query", style: "form", explode: true, nullable: true, write: pairs },
    { name: "joined", in: "query", style: "form", explode: false, nullable: true, write: pairs },
    { name: "deep", in: "query", style: "deepObject", explode: true, nullable: true, write: pairs },
    { name: "x-numbers", in: "header", style: "simple", explode: false, nullable: true, write: headerValue },
    { name: "x-thing", in: "header", style: "simple", explode: false, nullable: true, write: headerValue },
    { name: "seen", in: "cookie", style: "form", explode: true, nullable: true, write: pairs },
  ],
  responses: {
    204: {},
  },
};

/** What sendThings takes. */
export interface SendThingsArguments {
  path: { list: number | null; object: string; open: string };
  body?: SendThingsFormBody | undefined;
}

/** What sendThings gives back. */
export type SendThingsResult = Reply<204, undefined, undefined, { "x-numbers"?: Numbers; "x-thing"?: Thing }>;

/**
 * How sendThings is sent and answered.
 *
 * `#/paths/~1things~1{list}~1{object}~1{open}/post`
 */
export const sendThingsOperation: Operation<SendThingsArguments, SendThingsResult> = {
  name: "sendThings",
  method: "POST",
  path: "/things/{list}/{object}/{open}",
  fill: fillStyledPath,
  parameters: [
    { name: "list", in: "path", style: "simple", explode: false, nullable: true, write: pathValue },
  ],
  body: {
    write: encodeBody,
    content: {
      "application/x-www-form-urlencoded": (type, value) => encodeStyledForm(type, value, [
        { property: "thing", style: "form", explode: false, nullable: true, write: pairs },
      ]),
    },
    emptyObject: true,
  },
  responses: {
    204: {
      headers: {
        "x-numbers": (text) => readList(text, [readInteger, readNull]),
        "x-thing": (text) => readPairs(text, [readText], { size: [readNumber, readNull] }),
      },
    },
  },
};

/** The query parameters of findNames. */
export interface FindNamesQuery {
  constructor?: string | Object["constructor"] | undefined;
  toString?: number | Object["toString"] | undefined;
  ["__proto__"]?: string | undefined;
}

/** What findNames takes. */
export interface FindNamesArguments {
  query?: FindNamesQuery | undefined;
}

/** What findNames gives back. */
export type FindNamesResult = Reply<204>;

/**
 * How findNames is sent and answered.
 *
 * `#/paths/~1names/get`
 */
export const findNamesOperation: Operation<FindNamesArguments, FindNamesResult> = {
  name: "findNames",
  method: "GET",
  path: "/names",
  query: queryText,
  responses: {
    204: {},
  },
};
