/*
 * What an implementation of Directions has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { AccountInput, AccountWritable, PageInput, SearchAccountsBody } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends AccountsHandlers<Context> {}

/** The operations of the tag `accounts`. */
export interface AccountsHandlers<Context = undefined> {
  /** `GET /accounts` (`#/paths/~1accounts/get`) */
  listAccounts(request: ListAccountsRequest, context: Context): Answer<ListAccountsResponse>;
  /** `POST /accounts` (`#/paths/~1accounts/post`) */
  createAccount(request: CreateAccountRequest, context: Context): Answer<CreateAccountResponse>;
  /** `POST /accounts/search` (`#/paths/~1accounts~1search/post`) */
  searchAccounts(request: SearchAccountsRequest, context: Context): Answer<SearchAccountsResponse>;
}

/** What `listAccounts` gets. */
export interface ListAccountsRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `listAccounts` answers. */
export type ListAccountsResponse = {
  /** All of them */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: AccountInput[];
};

/** What `createAccount` gets. */
export interface CreateAccountRequest {
  readonly contentType: "application/json";
  readonly body: AccountWritable;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `createAccount` answers. */
export type CreateAccountResponse = {
  /** Created */
  status: 201;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: AccountInput;
};

/** What `searchAccounts` gets. */
export interface SearchAccountsRequest {
  readonly contentType: "application/json";
  readonly body: SearchAccountsBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `searchAccounts` answers. */
export type SearchAccountsResponse = {
  /** What was found */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: PageInput;
};
