import { encodeBody } from "./body.ts";
import type { Client } from "./client.ts";
import { type Authentication, authenticate } from "./credentials.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { type DecodedBody, decodeBody } from "./decode.ts";
import { APIUserAbortError } from "./errors.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { requestHeaders } from "./request-headers.ts";
import { retryDelay } from "./retry.ts";
import { discard, send } from "./send.ts";
import { requestURL, withQuery } from "./url.ts";

/** An answer. */
export interface Exchange {
  /** What was asked for, without credentials. */
  readonly url: string;
  readonly response: Response;
  /** Undefined where the body was left unread, for the caller to read or cancel. */
  readonly body: DecodedBody | undefined;
}

/**
 * Sends a request, again where `retryDelay` says so, and gives back the last answer, whatever its status. A token that was
 * kept from before and is refused is replaced once; that is no retry.
 * @param leaveUnread Asked once there is an answer: whether the body of a success is left unread.
 * @throws TypeError for arguments that make no request.
 * @throws APIConnectionError, APIConnectionTimeoutError or APIUserAbortError where there is no answer.
 * What an interceptor or a function that gives credentials throws is thrown on.
 */
export async function exchange(
  client: Client,
  operation: OperationTable,
  args: OperationArguments,
  options: AnyRequestOptions = {},
  leaveUnread: () => boolean = () => false,
): Promise<Exchange> {
  const { clock } = client;
  const url = args.url ?? requestURL(client, operation, args, options);
  const body = encodeBody(operation.body, args);
  const signal = options.signal ?? undefined;
  const idempotencyKey = options.idempotencyKey ?? madeKey(client, operation);
  const canRepeat = body?.repeatable !== false;
  const repeatable = canRepeat && (operation.idempotent === true || idempotencyKey !== undefined);
  const retries = canRepeat ? (options.maxRetries ?? client.maxRetries) : 0;
  const timeout = (options.timeout ?? client.timeout) || Number.POSITIVE_INFINITY;
  const totalTimeout = (options.totalTimeout ?? client.totalTimeout) || Number.POSITIVE_INFINITY;
  const end = clock.now() + totalTimeout;
  let mayRenew = canRepeat;

  for (let attempt = 0, index = 0; ; attempt++) {
    const left = end - clock.now();
    const deadline = left < timeout ? startDeadline(left, signal, totalTimeout) : startDeadline(timeout, signal);
    let authentication: Authentication | undefined;
    const sendOnce = async (): Promise<Response> => {
      authentication = await authenticationOf(client, operation, url, options);
      deadline.signal.throwIfAborted();
      return send(
        client,
        {
          url: withQuery(url, authentication?.query),
          method: operation.method,
          headers: requestHeaders(client, operation, args, {
            contentType: body?.contentType,
            authentication,
            idempotencyKey,
            request: options.headers,
          }),
          body: body?.content,
          signal: deadline.signal,
          operation: operation.name,
          fetchOptions: { ...client.fetchOptions, ...options.fetchOptions },
        },
        { operation, attempt },
      );
    };
    const delayAfter = (outcome: Parameters<typeof retryDelay>[0]) => {
      const wait = index < retries ? retryDelay(outcome, { index, repeatable, clock }) : undefined;
      return wait !== undefined && wait < end - clock.now() ? wait : undefined;
    };

    let delay: number | undefined;
    try {
      const response = await deadline.run(sendOnce);
      if (response.status === 401 && mayRenew && authentication?.renew?.()) {
        mayRenew = false;
        await discard(response);
        continue;
      }
      delay = delayAfter({ response });
      if (delay === undefined)
        return { url, response, body: await receive(operation, response, deadline, leaveUnread) };
      await discard(response);
    } catch (error) {
      delay = delayAfter({ error });
      if (delay === undefined) throw error;
    } finally {
      deadline.end();
    }
    index++;
    await clock.sleep(delay, signal).catch((reason: unknown) => {
      throw new APIUserAbortError(undefined, reason);
    });
  }
}

/** A key for what must not happen twice, where the client makes them. */
function madeKey(client: Client, { method }: OperationTable): string | undefined {
  return client.idempotencyKeys && (method === "POST" || method === "PATCH") ? crypto.randomUUID() : undefined;
}

/**
 * The credentials of a request. They go to the origin that the client was made for or that the caller names for this
 * request, and to others only where the client's options say so: the document alone cannot send them anywhere.
 */
async function authenticationOf(
  client: Client,
  { security }: OperationTable,
  url: string,
  options: AnyRequestOptions,
): Promise<Authentication | undefined> {
  const trusted = options.baseURL !== undefined || client.credentialOrigins.includes(new URL(url).origin);
  return trusted && security ? authenticate(security, client) : undefined;
}

async function receive(
  operation: OperationTable,
  response: Response,
  deadline: Deadline,
  leaveUnread: () => boolean,
): Promise<DecodedBody | undefined> {
  if (response.status < 400 && leaveUnread()) return undefined;
  return deadline.run(() => decodeBody(operation, response, deadline.signal));
}
