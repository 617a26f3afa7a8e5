/*
 * The resources of the API, each with its operations as methods.
 */
import type { RecordSchema, UsersControllerFindAllV2200Body } from "../model/index.ts";
import {
  _2faOperation,
  deleteOperationTable,
  type DeleteQuery,
  postUnnamedByIdOperation,
  usersControllerFindAllV2Operation,
} from "./operations.ts";
import { type ApiPromise, call, type Client, type RequestOptions } from "./runtime/index.ts";

/** `client.new` */
export class NewResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `DELETE /delete/{class}` */
  delete(_class: string, query?: DeleteQuery, options?: RequestOptions): ApiPromise<RecordSchema> {
    return call(this.#client, deleteOperationTable, { path: { class: _class }, query }, options);
  }
}

/** `client.usersGroups` */
export class UsersGroupsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `GET /find-all` */
  usersControllerFindAllV2(options?: RequestOptions): ApiPromise<UsersControllerFindAllV2200Body> {
    return call(this.#client, usersControllerFindAllV2Operation, {}, options);
  }
}

/** `client.default` */
export class DefaultResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `POST /unnamed/{id}` */
  postUnnamedById(id: number, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, postUnnamedByIdOperation, { path: { id } }, options);
  }

  /** `GET /2fa/{code}` */
  _2fa(code: string, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, _2faOperation, { path: { code } }, options);
  }
}
