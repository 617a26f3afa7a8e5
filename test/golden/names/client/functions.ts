/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type DeleteArguments,
  deleteOperationTable,
  type DeleteResult,
  type PostUnnamedByIdArguments,
  postUnnamedByIdOperation,
  type PostUnnamedByIdResult,
  usersControllerFindAllV2Operation,
  type UsersControllerFindAllV2Result,
} from "./operations.ts";
import { type Client, execute, type RequestOptions } from "./runtime/index.ts";

export { type ClientOptions, createClient } from "./create-client.ts";

/** `DELETE /delete/{class}` */
export function deleteOperation(
  client: Client,
  args: DeleteArguments,
  options?: RequestOptions,
): Promise<DeleteResult> {
  return execute(client, deleteOperationTable, args, options);
}

/** `GET /find-all` */
export function usersControllerFindAllV2(
  client: Client,
  options?: RequestOptions,
): Promise<UsersControllerFindAllV2Result> {
  return execute(client, usersControllerFindAllV2Operation, {}, options);
}

/** `POST /unnamed/{id}` */
export function postUnnamedById(
  client: Client,
  args: PostUnnamedByIdArguments,
  options?: RequestOptions,
): Promise<PostUnnamedByIdResult> {
  return execute(client, postUnnamedByIdOperation, args, options);
}
