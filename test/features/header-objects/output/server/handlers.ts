/*
 * What an implementation of Header objects has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Light } from "../model/index.ts";
import type { Answer, HeaderValue, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /limits` (`#/paths/~1limits/get`) */
  getLimits(request: GetLimitsRequest, context: Context): Answer<GetLimitsResponse>;
}

/** What `getLimits` gets. */
export interface GetLimitsRequest {
  readonly headers: { readonly "x-ask"?: Light };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getLimits` answers. */
export type GetLimitsResponse = {
  /** Objects in headers, in both ways of the style simple. */
  status: 204;
  headers: {
    "x-color": Light;
    "x-exploded"?: Light;
    "x-open"?: { [name: string]: number };
    [name: string]: HeaderValue | Light | Light | { [name: string]: number } | undefined;
  };
  body?: never;
};
