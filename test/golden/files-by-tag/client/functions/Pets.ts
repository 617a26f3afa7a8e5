/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type GetPictureArguments,
  getPictureOperation,
  type GetPictureResult,
  type ListPetsArguments,
  listPetsOperation,
  type ListPetsResult,
} from "../operations/Pets.ts";
import { type CallOptions, type Client, execute } from "../runtime/index.ts";

/** `GET /pets` */
export function listPets(
  client: Client,
  args: ListPetsArguments = {},
  options?: CallOptions,
): Promise<ListPetsResult> {
  return execute(client, listPetsOperation, args, options);
}

/** `GET /pets/{id}.jpg` */
export function getPicture(
  client: Client,
  args: GetPictureArguments,
  options?: CallOptions,
): Promise<GetPictureResult> {
  return execute(client, getPictureOperation, args, options);
}
