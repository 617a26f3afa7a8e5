/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { HostileInput } from "../model/index.ts";
import {
  cookieHeader,
  encodeBody,
  encodeJSON,
  fillPath,
  type Operation,
  queryText,
  type Reply,
  type RequestOptions,
} from "./runtime/index.ts";
import { key } from "./security.ts";

/** The query parameters of constructorGlobalThisPwned1. */
export interface ConstructorGlobalThisPwned1Query {
  /** @default "${globalThis.pwned = 1}`" */
  "q\"]; globalThis.pwned = 1; [\""?: string | undefined;
}

/** The cookies of constructorGlobalThisPwned1. */
export interface ConstructorGlobalThisPwned1Cookies {
  "'+(globalThis.pwned=1)+'"?: string | undefined;
}

/** What constructorGlobalThisPwned1 takes. */
export interface ConstructorGlobalThisPwned1Arguments {
  path: {
    /** *\/ globalThis.pwned = 1 */
    id: string;
  };
  query?: ConstructorGlobalThisPwned1Query | undefined;
  cookies?: ConstructorGlobalThisPwned1Cookies | undefined;
  body?: HostileInput | undefined;
}

/** How `client.xGlobalThisPwned1.constructorGlobalThisPwned1` is sent. */
export interface ConstructorGlobalThisPwned1Options extends RequestOptions {
  cookies?: ConstructorGlobalThisPwned1Cookies | undefined;
}

/** What constructorGlobalThisPwned1 gives back. */
export type ConstructorGlobalThisPwned1Result = Reply<200, "application/json", HostileInput>;

/**
 * How constructorGlobalThisPwned1 is sent and answered.
 *
 * `#/paths/~1quote'"`$*~1globalThis.pwned=1;~1*{id}\/post`
 */
export const constructorGlobalThisPwned1Operation: Operation<
  ConstructorGlobalThisPwned1Arguments,
  ConstructorGlobalThisPwned1Result
> = {
  name: "constructorGlobalThisPwned1",
  method: "POST",
  path: "/quote'\"`$*/globalThis.pwned=1;/*{id}%5C",
  fill: fillPath,
  query: queryText,
  cookies: cookieHeader,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  security: [[key]],
  responses: {
    200: { content: ["application/json"] },
  },
};
