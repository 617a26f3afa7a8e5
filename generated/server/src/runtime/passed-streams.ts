import { type Report, tellOf } from "./report.ts";
import { abandon, letGo, owned } from "./sent-stream.ts";
import type { BaseRequest } from "./server-request.ts";

/**
 * The streams that interceptors have from their `next`. They may answer with one, make something else of it, or answer with
 * something else, and have failed or answered before it came.
 */
export class PassedStreams {
  readonly #streams = new WeakMap<BaseRequest, ReadableStream[]>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** The stream as an interceptor gets it. */
  pass(request: BaseRequest, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const tell = tellOf(request, this.#report);
    const stream = owned(body, tell);
    if (request.isAnswered) letGo(stream, tell);
    else {
      const streams = this.#streams.get(request);
      if (streams === undefined) this.#streams.set(request, [stream]);
      else streams.push(stream);
    }
    return stream;
  }

  /** Lets go of the streams that are not sent, and that nobody reads: those that are read are made something of. */
  settle(request: BaseRequest, sent: unknown): void {
    request.isAnswered = true;
    for (const stream of this.#streams.get(request) ?? []) {
      if (stream !== sent) letGo(stream, tellOf(request, this.#report));
    }
  }

  /** Ends all of them: whoever was to send one, or what was made of it, has failed. */
  abandon(request: BaseRequest): void {
    request.isAnswered = true;
    for (const stream of this.#streams.get(request) ?? []) abandon(stream);
  }
}
