/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { SearchInput } from "../model/index.ts";
import { encodeBody, encodeJSON, type Operation, queryText, type Reply } from "./runtime/index.ts";

/** The query parameters of search. */
export interface SearchQuery {
  /** @default 20 */
  limit?: number | undefined;
}

/** What search takes. */
export interface SearchArguments {
  query?: SearchQuery | undefined;
  body: SearchInput;
}

/** What search gives back. */
export type SearchResult = Reply<200, "application/json", SearchInput>;

/**
 * How search is sent and answered.
 *
 * `#/paths/~1searches/post`
 */
export const searchOperation: Operation<SearchArguments, SearchResult> = {
  name: "search",
  method: "POST",
  path: "/searches",
  query: queryText,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  responses: {
    200: { content: ["application/json"] },
  },
};
