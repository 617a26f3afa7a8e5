/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { GetSession200Body } from "../model/index.ts";
import {
  cookieHeader,
  type Operation,
  readSetCookie,
  type Reply,
  type RequestOptions,
} from "./runtime/index.ts";

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
