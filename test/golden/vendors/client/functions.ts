/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import { type JobsCancelArguments, jobsCancelOperation, type JobsCancelResult } from "./operations.ts";
import { type CallOptions, type Client, execute } from "./runtime/index.ts";

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

/** `POST /v1/{name=projects/*\/jobs/*}:cancel` */
export function jobsCancel(
  client: Client,
  args: JobsCancelArguments,
  options?: CallOptions,
): Promise<JobsCancelResult> {
  return execute(client, jobsCancelOperation, args, options);
}
