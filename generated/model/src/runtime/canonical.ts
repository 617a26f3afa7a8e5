import { isObject } from "./json-types.ts";

/**
 * A text that two values share if they are equal as JSON: members stand in one order, and those that are `undefined` do
 * not stand at all. It keeps its own stack: a value may be nested more deeply than calls may be.
 */
export function canonicalText(value: unknown): string {
  const pieces: string[] = [];
  const open: (string | readonly [value: unknown])[] = [[value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") {
      pieces.push(next);
      continue;
    }
    const [current] = next;
    if (Array.isArray(current)) {
      open.push("]");
      for (let index = current.length - 1; index >= 0; index--) open.push(",", [current[index]]);
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
