import { ApiPromise } from "./api-promise.ts";
import type { Client } from "./client.ts";
import { errorOf } from "./errors.ts";
import { type Exchange, exchange } from "./exchange.ts";
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
  return new ApiPromise(
    (leaveUnread) => exchange(client, operation, args, options, leaveUnread),
    // A success has the body that the document declares for it: see `execute`.
    (answer) => successOf(client, operation, answer) as SuccessBody<Result>,
  );
}

/** As `call`, for an operation that declares a redirect: the value is the whole reply, a success or a redirect. */
export function callForReply<Arguments extends OperationArguments, Result>(
  client: Client,
  operation: Operation<Arguments, Result>,
  args: Arguments,
  options?: AnyRequestOptions,
): ApiPromise<SuccessReply<Result>> {
  return new ApiPromise(
    (leaveUnread) => exchange(client, operation, args, options, leaveUnread),
    (answer) => {
      if (answer.response.status >= 400) throw errorOf(client, answer);
      return replyOf(client, operation, answer) as SuccessReply<Result>;
    },
  );
}

/** The body of a success; an error for any other answer. */
export function successOf(client: Client, operation: OperationTable, answer: Exchange): unknown {
  if (!answer.response.ok) throw errorOf(client, answer);
  return checkedBody(client, operation, answer);
}
