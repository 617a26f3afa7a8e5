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
import { type CallOptions, type Client, execute } from "./runtime/index.ts";

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

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
  options?: CallOptions,
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
  options?: CallOptions,
): Promise<PutThingResult> {
  return execute(client, putThingOperation, args, options);
}
