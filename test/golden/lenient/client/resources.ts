/*
 * The resources of the API, each with its operations as methods.
 */
import type { Pet } from "../model/index.ts";
import {
  deletePetOperation,
  getPetOperation,
  getPetsByNumberOperation,
  putPetsByIdAdoptOperation,
  returnPetOperation,
} from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.default` */
export class DefaultResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /pets/{name}` */
  getPet(name: string, options?: RequestOptions): ApiPromise<Pet> {
    return call(this.#client, getPetOperation, { path: { name } }, options);
  }

  /** `GET /pets/{number}` */
  getPetsByNumber(number: number, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, getPetsByNumberOperation, { path: { number } }, options);
  }

  /** `DELETE /pets/{number}` */
  deletePet(number: number, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, deletePetOperation, { path: { number } }, options);
  }

  /** `PUT /pets/{id}` */
  putPetsByIdAdopt(id: string, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, putPetsByIdAdoptOperation, { path: { id } }, options);
  }

  /** `DELETE /pets/{id}` */
  returnPet(id: string, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, returnPetOperation, { path: { id } }, options);
  }
}
