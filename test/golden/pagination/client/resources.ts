/*
 * The resources of the API, each with its operations as methods.
 */
import type { ByDocument200Body, Item, PageResponseBody } from "../model/index.ts";
import {
  byCountOperation,
  byCountPagination,
  type ByCountQuery,
  byDocumentOperation,
  byDocumentPagination,
  type ByDocumentQuery,
  byIndexOperation,
  byIndexPagination,
  type ByIndexQuery,
  byLinkOperation,
  byLinkPagination,
  byNumberOperation,
  byNumberPagination,
  type ByNumberQuery,
  byPositionOperation,
  byPositionPagination,
  type ByPositionQuery,
} from "./operations.ts";
import { type Client, listPages, type PagePromise, type RequestOptions } from "./runtime/index.ts";

/** `client.items` */
export class ItemsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /pages` */
  byNumber(query?: ByNumberQuery, options?: RequestOptions): PagePromise<PageResponseBody, Item> {
    return listPages(this.#client, byNumberOperation, byNumberPagination, { query }, options);
  }

  /** `GET /cursor` */
  byPosition(query?: ByPositionQuery, options?: RequestOptions): PagePromise<PageResponseBody, Item> {
    return listPages(this.#client, byPositionOperation, byPositionPagination, { query }, options);
  }

  /** `GET /offset` */
  byCount(query?: ByCountQuery, options?: RequestOptions): PagePromise<PageResponseBody, Item> {
    return listPages(this.#client, byCountOperation, byCountPagination, { query }, options);
  }

  /** `GET /positions` */
  byIndex(query?: ByIndexQuery, options?: RequestOptions): PagePromise<PageResponseBody, Item> {
    return listPages(this.#client, byIndexOperation, byIndexPagination, { query }, options);
  }

  /** `GET /documents` */
  byDocument(
    query?: ByDocumentQuery,
    options?: RequestOptions,
  ): PagePromise<ByDocument200Body, Item, "hasNextPage"> {
    return listPages(this.#client, byDocumentOperation, byDocumentPagination, { query }, options);
  }

  /** `GET /links` */
  byLink(options?: RequestOptions): PagePromise<Item[], Item> {
    return listPages(this.#client, byLinkOperation, byLinkPagination, {}, options);
  }
}
