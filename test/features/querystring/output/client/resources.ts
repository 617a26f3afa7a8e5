/*
 * The resources of the API, each with its operations as methods.
 */
import {
  type AddSelectionArguments,
  addSelectionOperation,
  getSelectionOperation,
  type GetSelectionQuery,
  searchPetsOperation,
  type SearchPetsQuery,
} from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.default` */
export class DefaultResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * The query is a form.
   *
   * `GET /pets`
   */
  searchPets(query: SearchPetsQuery, options?: RequestOptions): ApiPromise<unknown> {
    return call(this.#client, searchPetsOperation, { query }, options);
  }

  /**
   * The query is JSON.
   *
   * `GET /selection`
   */
  getSelection(query?: GetSelectionQuery, options?: RequestOptions): ApiPromise<unknown> {
    return call(this.#client, getSelectionOperation, { query }, options);
  }

  /**
   * The query is a text, beside a body.
   *
   * `POST /selection`
   */
  addSelection(
    params: Pick<AddSelectionArguments, "query" | "body">,
    options?: RequestOptions,
  ): ApiPromise<unknown> {
    return call(this.#client, addSelectionOperation, params, options);
  }
}
