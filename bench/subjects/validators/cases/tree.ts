import type { JsonObject } from "../../../../generator/load/text/json.ts";
import type { Case } from "./case.ts";

/** A thread: at each depth an answer without answers, and one with them. */
function thread(depth: number, last: JsonObject = {}): JsonObject {
  const leaf = { author: "Grace", text: "I agree.", votes: 1, replies: [] };
  if (depth === 0) return { ...leaf, ...last };
  const own = { author: "Ada", text: `At ${depth}.`, replies: [leaf, thread(depth - 1, last)] };
  return depth % 3 === 0 ? { ...own, votes: depth } : own;
}

export const tree: Case = {
  id: "tree",
  title: "a tree, 100 deep with 201 nodes",
  document: "own",
  type: "Comment",
  valid: () => [thread(100), thread(99), thread(101)],
  invalid: () => [
    { what: "a text that is none, at the root", value: { ...thread(100), text: 7 } },
    { what: "a text that is none, at depth 100", value: thread(100, { text: 7 }) },
    { what: "answers that are no list, at depth 100", value: thread(100, { replies: {} }) },
  ],
};
