/*
 * What an implementation of Defaults has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Search, SearchInput } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends SearchesHandlers<Context> {}

/** The operations of the tag `searches`. */
export interface SearchesHandlers<Context = undefined> {
  /** `POST /searches` (`#/paths/~1searches/post`) */
  search(request: SearchRequest, context: Context): Answer<SearchResponse>;
}

/** What `search` gets. */
export interface SearchRequest {
  readonly query: {
    /** @default 20 */
    readonly limit: number;
  };
  readonly contentType: "application/json";
  readonly body: Search;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `search` answers. */
export type SearchResponse = {
  /** The search as it was understood */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: SearchInput;
};
