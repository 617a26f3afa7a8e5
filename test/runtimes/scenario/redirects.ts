/** Redirects that the API does not declare: followed within the origin, and never to another one. */
import type { Check, Difference, World } from "./check.ts";
import { outcome, thrown } from "./outcome.ts";

const opaque: Difference = {
  expected: { thrown: "APIError" },
  because: "a page may not look at a redirect, so that the client cannot tell where it leads",
};

export const redirectChecks: readonly Check[] = [
  {
    name: "a redirect within the origin is followed",
    observe: ({ probe, run }) => outcome(probe.probe.ask("moved", { run })),
    expected: { attempt: 2, method: "GET" },
    unless: { page: opaque },
  },
  {
    name: "307 keeps the method",
    observe: ({ probe, run }) => outcome(probe.probe.order("moved", { query: { run }, body: { a: 1 } })),
    expected: { attempt: 2, method: "POST" },
    unless: { page: opaque },
  },
  {
    name: "303 asks for the result by GET",
    observe: ({ probe, run }) => outcome(probe.probe.order("see-other", { query: { run }, body: { a: 1 } })),
    expected: { attempt: 2, method: "GET" },
    unless: { page: opaque },
  },
  {
    name: "a redirect to another origin is not followed",
    observe: (world) => visits(world, world.probe.probe.ask("elsewhere", { run: world.run })),
    expected: { answer: { thrown: "APIError", status: 302 }, visitsElsewhere: 0 },
    unless: { page: { ...opaque, expected: { answer: opaque.expected, visitsElsewhere: 0 } } },
  },
  {
    name: "nor one that is declared",
    observe: (world) =>
      visits(
        world,
        world.probe.probe.goElsewhere({ run: world.run }).then((answer) => ({
          status: answer.status,
          path: new URL(answer.headers.location).pathname,
        })),
      ),
    expected: { answer: { status: 302, path: "/" }, visitsElsewhere: 0 },
    unless: { page: { ...opaque, expected: { answer: opaque.expected, visitsElsewhere: 0 } } },
  },
];

async function visits({ probe, run }: World, sent: PromiseLike<unknown>): Promise<unknown> {
  const answer = await sent.then((value) => value, thrown);
  return { answer, visitsElsewhere: (await probe.probe.getRun(run)).visitsElsewhere };
}
