/** Bodies that are one item after the other, in both directions. */
import type { Check } from "./check.ts";
import { outcome, thrown, untilSeen } from "./outcome.ts";

const lines = [{ text: "é\n😀" }, {}, { nested: { list: [1, null] } }];

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export const streamChecks: readonly Check[] = [
  {
    name: "events, each as soon as it is complete",
    async observe({ probe, run }) {
      const found: unknown[] = [];
      for await (const event of await probe.probe.watch({ run })) {
        found.push(event);
        // Only now does the server send the rest.
        if (found.length === 1) await probe.probe.release(run);
      }
      return found;
    },
    expected: [
      { event: "price", id: "1", data: { text: "é😀" } },
      { data: { lines: 2 } },
      { event: "price", id: "2", data: { text: "𝒳" } },
    ],
  },
  {
    name: "events that are left end the connection",
    async observe(world) {
      const { probe, run } = world;
      for await (const _ of await probe.probe.watch({ run })) break;
      await untilSeen(world, "hungUp", 1);
      return "seen";
    },
    expected: "seen",
  },
  {
    name: "events that are aborted",
    async observe(world) {
      const { probe, run } = world;
      const controller = new AbortController();
      try {
        for await (const _ of await probe.probe.watch({ run }, { signal: controller.signal })) controller.abort();
      } catch (error) {
        await untilSeen(world, "hungUp", 1);
        return thrown(error);
      }
      return "not aborted";
    },
    expected: { thrown: "APIUserAbortError" },
  },
  {
    name: "JSON Lines there and back",
    observe: async ({ probe }) => all(await probe.probe.mirrorLines(lines)),
    expected: lines,
  },
  {
    name: "JSON Lines that are made while they are sent",
    observe: ({ probe }) => {
      async function* made() {
        yield* lines;
      }
      return outcome(probe.probe.mirrorLines(made(), { maxRetries: 0 }).then(all));
    },
    expected: lines,
    unless: {
      page: {
        expected: { thrown: "APIConnectionError" },
        because: "Chromium streams a request's body over HTTP/2 alone",
      },
    },
  },
  {
    name: "JSON Lines without an end that are aborted: what makes them is ended",
    async observe({ probe }) {
      let ended = 0;
      let made = 0;
      async function* endless() {
        try {
          for (; ; made++) {
            yield { text: "x" };
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        } finally {
          ended++;
        }
      }
      const signal = AbortSignal.timeout(200);
      const call = await outcome(probe.probe.mirrorLines(endless(), { maxRetries: 0, signal }).then(all));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const before = made;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { call, ended, goesOn: made > before };
    },
    expected: { call: { thrown: "APIUserAbortError" }, ended: 1, goesOn: false },
    unless: {
      page: {
        expected: { call: { thrown: "APIConnectionError" }, ended: 0, goesOn: false },
        because: "Chromium streams a request's body over HTTP/2 alone, so that it is not begun",
      },
    },
  },
];
