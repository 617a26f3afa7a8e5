/*
 * The resources of the API, each with its operations as methods.
 */
import {
  getItemOperation,
  type GetItemOptions,
  type GetItemQuery,
  hasItemOperation,
  type HasItemQuery,
} from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.items` */
export class ItemsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /shops/{shop-id}/items/{sku}.{format}` */
  getItem(
    shopId: number,
    sku: string,
    format: "json" | "csv",
    query: GetItemQuery | undefined,
    options: GetItemOptions,
  ): ApiPromise<void> {
    return call(
      this.#client,
      getItemOperation,
      { path: { "shop-id": shopId, sku, format }, query, headers: options.headers, cookies: options.cookies },
      options,
    );
  }

  /** `HEAD /shops/{shop-id}/items/{sku}.{format}` */
  hasItem(
    shopId: number,
    sku: string,
    format: "json" | "csv",
    query?: HasItemQuery,
    options?: RequestOptions,
  ): ApiPromise<void> {
    return call(this.#client, hasItemOperation, { path: { "shop-id": shopId, sku, format }, query }, options);
  }
}
