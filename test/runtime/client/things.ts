import { encodeBody, encodeJSON } from "../../../templates/runtime/client/body.ts";
import type { Client } from "../../../templates/runtime/client/client.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { RequestOptions } from "../../../templates/runtime/client/options.ts";

/** An operation that may be repeated, and two that send a body: only the first of them may. */
export const read: OperationTable = {
  name: "readThings",
  method: "GET",
  path: "/things",
  responses: { 200: { content: ["application/json"] } },
};
export const write: OperationTable = {
  ...read,
  method: "POST",
  idempotent: true,
  accept: "application/json",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
};
export const post: OperationTable = { ...write, idempotent: false };

/** The status of the answer to a request with a body. */
export const status = async (client: Client, operation: OperationTable, options?: RequestOptions) =>
  (await exchange(client, operation, { body: { a: 1 } }, options)).response.status;
