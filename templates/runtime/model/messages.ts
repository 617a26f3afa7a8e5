import { isContainer, typeName } from "./json-types.ts";

/** `a string`, `an object`, `null`. */
export function typePhrase(type: string): string {
  if (/^(?:null|undefined|NaN|-?Infinity)$/.test(type)) return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

/** `a`, `a or b`, `a, b or c`; of more than ten, the first ten and how many others there are. */
export function choice(phrases: readonly string[]): string {
  return series(phrases, "or");
}

export function series(phrases: readonly string[], conjunction: "and" | "or"): string {
  const told = phrases.slice(0, 10);
  const others = phrases.length - told.length;
  if (others > 0) told.push(count(others, "other"));
  const last = told.pop() ?? "nothing";
  return told.length === 0 ? last : `${told.join(", ")} ${conjunction} ${last}`;
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
  return isContainer(value) ? typeName(value) : value;
}
