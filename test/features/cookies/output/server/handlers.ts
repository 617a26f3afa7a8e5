/*
 * What an implementation of Cookies has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { GetSession200Body } from "../model/index.ts";
import type { Answer, HeaderValue, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /session` (`#/paths/~1session/get`) */
  getSession(request: GetSessionRequest, context: Context): Answer<GetSessionResponse>;
}

/** What `getSession` gets. */
export interface GetSessionRequest {
  readonly cookies: {
    /** @pattern ^[a-z0-9]+$ */
    readonly sid: string;
    /** @default 0 */
    readonly visits: number;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getSession` answers. */
export type GetSessionResponse = {
  /** The session, and a cookie with one more visit. */
  status: 200;
  headers: { "set-cookie": string[]; [name: string]: HeaderValue | undefined };
  contentType?: "application/json";
  body: GetSession200Body;
};
