import { explain, type Subschema, withoutIgnored } from "../model/index.ts";
import type { Check } from "./operation.ts";

/**
 * The check of what is sent to change something, by the table of its schema: a member that is missing stays as it is, and gets
 * no default (RFC 7396 section 2).
 * @param is Tells the same at once of a value that fits.
 */
export function checkAsSent(definition: Subschema, is?: (value: unknown) => boolean): Check {
  return (value) => {
    const issues = is?.(value) ? [] : explain(definition, value);
    return issues.length > 0 ? { issues } : { value: withoutIgnored(definition, value) };
  };
}
