/*
 * The resources of the API, each with its operations as methods.
 */
import type { Pet } from "../model/index.ts";
import {
  getAnythingOperation,
  getPetOperation,
  getSuccessOperation,
  type GetSuccessResult,
  postSuccessOperation,
  putSuccessOperation,
} from "./operations.ts";
import {
  type ApiPromise,
  call,
  callForReply,
  type Client,
  type RequestOptions,
  type SuccessReply,
} from "./runtime/index.ts";

/** `client.default` */
export class DefaultResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /anything/{status}` */
  getAnything(status: number, options?: RequestOptions): ApiPromise<Pet | void> {
    return call(this.#client, getAnythingOperation, { path: { status } }, options);
  }

  /** `GET /success/{status}` */
  getSuccess(status: number, options?: RequestOptions): ApiPromise<SuccessReply<GetSuccessResult>> {
    return callForReply(this.#client, getSuccessOperation, { path: { status } }, options);
  }

  /** `PUT /success/{status}` */
  putSuccess(status: number, options?: RequestOptions): ApiPromise<string | void> {
    return call(this.#client, putSuccessOperation, { path: { status } }, options);
  }

  /** `POST /success/{status}` */
  postSuccess(status: number, options?: RequestOptions): ApiPromise<Blob | void> {
    return call(this.#client, postSuccessOperation, { path: { status } }, options);
  }

  /** `GET /pet/{status}` */
  getPet(status: number, options?: RequestOptions): ApiPromise<Pet> {
    return call(this.#client, getPetOperation, { path: { status } }, options);
  }
}
