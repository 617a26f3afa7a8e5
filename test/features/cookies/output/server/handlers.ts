/*
 * What an implementation of Cookies has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Colors, GetCookieFlagsParameter, GetSession200Body, Light } from "../model/index.ts";
import type { Answer, HeaderValue, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends DefaultHandlers<Context, P> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined, P extends Principals = Principals> {
  /** `GET /session` (`#/paths/~1session/get`) */
  getSession(request: GetSessionRequest, context: Context): Answer<GetSessionResponse>;
  /**
   * The style of OpenAPI 3.0 and 3.1, with percent-encoding.
   *
   * `GET /form` (`#/paths/~1form/get`)
   */
  getForm(request: GetFormRequest, context: Context): Answer<GetFormResponse>;
  /**
   * The style of OpenAPI 3.2, without escapes.
   *
   * `GET /cookie` (`#/paths/~1cookie/get`)
   */
  getCookie(request: GetCookieRequest<P>, context: Context): Answer<GetCookieResponse>;
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

/** What `getForm` gets. */
export interface GetFormRequest {
  readonly cookies: {
    /**
     * @maxItems 3
     * @items string, minLength 1
     */
    readonly color?: Colors;
    readonly sizes?: number[];
    readonly rgb?: Light;
    readonly hsl?: Light;
    readonly back?: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getForm` answers. */
export type GetFormResponse = {
  /** What the handler got. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `getCookie` gets. */
export interface GetCookieRequest<P extends Principals = Principals> {
  readonly cookies: {
    /**
     * @maxItems 3
     * @items string, minLength 1
     */
    readonly color?: Colors;
    readonly sizes?: number[];
    readonly hsl?: Light;
    readonly flags?: GetCookieFlagsParameter;
  };
  readonly auth: { readonly session: P["session"] };
  readonly request: ServerRequest;
}

/** What `getCookie` answers. */
export type GetCookieResponse = {
  /** What the handler got. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};
