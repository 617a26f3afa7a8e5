/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type _2faArguments,
  _2faOperation,
  type _2faResult,
  type DeleteArguments,
  deleteOperationTable,
  type DeleteResult,
  type PostUnnamedByIdArguments,
  postUnnamedByIdOperation,
  type PostUnnamedByIdResult,
  usersControllerFindAllV2Operation,
  type UsersControllerFindAllV2Result,
} from "./operations.ts";
import { type CallOptions, type Client, execute } from "./runtime/index.ts";

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

/** `DELETE /delete/{class}` */
export function deleteOperation(
  client: Client,
  args: DeleteArguments,
  options?: CallOptions,
): Promise<DeleteResult> {
  return execute(client, deleteOperationTable, args, options);
}

/** `GET /find-all` */
export function usersControllerFindAllV2(
  client: Client,
  options?: CallOptions,
): Promise<UsersControllerFindAllV2Result> {
  return execute(client, usersControllerFindAllV2Operation, {}, options);
}

/** `POST /unnamed/{id}` */
export function postUnnamedById(
  client: Client,
  args: PostUnnamedByIdArguments,
  options?: CallOptions,
): Promise<PostUnnamedByIdResult> {
  return execute(client, postUnnamedByIdOperation, args, options);
}

/** `GET /2fa/{code}` */
export function _2fa(client: Client, args: _2faArguments, options?: CallOptions): Promise<_2faResult> {
  return execute(client, _2faOperation, args, options);
}
