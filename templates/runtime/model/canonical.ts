import { isObject } from "./json-types.ts";

/** Ends a text that is not whole; no whole one of an object or array ends so. */
export const cut = "…";

/**
 * A text that two values share if they are equal as JSON: members stand in one order, and those that are `undefined` do
 * not stand at all. It keeps its own stack: a value may be nested more deeply than calls may be.
 * @param length How many pieces the text may have: brackets, names, commas, scalars. What is longer is cut off.
 */
export function canonicalText(value: unknown, length = Number.POSITIVE_INFINITY): string {
  const pieces: string[] = [];
  const open: (string | readonly [value: unknown])[] = [[value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (pieces.length >= length) return pieces.join("") + cut;
    if (typeof next === "string") {
      pieces.push(next);
      continue;
    }
    const [current] = next;
    if (Array.isArray(current)) {
      open.push("]");
      // Each item has one piece at least: what comes after so many of them is cut off.
      const last = Math.min(current.length, length - pieces.length) - 1;
      for (let index = last; index >= 0; index--) open.push(",", [current[index]]);
      open.push("[");
    } else if (isObject(current)) {
      open.push("}");
      for (const name of Object.keys(current).sort().reverse()) {
        if (current[name] !== undefined) open.push(",", [current[name]], `${JSON.stringify(name)}:`);
      }
      open.push("{");
    } else {
      pieces.push(typeof current === "string" ? JSON.stringify(current) : String(current));
    }
  }
  return pieces.join("");
}
