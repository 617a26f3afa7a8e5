/*
 * What an implementation of Deprecated has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { PutThingFormBody, Thing } from "../model/index.ts";
import type { Answer, HeaderValue, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends DefaultHandlers<Context, P> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * Use listThings.
   *
   * `GET /things/{id}` (`#/paths/~1things~1{id}/get`)
   *
   * @deprecated
   */
  getThing(request: GetThingRequest<P>, context: Context): Answer<GetThingResponse>;
  /**
   * `PUT /things/{id}` (`#/paths/~1things~1{id}/put`)
   *
   * @deprecated
   */
  putThing(request: PutThingRequest, context: Context): Answer<PutThingResponse>;
}

/** What `getThing` gets. */
export interface GetThingRequest<P extends Principals = Principals> {
  readonly path: {
    /** @deprecated */
    readonly id: number;
  };
  readonly query: {
    /**
     * Use fields.
     *
     * @deprecated
     */
    readonly view?: string;
    /** @deprecated */
    readonly fields?: string;
  };
  readonly headers: {
    /** @deprecated */
    readonly "x-trace"?: string;
  };
  readonly cookies: {
    /** @deprecated */
    readonly sid?: string;
  };
  readonly auth: { readonly oldKey: P["oldKey"] } | { readonly oldKey?: never };
  readonly request: ServerRequest;
}

/** What `getThing` answers. */
export type GetThingResponse = {
  /** A thing. */
  status: 200;
  headers?: {
    /**
     * Use ETag.
     *
     * @deprecated
     */
    "x-old"?: number;
    /** @deprecated */
    "x-older"?: string;
    [name: string]: HeaderValue | undefined;
  };
  contentType?: "application/json";
  body: Thing;
};

/** What `putThing` gets. */
export interface PutThingRequest {
  readonly path: { readonly id: number };
  readonly contentType: "application/x-www-form-urlencoded";
  readonly body: PutThingFormBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putThing` answers. */
export type PutThingResponse = {
  /** Kept. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
