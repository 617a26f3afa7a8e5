/**
 * `uniqueItems` where items have members that only the other direction has: items are equal that differ in these alone.
 * Lists whose items have no such member do with less (`items.ts`), and bundles of others are without this.
 */
import { withoutIgnored } from "./defaults.ts";
import type { Definition, Subschema } from "./definition.ts";
import { reportRepeated } from "./explain-array.ts";
import { areUnique } from "./items.ts";
import { done, type Steps } from "./steps.ts";
import type { Walk } from "./walk.ts";

/** Whether no item is equal to another one, without what their schema ignores. */
export function areUniqueAsShown(definition: Subschema, items: readonly unknown[]): boolean {
  return areUnique(shownItems(definition, items));
}

export function explainUniqueAsShown(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  if (Array.isArray(value)) reportRepeated(walk, shownItems(definition, value));
  return done;
}

function shownItems(definition: Subschema, items: readonly unknown[]): readonly unknown[] {
  const shown = withoutIgnored(definition, items);
  return Array.isArray(shown) ? shown : items;
}
