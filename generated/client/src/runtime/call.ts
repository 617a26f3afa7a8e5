import { ApiPromise } from "./api-promise.ts";
import type { Client } from "./client.ts";
import { errorOf } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { checkedBody, replyOf } from "./execute.ts";
import type { Operation, OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import type { SuccessBody, SuccessReply } from "./reply.ts";

/** Sends a request for a method of a resource: the value is the body of a success, and any other answer is thrown. */
export function call<Arguments extends OperationArguments, Result>(
  client: Client,
  operation: Operation<Arguments, Result>,
  args: Arguments,
  options?: AnyRequestOptions,
): ApiPromise<SuccessBody<Result>> {
  return new ApiPromise(client, operation, args, options, successOf);
}

/** As `call`, for an operation that declares a redirect: the value is the whole reply, a success or a redirect. */
export function callForReply<Arguments extends OperationArguments, Result>(
  client: Client,
  operation: Operation<Arguments, Result>,
  args: Arguments,
  options?: AnyRequestOptions,
): ApiPromise<SuccessReply<Result>> {
  return new ApiPromise(client, operation, args, options, successReplyOf);
}

/** The body of a success; an error for any other answer. */
export function successOf(answer: Exchange, client: Client, operation: OperationTable): unknown {
  if (!answer.response.ok) throw errorOf(client, answer);
  return checkedBody(answer, client, operation);
}

/** The reply of a success or a redirect; an error for any other answer. */
function successReplyOf(answer: Exchange, client: Client, operation: OperationTable): unknown {
  if (answer.response.status >= 400) throw errorOf(client, answer);
  return replyOf(answer, client, operation);
}
