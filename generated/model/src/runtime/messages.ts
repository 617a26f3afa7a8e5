import { typeName } from "./json-types.ts";

/** `a string`, `an object`, `null`. */
export function typePhrase(type: string): string {
  if (type === "null" || type === "undefined" || type === "NaN" || type.endsWith("Infinity")) return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function choice(phrases: readonly string[]): string {
  return series(phrases, "or");
}

export function series(phrases: readonly string[], conjunction: "and" | "or"): string {
  const last = phrases.at(-1) ?? "nothing";
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** What is said of the type of a value where others are wanted: `is a string`, `has a fraction`. */
export function otherType(actual: string, wanted: readonly string[]): string {
  return actual === "number" && wanted.includes("integer") ? "has a fraction" : `is ${typePhrase(actual)}`;
}

/** What is said of a member that is missing, and has to be there whatever else is. */
export const mustBePresent = "Must be present.";

/** `1 item`, `3 items`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A value of the schema's own, as JSON. */
export function quoted(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

/** What is said where a value is none of some: of no values nothing is one. */
export function oneOf(values: readonly unknown[]): string {
  return values.length === 0 ? "Nothing may stand here." : `Must be ${choice(values.map(quoted))}.`;
}

/** What an issue may hold of a value: itself if it is a scalar, else the name of its type. */
export function shown(value: unknown): unknown {
  return typeof value === "object" && value !== null ? typeName(value) : value;
}
