import type { Client } from "./client.ts";
import { declaredResponse } from "./decode.ts";
import { errorFor } from "./errors.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { decodeHeaders } from "./header.ts";
import type { Operation, OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";

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
  const answer = await exchange(client, operation, args, options);
  // What arrived has a declared status; that its members are as declared is the server's word, as with any client.
  return replyOf(client, operation, answer) as Result;
}

/** The answer as a reply; an error where the document does not declare it. */
export function replyOf(client: Client, operation: OperationTable, answer: Exchange): unknown {
  const { response } = answer;
  const declared = declaredResponse(operation, response.status);
  if (declared === undefined) throw errorOf(client, answer);
  return {
    status: response.status,
    headers: decodeHeaders(response.headers, declared),
    contentType: answer.body?.contentType,
    body: wellFormed(client, operation, answer),
    response,
  };
}

/** The body of a success; an error for any other answer. */
export function successOf(client: Client, operation: OperationTable, answer: Exchange): unknown {
  if (!answer.response.ok) throw errorOf(client, answer);
  return wellFormed(client, operation, answer);
}

/** The error of the answer's status. */
export function errorOf(client: Client, { response, body }: Exchange, message?: string): Error {
  return errorFor(client.errors, response.status, body?.value, response.headers, message);
}

function wellFormed(client: Client, operation: OperationTable, answer: Exchange): unknown {
  const { body } = answer;
  if (body === undefined) throw new TypeError("The body was left to asResponse().");
  if (body.malformed) throw errorOf(client, answer, "The body is not the JSON that its content type says.");
  client.validateResponses?.(operation, answer.response, body);
  return body.value;
}
