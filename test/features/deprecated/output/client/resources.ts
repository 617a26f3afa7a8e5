/*
 * The resources of the API, each with its operations as methods.
 */
import type { PutThingFormBody, Thing } from "../model/index.ts";
import {
  getThingOperation,
  type GetThingOptions,
  type GetThingQuery,
  putThingOperation,
} from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.default` */
export class DefaultResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Use listThings.
   *
   * `GET /things/{id}`
   *
   * @deprecated
   */
  getThing(id: number, query?: GetThingQuery, options?: GetThingOptions): ApiPromise<Thing> {
    return call(
      this.#client,
      getThingOperation,
      { path: { id }, query, headers: options?.headers, cookies: options?.cookies },
      options,
    );
  }

  /**
   * `PUT /things/{id}`
   *
   * @deprecated
   */
  putThing(id: number, body?: PutThingFormBody, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, putThingOperation, { path: { id }, body }, options);
  }
}
