import type { Exchange } from "./exchange.ts";

/** The promise of a method's value, which also leads to the answer that it came in. */
export class ApiPromise<Value> extends Promise<Value> {
  readonly #exchange: Promise<Exchange>;
  readonly #reading: { begun?: boolean; unwanted?: boolean };

  /** What `then` and its kind give back is a plain promise. */
  static override readonly [Symbol.species] = Promise;

  /**
   * @param start Sends the request; it asks whether to leave the body unread once there is an answer. The body of an error
   * is not.
   * @param finish The value of an answer; it throws for one that is an error.
   */
  constructor(
    start: (leaveUnread: (response: Response) => boolean | undefined) => Promise<Exchange>,
    finish: (exchange: Exchange) => Value,
  ) {
    const reading: { begun?: boolean; unwanted?: boolean } = {};
    const exchange = start(({ status }) => {
      reading.begun = true;
      return reading.unwanted && status < 400;
    });
    super((resolve) => {
      resolve(
        exchange.then((answer) => {
          if (answer.body) return finish(answer);
          throw new TypeError("The body was left to asResponse().");
        }),
      );
    });
    this.#exchange = exchange;
    this.#reading = reading;
  }

  /** The value together with the answer that it came in. */
  async withResponse(): Promise<{ data: Value; response: Response }> {
    return { data: await this, response: (await this.#exchange).response };
  }

  /**
   * The answer of a success with its body unread: to stream it, or to look at nothing but headers. Read or cancel the
   * body. It is to be called on the method's promise at once: `await client.things.retrieve(id).asResponse()`.
   * @throws APIError for an answer that is an error, as without it.
   */
  async asResponse(): Promise<Response> {
    if (this.#reading.begun) throw new TypeError("The body is read already: call asResponse() at once.");
    this.#reading.unwanted = true;
    // The value is not what the caller is after; that there is none must not count as an unhandled rejection.
    this.catch(() => {});
    const { body, response } = await this.#exchange;
    if (body) await this;
    return response;
  }
}
