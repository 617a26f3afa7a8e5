/** What is sent again, and what is not. */
import Probe, { type Interceptor } from "probe-client";
import type { Check } from "./check.ts";
import { outcome } from "./outcome.ts";

export const retryChecks: readonly Check[] = [
  {
    name: "an error that may pass: GET is sent again",
    observe: ({ probe, run }) => outcome(probe.probe.ask("error-then-well", { run })),
    expected: { attempt: 2, method: "GET" },
  },
  {
    name: "an error that may pass: POST is not",
    observe: ({ probe, run }) => outcome(probe.probe.order("error-then-well", { query: { run } })),
    expected: { thrown: "InternalServerError", status: 500 },
  },
  {
    name: "an error that may pass: POST with a key of the client's own is sent again",
    async observe({ settings, run }) {
      const keys = new Set<string | null>();
      const watch: Interceptor = (next) => (request, context) => {
        keys.add(request.headers.get("idempotency-key"));
        return next(request, context);
      };
      const probe = new Probe({ baseURL: settings.probe, idempotencyKeys: true, interceptors: [watch] });
      const answer = await outcome(probe.probe.order("error-then-well", { query: { run } }));
      return { answer, keys: [...keys].map((key) => typeof key) };
    },
    expected: { answer: { attempt: 2, method: "POST" }, keys: ["string"] },
  },
  {
    name: "503 with Retry-After: POST is sent again",
    observe: ({ probe, run }) => outcome(probe.probe.order("busy-then-well", { query: { run }, body: { a: 1 } })),
    expected: { attempt: 2, method: "POST" },
  },
  {
    name: "no longer than asked for",
    async observe({ probe, run }) {
      const answer = await outcome(probe.probe.ask("error", { run }, { maxRetries: 1 }));
      return { answer, attempts: (await probe.probe.getRun(run)).attempts };
    },
    expected: { answer: { thrown: "InternalServerError", status: 500 }, attempts: 2 },
  },
  {
    name: "a body that breaks off: GET is sent again",
    observe: ({ probe, run }) => outcome(probe.probe.ask("broken-then-well", { run })),
    expected: { attempt: 2, method: "GET" },
  },
  {
    name: "a body that breaks off: POST is not",
    async observe({ probe, run }) {
      const answer = await outcome(probe.probe.order("broken-then-well", { query: { run } }));
      return { answer, attempts: (await probe.probe.getRun(run)).attempts };
    },
    expected: { answer: { thrown: "APIConnectionError" }, attempts: 1 },
  },
  {
    name: "a connection that never opened: POST is sent again",
    async observe({ settings, run }) {
      let attempts = 0;
      const count: Interceptor = (next) => (request, context) => {
        attempts += 1;
        return next(request, context);
      };
      const probe = new Probe({ baseURL: settings.closed, maxRetries: 1, interceptors: [count] });
      return { answer: await outcome(probe.probe.order("steady", { query: { run } })), attempts };
    },
    expected: { answer: { thrown: "APIConnectionError" }, attempts: 2 },
    unless: {
      page: {
        expected: { answer: { thrown: "APIConnectionError" }, attempts: 1 },
        because: "a browser does not say whether the connection opened",
      },
    },
  },
];
