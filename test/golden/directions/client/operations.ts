/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { AccountInput, AccountWritableInput, PageInput, SearchAccountsBody } from "../model/index.ts";
import {
  encodeBody,
  encodeJSON,
  type NoArguments,
  type Operation,
  type Reply,
  type ResponseTable,
} from "./runtime/index.ts";

const json: ResponseTable = { content: ["application/json"] };

/** What listAccounts gives back. */
export type ListAccountsResult = Reply<200, "application/json", AccountInput[]>;

/**
 * How listAccounts is sent and answered.
 *
 * `#/paths/~1accounts/get`
 */
export const listAccountsOperation: Operation<NoArguments, ListAccountsResult> = {
  name: "listAccounts",
  method: "GET",
  path: "/accounts",
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What createAccount takes. */
export interface CreateAccountArguments {
  body: AccountWritableInput;
}

/** What createAccount gives back. */
export type CreateAccountResult = Reply<201, "application/json", AccountInput>;

/**
 * How createAccount is sent and answered.
 *
 * `#/paths/~1accounts/post`
 */
export const createAccountOperation: Operation<CreateAccountArguments, CreateAccountResult> = {
  name: "createAccount",
  method: "POST",
  path: "/accounts",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  responses: {
    201: json,
  },
};

/** What searchAccounts takes. */
export interface SearchAccountsArguments {
  body?: SearchAccountsBody | undefined;
}

/** What searchAccounts gives back. */
export type SearchAccountsResult = Reply<200, "application/json", PageInput>;

/**
 * How searchAccounts is sent and answered.
 *
 * `#/paths/~1accounts~1search/post`
 */
export const searchAccountsOperation: Operation<SearchAccountsArguments, SearchAccountsResult> = {
  name: "searchAccounts",
  method: "POST",
  path: "/accounts/search",
  body: { write: encodeBody, content: { "application/json": encodeJSON }, emptyObject: true },
  accept: "application/json",
  responses: {
    200: json,
  },
};
