/*
 * The resources of the API, each with its operations as methods.
 */
import type { ListPets200BodyInput } from "../../model/index.ts";
import { getPictureOperation, listPetsOperation, type ListPetsQuery } from "../operations/Pets.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "../runtime/index.ts";

/** `client.pets` */
export class PetsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /pets` */
  listPets(query?: ListPetsQuery, options?: RequestOptions): ApiPromise<ListPets200BodyInput> {
    return call(this.#client, listPetsOperation, { query }, options);
  }

  /** `GET /pets/{id}.jpg` */
  getPicture(id: string, options?: RequestOptions): ApiPromise<Blob> {
    return call(this.#client, getPictureOperation, { path: { id } }, options);
  }
}
