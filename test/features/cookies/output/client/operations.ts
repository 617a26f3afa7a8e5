/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Colors, GetCookieFlagsParameter, GetSession200Body, Light } from "../model/index.ts";
import {
  cookieHeader,
  type Operation,
  pairs,
  readSetCookie,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";
import { session } from "./security.ts";

const json: ResponseTable = { content: ["application/json"] };

/** The cookies of getSession. */
export interface GetSessionCookies {
  /** @pattern ^[a-z0-9]+$ */
  sid: string;
  /** @default 0 */
  visits?: number | undefined;
}

/** What getSession takes. */
export interface GetSessionArguments {
  cookies: GetSessionCookies;
}

/** How `client.default.getSession` is sent. */
export interface GetSessionOptions extends RequestOptions {
  cookies: GetSessionCookies;
}

/** What getSession gives back. */
export type GetSessionResult = Reply<200, "application/json", GetSession200Body, {
  "set-cookie": readonly string[];
}>;

/**
 * How getSession is sent and answered.
 *
 * `#/paths/~1session/get`
 */
export const getSessionOperation: Operation<GetSessionArguments, GetSessionResult> = {
  name: "getSession",
  method: "GET",
  path: "/session",
  cookies: cookieHeader,
  accept: "application/json",
  responses: {
    200: { content: ["application/json"], headers: { "set-cookie": readSetCookie } },
  },
};

/** The cookies of getForm. */
export interface GetFormCookies {
  /**
   * @maxItems 3
   * @items string, minLength 1
   */
  color?: Colors | undefined;
  sizes?: number[] | undefined;
  rgb?: Light | undefined;
  hsl?: Light | undefined;
  back?: string | undefined;
}

/** What getForm takes. */
export interface GetFormArguments {
  cookies?: GetFormCookies | undefined;
}

/** How `client.default.getForm` is sent. */
export interface GetFormOptions extends RequestOptions {
  cookies?: GetFormCookies | undefined;
}

/** What getForm gives back. */
export type GetFormResult = Reply<200, "application/json", unknown>;

/**
 * How getForm is sent and answered.
 *
 * `#/paths/~1form/get`
 */
export const getFormOperation: Operation<GetFormArguments, GetFormResult> = {
  name: "getForm",
  method: "GET",
  path: "/form",
  cookies: cookieHeader,
  parameters: [
    { name: "sizes", in: "cookie", style: "form", explode: false, write: pairs },
    { name: "rgb", in: "cookie", style: "form", explode: true, write: pairs },
    { name: "hsl", in: "cookie", style: "form", explode: false, write: pairs },
    { name: "back", in: "cookie", style: "form", explode: true, allowReserved: true, write: pairs },
  ],
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** The cookies of getCookie. */
export interface GetCookieCookies {
  /**
   * @maxItems 3
   * @items string, minLength 1
   */
  color?: Colors | undefined;
  sizes?: number[] | undefined;
  hsl?: Light | undefined;
  flags?: GetCookieFlagsParameter | undefined;
}

/** What getCookie takes. */
export interface GetCookieArguments {
  cookies?: GetCookieCookies | undefined;
}

/** How `client.default.getCookie` is sent. */
export interface GetCookieOptions extends RequestOptions {
  cookies?: GetCookieCookies | undefined;
}

/** What getCookie gives back. */
export type GetCookieResult = Reply<200, "application/json", unknown>;

/**
 * How getCookie is sent and answered.
 *
 * `#/paths/~1cookie/get`
 */
export const getCookieOperation: Operation<GetCookieArguments, GetCookieResult> = {
  name: "getCookie",
  method: "GET",
  path: "/cookie",
  cookies: cookieHeader,
  parameters: [
    { name: "color", in: "cookie", style: "cookie", explode: true, write: pairs },
    { name: "sizes", in: "cookie", style: "cookie", explode: false, write: pairs },
    { name: "hsl", in: "cookie", style: "cookie", explode: false, write: pairs },
    {
      name: "flags",
      in: "cookie",
      style: "cookie",
      explode: true,
      taken: ["color", "sizes", "hsl", "sid"],
      write: pairs,
    },
  ],
  accept: "application/json",
  security: [[session]],
  responses: {
    200: json,
  },
};
