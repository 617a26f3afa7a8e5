import { createServer } from "./server/index.ts";

/** What happened to the streams. */
export const events: string[] = [];
export const errors: unknown[] = [];
const remarks: string[] = [];

const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

export const server = createServer({
  handlers: {
    async watchPrices({ headers, request }) {
      if (headers["last-event-id"] === "broken") return { status: 200, body: brokenPrices() };
      return { status: 200, headers: { "cache-control": "no-store" }, body: prices(request.signal) };
    },
    async sendRemarks({ body }) {
      for await (const { data } of body) remarks.push(data);
      return { status: 204 };
    },
    async createCompletion({ body: { prompt }, accepts: [contentType] }) {
      if (contentType === "application/json") return { status: 200, contentType, body: { text: prompt } };
      const pieces = prompt.split(" ").map((text) => ({ data: { text } }));
      return { status: 200, contentType, body: [...pieces, { data: "[DONE]" as const }] };
    },
    async listTicks() {
      return {
        status: 200,
        body: [
          { data: { text: "a" }, id: "1", retry: 500 },
          { data: { text: "b" }, event: "tick" },
        ],
      };
    },
    awaitNews: () => ({ status: 200, body: news() }),
    async followLogs() {
      return { status: 200, body: [{ data: "one\ntwo" }, { data: "" }, { data: " three" }] };
    },
  },
  eventKeepAlive: 10,
  validateResponses: true,
  onError: (error) => errors.push(error),
});

async function* prices(signal: AbortSignal) {
  events.push("begun");
  try {
    for (let value = 1; !signal.aborted; value++) {
      yield { event: "price" as const, id: String(value), data: { symbol: "ÄÖ", value } };
      yield { event: "note" as const, data: '{"no": "JSON"}' };
      await pause();
    }
  } finally {
    events.push("ended");
  }
}

/** Goes on when `tell` is called. */
async function* news() {
  try {
    yield { data: "first", id: "1" };
    await new Promise<void>((resolve) => {
      tell = resolve;
    });
    yield { data: "second" };
  } finally {
    events.push("ended");
  }
}

let tell = () => {};
export const tellNews = () => tell();

async function* brokenPrices() {
  yield { event: "price" as const, data: { symbol: "A", value: 1 } };
  await pause();
  // A type can not say how long a text is.
  yield { event: "note" as const, data: "x".repeat(101) };
}
