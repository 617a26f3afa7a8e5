import type { Case } from "./case.ts";

/** Readings of a sensor: most have a fraction, some happen to have none. */
function readings(offset: number) {
  return Array.from({ length: 10_000 }, (_, index) => (index % 10 === 0 ? index : (index + offset) / 8 + 0.1));
}

function readingsWith(index: number, value: string | null) {
  return readings(1).map((reading, at) => (at === index ? value : reading));
}

export const numbers: Case = {
  id: "numbers",
  title: "an array of 10,000 numbers",
  document: "own",
  type: "Readings",
  valid: () => [readings(1), readings(2), readings(3)],
  invalid: () => [
    { what: "text at index 10", value: readingsWith(10, "1.5") },
    { what: "null at index 5,000", value: readingsWith(5_000, null) },
    { what: "text at the end", value: readingsWith(9_999, "1.5") },
  ],
};
