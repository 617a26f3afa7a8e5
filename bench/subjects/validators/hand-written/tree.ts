import { isObject } from "./json.ts";

/** A careful person thinks of values that are nested without end: they would end the process's stack. */
const deepest = 1000;

export function isComment(value: unknown, depth = 0): boolean {
  if (!isObject(value) || depth >= deepest) return false;
  const { author, text, votes, replies } = value;
  if (typeof author !== "string" || typeof text !== "string") return false;
  if (votes !== undefined && !Number.isInteger(votes)) return false;
  if (!Array.isArray(replies)) return false;
  for (const reply of replies) if (!isComment(reply, depth + 1)) return false;
  return true;
}
