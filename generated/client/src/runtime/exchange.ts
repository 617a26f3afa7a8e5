import type { Client } from "./client.ts";
import { authenticate } from "./credentials.ts";
import { type DecodedBody, decodeBody } from "./decode.ts";
import { once } from "./delivery.ts";
import { naming } from "./naming.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { requestHeaders } from "./request-headers.ts";
import { requestURL } from "./url.ts";

/** An answer. */
export interface Exchange {
  /** What was asked for, without credentials. */
  readonly url: string;
  readonly response: Response;
  /** Undefined where the body was left unread, for the caller to read or cancel. */
  readonly body: DecodedBody | undefined;
}

/**
 * Sends a request as the caller wants it delivered, and gives back the answer, whatever its status.
 * @param leaveUnread Asked once there is an answer: whether its body is left unread.
 * @throws TypeError for arguments that make no request.
 * @throws APIConnectionError, APIConnectionTimeoutError or APIUserAbortError where there is no answer.
 * What an interceptor or a function that gives credentials throws is thrown on.
 */
export async function exchange(
  caller: Client,
  operation: OperationTable,
  args: OperationArguments,
  options: AnyRequestOptions = {},
  leaveUnread?: (response: Response) => boolean | undefined,
): Promise<Exchange> {
  const always = caller.options();
  const { client, url, trusted, encoded } = naming(operation.name, () => ({
    encoded: operation.body?.write(operation.body, args),
    ...requestURL(caller, operation, args, options),
  }));
  const body = encoded?.content;
  return (encoded?.delivery ?? options.delivery ?? always.delivery ?? once)({
    client,
    operation,
    options,
    signal: options.signal ?? new AbortController().signal,
    body,
    async send({ signal, attempt = 0, headers, through = client.send }) {
      const authentication = await authenticate((trusted && operation.security) || [], client, url);
      const request = {
        url: authentication.url,
        method: operation.method,
        headers: naming(operation.name, () =>
          requestHeaders(client, operation, args, options, {
            accept: operation.accept,
            "content-type": encoded?.contentType,
            ...authentication.headers,
            cookie: operation.cookies?.(operation, args.cookies, authentication.cookies),
            ...headers,
          }),
        ),
        body,
        signal,
        operation: operation.name,
        fetchOptions: { ...always.fetchOptions, ...options.fetchOptions },
      };
      const response = await through(request, { operation, attempt });
      return {
        response,
        renew: authentication.renew,
        read: async () => ({
          url,
          response,
          body: leaveUnread?.(response)
            ? undefined
            : await decodeBody(operation, response, signal, request.headers.get("accept")),
        }),
      };
    },
  });
}
