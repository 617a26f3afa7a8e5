import type { Client } from "./client.ts";
import { type Exchange, exchange } from "./exchange.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions, Send } from "./options.ts";
import { discard } from "./redirects.ts";

/** What `asResponse` asks for. */
interface Raw {
  /** Whether the body is left unread. */
  isUnread?: boolean;
  /** The last answer, where that is a redirect. */
  redirect?: Response | undefined;
}

/** The promise of a method's value, which also leads to the answer that it came in. */
export class ApiPromise<Value> extends Promise<Value> {
  readonly #answer: Promise<Exchange>;
  readonly #raw: Raw;

  /** What `then` and its kind give back is a plain promise. */
  static override readonly [Symbol.species] = Promise;

  /**
   * Sends a request.
   * @param finish The value of an answer; it throws for one that is an error.
   */
  constructor(
    client: Client,
    operation: OperationTable,
    args: OperationArguments,
    options: AnyRequestOptions | undefined,
    finish: (answer: Exchange, client: Client, operation: OperationTable) => unknown,
  ) {
    const raw: Raw = {};
    const keeping = { ...client, send: keepingRedirects(client.send, raw) };
    const answer = exchange(keeping, operation, args, options, ({ status }) => raw.isUnread && status < 400);
    super((resolve) => {
      resolve(
        answer.then((arrived) => {
          // It has the value that the document declares: see `execute`.
          if (arrived.body) return finish(arrived, client, operation) as Value;
          throw new TypeError("The body was left to asResponse().");
        }),
      );
    });
    this.#answer = answer;
    this.#raw = raw;
  }

  /** The value together with the answer that it came in. */
  async withResponse(): Promise<{ data: Value; response: Response }> {
    return { data: await this, response: (await this.#answer).response };
  }

  /**
   * The answer of a success with its body unread: to stream it, or to look at nothing but headers. Read or cancel the
   * body. So is a redirect that is not followed, such as one to another origin: its `location` says where it leads.
   * It is to be called on the method's promise at once: `await client.things.retrieve(id).asResponse()`.
   * @throws APIError for an answer that is an error, as without it.
   */
  async asResponse(): Promise<Response> {
    const raw = this.#raw;
    raw.isUnread = true;
    // The value is not what the caller is after; that there is none must not count as an unhandled rejection.
    this.catch(() => {});
    const { body, response } = await this.#answer.catch((error: unknown) => {
      if (raw.redirect) return { body: undefined, response: raw.redirect };
      throw error;
    });
    if (!body) return raw.redirect ?? response;
    await this;
    throw new TypeError("The body is read already: call asResponse() at once.");
  }
}

/** Keeps a redirect, with its body unread, until it is followed. Whoever may follow it, and lets go of its body, sees its head. */
function keepingRedirects(send: Send, raw: Raw): Send {
  return async (request, context) => {
    if (raw.redirect) await discard(raw.redirect);
    raw.redirect = undefined;
    const response = await send(request, context);
    const { headers, status } = response;
    if (!raw.isUnread || status < 300 || status >= 400) return response;
    raw.redirect = response;
    return new Response(null, { status, headers });
  };
}
