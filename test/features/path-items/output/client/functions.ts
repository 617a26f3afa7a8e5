/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type DescribeTenantsArguments,
  describeTenantsOperation,
  type DescribeTenantsResult,
  type SendParcelArguments,
  sendParcelOperation,
  type SendParcelResult,
} from "./operations.ts";
import { type CallOptions, type Client, execute } from "./runtime/index.ts";

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

/** `OPTIONS /parcels` */
export function describeTenants(
  client: Client,
  args: DescribeTenantsArguments,
  options?: CallOptions,
): Promise<DescribeTenantsResult> {
  return execute(client, describeTenantsOperation, args, options);
}

/** `POST /parcels` */
export function sendParcel(
  client: Client,
  args: SendParcelArguments,
  options?: CallOptions,
): Promise<SendParcelResult> {
  return execute(client, sendParcelOperation, args, options);
}
