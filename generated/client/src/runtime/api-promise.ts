import type { Client } from "./client.ts";
import { type Exchange, exchange } from "./exchange.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";

/** The promise of a method's value, which also leads to the answer that it came in. */
export class ApiPromise<Value> extends Promise<Value> {
  readonly #answer: Promise<Exchange>;
  readonly #body: { unwanted?: boolean };

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
    const body: { unwanted?: boolean } = {};
    const answer = exchange(client, operation, args, options, ({ status }) => body.unwanted && status < 400);
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
    this.#body = body;
  }

  /** The value together with the answer that it came in. */
  async withResponse(): Promise<{ data: Value; response: Response }> {
    return { data: await this, response: (await this.#answer).response };
  }

  /**
   * The answer of a success with its body unread: to stream it, or to look at nothing but headers. Read or cancel the
   * body. It is to be called on the method's promise at once: `await client.things.retrieve(id).asResponse()`.
   * @throws APIError for an answer that is an error, as without it.
   */
  async asResponse(): Promise<Response> {
    this.#body.unwanted = true;
    // The value is not what the caller is after; that there is none must not count as an unhandled rejection.
    this.catch(() => {});
    const { body, response } = await this.#answer;
    if (!body) return response;
    await this;
    throw new TypeError("The body is read already: call asResponse() at once.");
  }
}
