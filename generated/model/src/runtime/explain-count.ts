import type { Definition } from "./definition.ts";
import { count } from "./messages.ts";
import { report, type Walk } from "./walk.ts";

/** The least and the most parts that a value may have. */
type Limits =
  | readonly ["minLength", "maxLength"]
  | readonly ["minItems", "maxItems"]
  | readonly ["minProperties", "maxProperties"];

/**
 * How many parts a value has (JSON Schema 2020-12 Validation, sections 6.3.1, 6.3.2, 6.4.1, 6.4.2, 6.5.1 and 6.5.2).
 * @param part What one of them is called: an item.
 * @returns Whether there are too many.
 */
export function explainCount(
  walk: Walk,
  definition: Definition,
  [least, most]: Limits,
  actual: number,
  part: string,
): boolean {
  const { [least]: min, [most]: max } = definition;
  const tell = (keyword: string, phrase: string, expected: number): void => {
    const message = `Must have ${phrase} ${count(expected, part)}, but has ${actual}.`;
    report(walk, keyword, { message, expected, actual });
  };
  if (min !== undefined && actual < min) tell(least, "at least", min);
  const isTooMany = max !== undefined && actual > max;
  if (isTooMany) tell(most, "at most", max);
  return isTooMany;
}
