import { resolveClient } from "../client/client.ts";
import { execute } from "../client/execute.ts";
import { naming } from "../client/naming.ts";
import { type Operation, type OperationArguments, type OperationTable, wholeURL } from "../client/operation.ts";
import type { CommonOptions, DeliveryOptions, RequestOptions } from "../client/options.ts";
import { reliably } from "../client/reliably.ts";

/** What a request to a receiver can be told, whatever it is about. */
export interface SendOptions
  extends Omit<CommonOptions, "baseURL" | "credentialOrigins" | "defaultHeaders" | "delivery" | "validateResponses">,
    Pick<DeliveryOptions, "idempotencyKeys">,
    Omit<RequestOptions, "baseURL"> {}

/** What leaves out of the arguments what a receiver is not to see. The tables that need it name it. */
export interface Hiding {
  readonly leaveOut: (operation: OperationTable, args: OperationArguments, hidden: this) => OperationArguments;
}

/**
 * Sends a request to an address that the receiver gave (OpenAPI 3.1 sections 4.8.1, `webhooks`, and 4.8.18), and gives
 * back the answer, one of those that the document declares. Credentials go to that address; a redirect is followed within
 * its origin alone.
 * @param address An http or https URL. Parameters of the query are added to its own.
 * @param hidden Where the operation has members that are only written.
 * @throws TypeError for an address that is none.
 * @throws APIError if the answer is not declared; APIConnectionError and its kind where there is none.
 */
export async function sendWebhook<Arguments extends OperationArguments, Result>(
  operation: Operation<Arguments, Result>,
  address: string | URL,
  args: Arguments,
  options: SendOptions,
  hidden?: Hiding,
): Promise<Result> {
  const url = receiverURL(address);
  const sent = hidden ? { ...args, ...hidden.leaveOut(operation, args, hidden) } : args;
  const client = resolveClient({ ...options, delivery: reliably() }, url.origin);
  const query = naming(operation.name, () => operation.query?.(operation, sent.query)) ?? "";
  url.search += url.search === "" ? query : query.replace("?", "&");
  return execute(client, operation, { ...sent, [wholeURL]: url.href }, options);
}

function receiverURL(address: string | URL): URL {
  if (!URL.canParse(String(address))) throw new TypeError(`${JSON.stringify(address)} is no absolute URL.`);
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError(`An address of ${url.protocol} is no http or https URL.`);
  }
  // The message leaves the address out: it has a password in it.
  if (url.username !== "" || url.password !== "") throw new TypeError("The address of a receiver has no credentials.");
  url.hash = "";
  return url;
}
