import type { Client } from "./client.ts";
import { errorOf } from "./errors.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { decodeHeaders } from "./header.ts";
import type { Operation, OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { byStatus } from "./status.ts";

/**
 * Sends a request and gives back the answer, one of those that the document declares.
 * @throws APIError if the answer's status is not declared, or its body is not what its media type says; what
 * `validateResponses` throws where it is not what the document says.
 * @throws APIConnectionError, APIConnectionTimeoutError or APIUserAbortError where there is no answer.
 */
export async function execute<Arguments extends OperationArguments, Result>(
  client: Client,
  operation: Operation<Arguments, Result>,
  args: Arguments,
  options?: AnyRequestOptions,
): Promise<Result> {
  // What arrived has a declared status; that its members are as declared is the server's word, as with any client.
  return replyOf(await exchange(client, operation, args, options), client, operation) as Result;
}

/** The answer as a reply; an error where the document does not declare it. */
export function replyOf(answer: Exchange, client: Client, operation: OperationTable): unknown {
  const { response } = answer;
  const declared = byStatus(operation.responses, response.status);
  if (!declared) throw errorOf(client, answer);
  return {
    status: response.status,
    headers: decodeHeaders(response.headers, declared),
    contentType: answer.body?.contentType,
    body: checkedBody(answer, client, operation),
    response,
  };
}

/** The body, as far as it is what its media type says, and passes the client's checks. */
export function checkedBody(answer: Exchange, client: Client, operation: OperationTable): unknown {
  const { body = {} } = answer;
  if (body.fault) throw errorOf(client, answer, body.fault);
  return client.options().validateResponses?.(operation, answer.response, body) ?? body.value;
}
