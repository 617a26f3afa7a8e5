import { createServer, type GetLimitsResponse } from "./server/index.ts";

export const errors: unknown[] = [];

const headers = { "x-color": { R: 100, on: true }, "x-exploded": { R: 5, name: "a=b" }, "x-open": { a: 1, b: 2.5 } };

/** What each name asks for. */
const answers: Readonly<Record<string, GetLimitsResponse>> = {
  comma: { status: 204, headers: { ...headers, "x-color": { R: 1, name: "a,b" } } },
  large: { status: 204, headers: { ...headers, "x-color": { R: 256 } } },
};

export const server = createServer({
  handlers: {
    getLimits: ({ headers: { "x-ask": ask } }) => answers[ask?.name ?? ""] ?? { status: 204, headers },
  },
  validateResponses: true,
  onError: (error) => errors.push(error),
});
