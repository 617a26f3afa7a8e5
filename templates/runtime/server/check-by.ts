import { type Definition, explain, withDefaults } from "../model/index.ts";
import type { Check } from "./operation.ts";

/** The check of a schema that has no functions of its own, by its table. */
export function checkBy(definition: Definition): Check {
  return (value) => {
    const issues = explain(definition, value);
    return issues.length > 0 ? { issues } : { value: withDefaults(definition, value) };
  };
}
