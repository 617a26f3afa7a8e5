import type { Schema } from "../../../model/api/schema.ts";

/**
 * What explains the keywords that few schemas have, in the order in which it is asked: functions of the run-time part that
 * the tables of these schemas name, so that bundles of others are without them.
 */
export const explainers = [
  ["multipleOf", "explainMultipleOf"],
  ["contains", "explainContains"],
  ["uniqueItems", "explainUniqueItems"],
  ["heir", "explainHeir"],
  ["dependentRequired", "explainDependencies"],
  ["dependentSchemas", "explainDependencies"],
  ["dependencies", "explainDependencies"],
  ["anyOf", "explainAlternatives"],
  ["oneOf", "explainAlternatives"],
  ["not", "explainNot"],
  ["if", "explainCondition"],
] as const satisfies readonly (readonly [keyword: string, name: string])[];

/** Items are compared without what the direction ignores of them. */
export function explainerFor(name: (typeof explainers)[number][1], { reach }: Schema) {
  return name === "explainUniqueItems" && reach.hidesMembers ? "explainUniqueAsShown" : name;
}
