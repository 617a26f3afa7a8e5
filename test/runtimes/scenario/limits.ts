/** The ends that a request can come to before its answer: its time is over, or its caller has other plans. */
import { APIUserAbortError } from "probe-client";
import type { Check } from "./check.ts";
import { outcome, rejection, untilSeen } from "./outcome.ts";

/** Of an abort: the class, and the reason that the caller gave. */
function reasonOf(error: Error): readonly [boolean, unknown] {
  return [error instanceof APIUserAbortError, error.cause instanceof Error ? error.cause.message : error.cause];
}

export const limitChecks: readonly Check[] = [
  {
    name: "no answer in time",
    async observe(world) {
      const { probe, run } = world;
      const answer = await outcome(probe.probe.ask("never", { run }, { timeout: 200, maxRetries: 0 }));
      await untilSeen(world, "hungUp", 1);
      return answer;
    },
    expected: { thrown: "APIConnectionTimeoutError" },
  },
  {
    name: "a body that stops half way",
    async observe(world) {
      const { probe, run } = world;
      const answer = await outcome(probe.probe.ask("stalls", { run }, { timeout: 500, maxRetries: 0 }));
      await untilSeen(world, "hungUp", 1);
      return answer;
    },
    expected: { thrown: "APIConnectionTimeoutError" },
  },
  {
    name: "no answer in time: GET is sent again",
    observe: ({ probe, run }) => outcome(probe.probe.ask("never-then-well", { run }, { timeout: 1_500 })),
    expected: { attempt: 2, method: "GET" },
  },
  {
    name: "aborted before it is sent",
    async observe({ probe, run }) {
      const signal = AbortSignal.abort(new Error("too late"));
      const error = await rejection(probe.probe.ask("steady", { run }, { signal }));
      return { error: reasonOf(error), attempts: (await probe.probe.getRun(run)).attempts };
    },
    expected: { error: [true, "too late"], attempts: 0 },
  },
  {
    name: "aborted while the server thinks, which sees it",
    async observe(world) {
      const { probe, run } = world;
      const controller = new AbortController();
      const rejected = rejection(probe.probe.ask("never", { run }, { signal: controller.signal }));
      await untilSeen(world, "attempts", 1);
      controller.abort(new Error("changed my mind"));
      const error = await rejected;
      await untilSeen(world, "hungUp", 1);
      return { error: reasonOf(error), attempts: (await probe.probe.getRun(run)).attempts };
    },
    expected: { error: [true, "changed my mind"], attempts: 1 },
  },
  {
    name: "aborted while it waits for the next attempt",
    async observe(world) {
      const { probe, run } = world;
      const controller = new AbortController();
      const rejected = rejection(probe.probe.ask("busy", { run }, { signal: controller.signal }));
      await untilSeen(world, "attempts", 1);
      controller.abort(new Error("not worth it"));
      return { error: reasonOf(await rejected), attempts: (await probe.probe.getRun(run)).attempts };
    },
    expected: { error: [true, "not worth it"], attempts: 1 },
  },
  {
    name: "aborted by the caller's own time limit",
    async observe({ probe, run }) {
      const error = await rejection(probe.probe.ask("never", { run }, { signal: AbortSignal.timeout(200) }));
      return [error instanceof APIUserAbortError, error.cause instanceof Error && error.cause.name];
    },
    expected: [true, "TimeoutError"],
  },
  {
    name: "aborted while a body is streamed",
    async observe(world) {
      const { probe, run } = world;
      const controller = new AbortController();
      const response = await probe.probe.readTwoParts({ run }, { signal: controller.signal }).asResponse();
      const reader = response.body?.getReader();
      await reader?.read();
      controller.abort(new Error("enough"));
      // The stream is the platform's own, and so is its error.
      await rejection(reader?.read() ?? Promise.resolve());
      await untilSeen(world, "hungUp", 1);
      return "rejected";
    },
    expected: "rejected",
  },
];
