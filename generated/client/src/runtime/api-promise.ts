import type { Exchange } from "./exchange.ts";

/** The promise of a method's value, which also leads to the answer that it came in. */
export class ApiPromise<Value> extends Promise<Value> {
  readonly #exchange: Promise<Exchange>;
  #received = false;
  #givenAway = false;

  /** What `then` and its kind give back is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /**
   * @param start Sends the request; it asks whether to leave the body unread once there is an answer. The body of an error
   * is not.
   * @param finish The value of an answer; it throws for one that is an error.
   */
  constructor(
    start: (leaveUnread: (response: Response) => boolean) => Promise<Exchange>,
    finish: (exchange: Exchange) => Value,
  ) {
    let settle: (value: Value | PromiseLike<Value>) => void = () => {};
    super((resolve) => {
      settle = resolve;
    });
    this.#exchange = start(({ status }) => {
      this.#received = true;
      return this.#givenAway && status < 400;
    });
    settle(
      this.#exchange.then((exchange) => {
        if (exchange.body) return finish(exchange);
        throw new TypeError("The body was left to asResponse().");
      }),
    );
  }

  /** The value together with the answer that it came in. */
  async withResponse(): Promise<{ data: Value; response: Response }> {
    const [data, { response }] = await Promise.all([this, this.#exchange]);
    return { data, response };
  }

  /**
   * The answer of a success with its body unread: to stream it, or to look at nothing but headers. Read or cancel the
   * body. It is to be called on the method's promise at once: `await client.things.retrieve(id).asResponse()`.
   * @throws APIError for an answer that is an error, as without it.
   */
  async asResponse(): Promise<Response> {
    if (this.#received) throw new TypeError("The body is read already: call asResponse() at once.");
    this.#givenAway = true;
    // The value is not what the caller is after; that there is none must not count as an unhandled rejection.
    this.catch(() => {});
    const exchange = await this.#exchange;
    if (exchange.body !== undefined) await this;
    return exchange.response;
  }
}
