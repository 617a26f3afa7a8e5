/*
 * The resources of the API, each with its operations as methods.
 */
import type { HostileInput } from "../model/index.ts";
import {
  type ConstructorGlobalThisPwned1Arguments,
  constructorGlobalThisPwned1Operation,
  type ConstructorGlobalThisPwned1Options,
} from "./operations.ts";
import { type ApiPromise, call, type Client } from "./runtime/index.ts";

/** `client.xGlobalThisPwned1` */
export class XGlobalThisPwned1Resource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * *\/ globalThis.pwned = 1 /*
   * globalThis.pwned = 1
   *
   * `POST /quote'"`$*\/globalThis.pwned=1;/*{id}\`
   *
   * @deprecated
   */
  constructorGlobalThisPwned1(
    id: string,
    params?: Pick<ConstructorGlobalThisPwned1Arguments, "query" | "body">,
    options?: ConstructorGlobalThisPwned1Options,
  ): ApiPromise<HostileInput> {
    return call(
      this.#client,
      constructorGlobalThisPwned1Operation,
      { path: { id }, ...params, cookies: options?.cookies },
      options,
    );
  }
}
