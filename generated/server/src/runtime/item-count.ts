import type { LengthTable } from "./operation.ts";

/** What a number of items breaks. */
export interface CountFault {
  readonly keyword: "minItems" | "maxItems";
  readonly expected: number;
  readonly message: string;
}

/**
 * What is wrong with the number of items of a sequence, of which no more than the number is kept.
 * @param isWhole Whether no more will come.
 */
export function countFault({ min, max }: LengthTable, count: number, isWhole: boolean): CountFault | undefined {
  if (max !== undefined && count > max) return fault("maxItems", "most", max);
  return isWhole && min !== undefined && count < min ? fault("minItems", "least", min) : undefined;
}

function fault(keyword: CountFault["keyword"], which: "least" | "most", expected: number): CountFault {
  const message = `Must have at ${which} ${expected} item${expected === 1 ? "" : "s"}.`;
  return { keyword, expected, message };
}
