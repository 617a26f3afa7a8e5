/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type GetThingArguments,
  getThingOperation,
  type GetThingResult,
  type PutThingArguments,
  putThingOperation,
  type PutThingResult,
} from "./operations.ts";
import { type Client, execute, type RequestOptions } from "./runtime/index.ts";

export { type ClientOptions, createClient } from "./create-client.ts";

/**
 * Use listThings.
 *
 * `GET /things/{id}`
 *
 * @deprecated
 */
export function getThing(
  client: Client,
  args: GetThingArguments,
  options?: RequestOptions,
): Promise<GetThingResult> {
  return execute(client, getThingOperation, args, options);
}

/**
 * `PUT /things/{id}`
 *
 * @deprecated
 */
export function putThing(
  client: Client,
  args: PutThingArguments,
  options?: RequestOptions,
): Promise<PutThingResult> {
  return execute(client, putThingOperation, args, options);
}
