import type { MeasurementInput } from "./model/index.ts";
import { createServer, type EchoWordsResponse } from "./server/index.ts";

export const errors: unknown[] = [];
/** The units that came, which have a default. */
export const units: (string | undefined)[] = [];

const measurements: MeasurementInput[] = [
  { sensor: "a", value: 1 },
  { sensor: "ü\n", value: 2.5, unit: "°C" },
];

export const server = createServer({
  handlers: {
    async exportMeasurements() {
      return { status: 200, body: measurements };
    },
    async importMeasurements(request) {
      let count = 0;
      let sum = 0;
      const add = ({ value, unit }: { readonly value: number; readonly unit: string }) => {
        count++;
        sum += value;
        units.push(unit);
      };
      if (request.contentType === "text/event-stream") for await (const { data } of request.body) add(data);
      else for await (const measurement of request.body) add(measurement);
      return { status: 200, body: { count, sum } };
    },
    async countUp({ query: { to }, accepts: [contentType] }) {
      return { status: 200, contentType, body: numbers(to) };
    },
    getBatch: ({ query: { to } }) => ({ status: 200, body: numbers(to) }),
    async addBatch({ body }) {
      let sum = 0;
      for await (const number of body) sum += number;
      return { status: 200, body: sum };
    },
    readLog: () => ({ status: 200, body: '{"content":"a"}\n{"content":"b"}\n' }),
    async writeLog(request) {
      const body =
        typeof request.body === "string" ? new TextEncoder().encode(request.body) : await request.body.bytes();
      return { status: 200, body };
    },
    echoWords: ({ body }) => ({ status: 200, body }),
  },
  validateResponses: true,
  limits: { bodyBytes: 1000, streamBytes: 200_000 },
  onError: (error) => errors.push(error),
});

// @ts-expect-error The letters of a text are no items.
export const letters: EchoWordsResponse = { status: 200, body: "a b" };

function* numbers(to: number) {
  for (let number = 1; number <= to; number++) yield number;
}
