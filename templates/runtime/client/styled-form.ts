import { encodeForm } from "./body.ts";
import type { EncodedBody, StyleOptions, WritePairs } from "./operation.ts";
import { usualPairs } from "./usual-style.ts";

/** A property of a form that is not written in the usual way. */
export interface PropertyStyle extends StyleOptions {
  /** Its name, or what the names match of those that are not declared. Left out: of all that are left. */
  readonly property?: string | RegExp;
  readonly write: WritePairs;
}

/** As `encodeForm`, with properties that are not written in the usual way (OpenAPI 3.1 section 4.8.15.1). */
export function encodeStyledForm(contentType: string, value: unknown, styles: readonly PropertyStyle[]): EncodedBody {
  return encodeForm(contentType, value, (name, item) => {
    const style = styles.find(({ property = name }) =>
      typeof property === "string" ? property === name : property.test(name),
    );
    return style ? style.write(name, item, style) : usualPairs(name, item);
  });
}

/**
 * In the place of what writes a member that has no spelling.
 * @throws TypeError for whatever is given.
 */
export function writeNothing(_: string, value: unknown): string[] {
  if (value === undefined) return [];
  throw new TypeError("A form has no spelling for it.");
}
