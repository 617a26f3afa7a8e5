import { explain, type Subschema, withDefaults } from "telnyx-oauth-model/runtime";
import type { Check } from "./operation.ts";

/**
 * The check of a schema that has no functions of its own, by its table.
 * @param is Tells the same at once of a value that fits.
 */
export function checkBy(definition: Subschema, is?: (value: unknown) => boolean): Check {
  return (value) => {
    const issues = is?.(value) ? [] : explain(definition, value);
    return issues.length > 0 ? { issues } : { value: withDefaults(definition, value) };
  };
}
