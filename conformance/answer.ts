/** An answer as it came, read as far as it comes in time. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly octets: Uint8Array;
  /** More would have come, perhaps without an end. */
  readonly isCut: boolean;
}

/** There is no answer, or not a whole one, in the time that it may take. */
export class LateAnswer extends Error {
  constructor(what: string, timeout: number) {
    super(`${what} within ${timeout} ms`);
    this.name = "LateAnswer";
  }
}

/** How long the items of a stream are waited for at most, in milliseconds, and how many octets of them are read. */
const streamTime = 500;
const streamOctets = 16_384;

/** Timers count no further, in milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * What a server answers, its body read; of a stream of items what comes first.
 * @param timeout How long head and body may take together, in milliseconds.
 * @param fetched Asks the server, which need not listen to the signal.
 * @throws {LateAnswer}
 */
export async function answerWithin(
  timeout: number,
  fetched: (signal: AbortSignal) => Promise<Response>,
): Promise<Answer> {
  const limit = new AbortController();
  const late = Promise.withResolvers<never>();
  let head: Response | undefined;
  const timer = setTimeout(
    () => {
      const what = head ? `${head.status} came, and its body did not end` : "none came";
      const error = new LateAnswer(what, timeout);
      late.reject(error);
      limit.abort(error);
    },
    Math.min(timeout, longest),
  );
  const read = async () => {
    head = await fetched(limit.signal);
    return readAnswer(head, Math.min(streamTime, timeout / 2), limit.signal);
  };
  try {
    return await Promise.race([read(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(response: Response, streamTime: number, signal: AbortSignal): Promise<Answer> {
  const { status, headers, body } = response;
  const pieces: Uint8Array[] = [];
  const isStream = /^(?:text\/event-stream|application\/(?:[\w.-]+\+)?(?:x-)?(?:jsonl|ndjson|json-seq))\b/i.test(
    headers.get("content-type") ?? "",
  );
  const end = performance.now() + streamTime;
  let isCut = false;
  const reader = body?.getReader();
  const cancel = () => reader?.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel);
  for (let size = 0; reader; ) {
    const next = await (isStream ? soon(reader.read(), end) : reader.read());
    if (next === undefined || (isStream && size > streamOctets)) {
      isCut = true;
      // What waits for something ends when it has it, and that may be never.
      cancel();
      break;
    }
    if (next.done) break;
    pieces.push(next.value);
    size += next.value.byteLength;
  }
  return { status, headers, octets: Buffer.concat(pieces), isCut };
}

/** What comes in time. */
async function soon<Value>(value: Promise<Value>, end: number): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, Math.max(0, end - performance.now()), undefined);
  try {
    return await Promise.race([value, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
