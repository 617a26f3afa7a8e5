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
import { discard, type Outgoing, send } from "./send.ts";
import { requestURL, withQuery } from "./url.ts";

/** An answer. */
export interface Exchange {
  readonly response: Response;
  /** Undefined where the body was left unread, for the caller to read or cancel. */
  readonly body: DecodedBody | undefined;
}

/**
 * Sends a request, again where `retryDelay` says so, and gives back the last answer, whatever its status.
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
  const url = args.url ?? requestURL(client, operation, args, options);
  const body = encodeBody(operation.body, args);
  const signal = options.signal ?? undefined;
  const canRepeat = body?.repeatable !== false;
  const repeatable = canRepeat && (operation.idempotent === true || options.idempotencyKey !== undefined);
  const retries = canRepeat ? (options.maxRetries ?? client.maxRetries) : 0;

  for (let index = 0; ; index++) {
    const deadline = startDeadline(options.timeout ?? client.timeout, signal);
    const attempt = async (): Promise<Response> => {
      const authentication = await authenticationOf(client, operation, url, options);
      deadline.signal.throwIfAborted();
      const outgoing: Outgoing = {
        url: withQuery(url, authentication.query),
        method: operation.method,
        headers: requestHeaders(operation, args, {
          contentType: body?.contentType,
          authentication,
          defaults: client.defaultHeaders,
          idempotencyKey: options.idempotencyKey,
          request: options.headers,
        }),
        body: body?.content,
        signal: deadline.signal,
        options: { ...client.fetchOptions, ...options.fetchOptions },
        redirectIsAnswer: declaresRedirect(operation),
      };
      return send(client.fetch, outgoing);
    };
    const last = index >= retries;
    const delayAfter = (outcome: Parameters<typeof retryDelay>[0]) =>
      last ? undefined : retryDelay(outcome, { index, repeatable, clock: client.clock });

    let delay: number | undefined;
    try {
      const response = await deadline.run(attempt);
      delay = delayAfter({ response });
      if (delay === undefined) return await receive(operation, response, deadline, leaveUnread);
      await discard(response);
    } catch (error) {
      delay = delayAfter({ error });
      if (delay === undefined) throw error;
    } finally {
      deadline.end();
    }
    await client.clock.sleep(delay, signal).catch((reason: unknown) => {
      throw new APIUserAbortError(undefined, reason);
    });
  }
}

const noAuthentication: Authentication = { headers: [], query: [], cookies: [] };

/**
 * The credentials of a request. They go to the origin that the client was made for or that the caller names for this
 * request, and to others only where the client's options say so: the document alone cannot send them anywhere.
 */
async function authenticationOf(
  client: Client,
  operation: OperationTable,
  url: string,
  options: AnyRequestOptions,
): Promise<Authentication> {
  const trusted = options.baseURL !== undefined || client.credentialOrigins.includes(new URL(url).origin);
  return trusted && operation.security ? authenticate(operation.security, client.credentials()) : noAuthentication;
}

async function receive(
  operation: OperationTable,
  response: Response,
  deadline: Deadline,
  leaveUnread: () => boolean,
): Promise<Exchange> {
  if (response.status < 400 && leaveUnread()) return { response, body: undefined };
  return { response, body: await deadline.run(() => decodeBody(operation, response, deadline.signal)) };
}

/** Whether an answer of the document sends the caller elsewhere; 304 does not. */
function declaresRedirect(operation: OperationTable): boolean {
  return Object.keys(operation.responses).some((status) => /^(?:30[12378]|3XX)$/.test(status));
}
