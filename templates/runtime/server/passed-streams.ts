import { type Report, tellOf } from "./report.ts";
import type { EncodedResponse } from "./response.ts";
import { abandon, onceOver, owned } from "./sent-stream.ts";
import type { Next } from "./serve-options.ts";
import { BaseRequest } from "./server-request.ts";

/** What interceptors have of one request. */
interface Passed {
  readonly streams: Set<ReadableStream>;
  /** How many of their `next` have not come back. */
  awaited: number;
  /** Whether nobody answers with a stream of theirs any more, or with what is made of one. */
  isOver: boolean;
}

/**
 * The streams that interceptors have from their `next`. They may answer with one, make something else of it, now or when the
 * client asks, read it after they have answered, answer with something else, and have failed or answered before it came. What
 * nobody reads when they are through is made to fail, and never closed: whoever reads it later does not take it for the whole.
 */
export class PassedStreams {
  readonly #passed = new WeakMap<BaseRequest, Passed>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** The same, which is known to be waited for: a stream that comes of it is let go of no sooner than it has arrived. */
  awaited<Context>(next: Next<Context>): Next<Context> {
    return async (request, context) => {
      // Whoever passes on something else hears of it further in.
      if (!(request instanceof BaseRequest)) return next(request, context);
      const passed = this.#of(request);
      passed.awaited++;
      try {
        return await next(request, context);
      } finally {
        passed.awaited--;
        letGoSoon(passed);
      }
    };
  }

  /** The response as an interceptor gets it. */
  pass(request: BaseRequest, response: EncodedResponse): EncodedResponse {
    if (!(response.body instanceof ReadableStream)) return response;
    const body = owned(response.body, tellOf(request, this.#report));
    this.#of(request).streams.add(body);
    return { ...response, body };
  }

  /** The answer of the interceptors as it is sent. What they made of a stream reads it until the end. */
  settle(request: BaseRequest, answer: EncodedResponse): EncodedResponse {
    const passed = this.#of(request);
    const { body } = answer;
    const over = (): void => {
      passed.isOver = true;
      letGoSoon(passed);
    };
    // What is sent is the connection's.
    const isMade = body instanceof ReadableStream && !passed.streams.delete(body);
    if (isMade && passed.streams.size > 0) return { ...answer, body: onceOver(body, over) };
    over();
    return answer;
  }

  /** Ends all of them: whoever was to send one, or what was made of it, has failed. */
  abandon(request: BaseRequest): void {
    const passed = this.#of(request);
    passed.isOver = true;
    for (const stream of passed.streams) abandon(stream);
  }

  #of(request: BaseRequest): Passed {
    let passed = this.#passed.get(request);
    if (passed === undefined) {
      passed = { streams: new Set(), awaited: 0, isOver: false };
      this.#passed.set(request, passed);
    }
    return passed;
  }
}

/** Lets go of what nobody reads, after those who have just got it had their turn. */
function letGoSoon(passed: Passed): void {
  if (isDone(passed)) setTimeout(letGo, 0, passed);
}

function letGo(passed: Passed): void {
  if (!isDone(passed)) return;
  for (const stream of passed.streams) {
    if (!stream.locked) abandon(stream);
  }
  passed.streams.clear();
}

function isDone({ streams, awaited, isOver }: Passed): boolean {
  return isOver && awaited === 0 && streams.size > 0;
}
