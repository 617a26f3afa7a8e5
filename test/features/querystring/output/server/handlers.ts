/*
 * What an implementation of Querystring has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { AddSelectionBody, GetSelectionSelectionParameter, Search } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends DefaultHandlers<Context, P> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * The query is a form.
   *
   * `GET /pets` (`#/paths/~1pets/get`)
   */
  searchPets(request: SearchPetsRequest<P>, context: Context): Answer<SearchPetsResponse>;
  /**
   * The query is JSON.
   *
   * `GET /selection` (`#/paths/~1selection/get`)
   */
  getSelection(request: GetSelectionRequest, context: Context): Answer<GetSelectionResponse>;
  /**
   * The query is a text, beside a body.
   *
   * `POST /selection` (`#/paths/~1selection/post`)
   */
  addSelection(request: AddSelectionRequest, context: Context): Answer<AddSelectionResponse>;
}

/** What `searchPets` gets. */
export interface SearchPetsRequest<P extends Principals = Principals> {
  /** What the pets are like. */
  readonly query: Search;
  readonly auth: { readonly key: P["key"] };
  readonly request: ServerRequest;
}

/** What `searchPets` answers. */
export type SearchPetsResponse = {
  /** What the handler got. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `getSelection` gets. */
export interface GetSelectionRequest {
  readonly query?: GetSelectionSelectionParameter;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getSelection` answers. */
export type GetSelectionResponse = {
  /** What the handler got. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `addSelection` gets. */
export interface AddSelectionRequest {
  /** @pattern ^[$] */
  readonly query: string;
  readonly contentType?: "application/json";
  readonly body?: AddSelectionBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addSelection` answers. */
export type AddSelectionResponse = {
  /** What the handler got. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};
