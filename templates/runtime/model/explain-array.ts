import { askedOfItems } from "./asked.ts";
import type { Definition } from "./definition.ts";
import { partFits, visitPart } from "./explain.ts";
import { explainCount } from "./explain-count.ts";
import { findRepeated } from "./items.ts";
import { count } from "./messages.ts";
import { done, type Steps } from "./steps.ts";
import { add, describe, type Finding, isFull, report, type Walk } from "./walk.ts";

/** JSON Schema 2020-12: Core, section 10.3.1; Validation, section 6.4. */
export function* explainArray(walk: Walk, definition: Definition, value: readonly unknown[]): Steps<void> {
  explainCount(walk, definition, ["minItems", "maxItems"], value.length, "item");
  yield* explainItems(walk, definition, value);
}

function* explainItems(
  walk: Walk,
  { prefixItems = [], items, listsItems }: Definition,
  value: readonly unknown[],
): Steps<void> {
  const further = listsItems ? "additionalItems" : "items";
  if (items === false && value.length > prefixItems.length) {
    const message = `Must have at most ${count(prefixItems.length, "item")}, but has ${value.length}.`;
    report(walk, further, { message, expected: prefixItems.length, actual: value.length });
  }
  for (let index = 0; index < value.length; index++) {
    const prefix = prefixItems[index];
    const schema = prefix ?? items;
    if (schema === undefined || isFull(walk)) return;
    if (prefix === undefined && items === false) return;
    if (prefix === undefined) yield* visitPart(walk, index, schema, value[index], further);
    else yield* visitPart(walk, index, prefix, value[index], listsItems ? "items" : "prefixItems", index);
  }
}

/** `contains` (JSON Schema 2020-12: Core, section 10.3.1.3; Validation, sections 6.4.4 and 6.4.5). */
export function* explainContains(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  if (!Array.isArray(value)) return;
  const { contains = true, minContains = 1, maxContains } = definition;
  let actual = 0;
  const undecided: Finding[] = [];
  for (const [index, item] of value.entries()) {
    const answer = yield* partFits(walk, index, contains, item, "contains");
    if (answer === false) continue;
    describe(walk, index, answer === true ? undefined : answer);
    if (answer === true) actual++;
    else undecided.push(answer);
  }
  const most = actual + undecided.length;
  if (most < minContains) {
    const keyword = definition.minContains === undefined ? "contains" : "minContains";
    const message = containsMessage(definition, "at least", minContains, actual);
    report(walk, keyword, { message, expected: minContains, actual });
  } else if (maxContains !== undefined && actual > maxContains) {
    const message = containsMessage(definition, "at most", maxContains, actual);
    report(walk, "maxContains", { message, expected: maxContains, actual });
  } else if (undecided[0] && (actual < minContains || (maxContains !== undefined && most > maxContains))) {
    add(walk, undecided[0]);
  }
}

/** `Must have at least 2 items that are strings, but has 1.` */
function containsMessage(
  { contains = true, containsText }: Definition,
  bound: "at least" | "at most",
  limit: number,
  actual: number,
): string {
  if (contains === false) return "Must not be an array.";
  const wanted = askedOfItems(contains, containsText, limit < 2);
  const items = limit > 0 ? `${bound} ${count(limit, "item")}` : wanted === undefined ? "no items" : "no item";
  const that = wanted === undefined ? "" : ` that ${wanted}`;
  return `Must have ${items}${that}, but has ${actual === 0 ? "none" : actual}.`;
}

/** `uniqueItems` (JSON Schema 2020-12 Validation, section 6.4.3). */
export function explainUniqueItems(walk: Walk, _: Definition, value: unknown): Steps<void> {
  if (Array.isArray(value)) reportRepeated(walk, value);
  return done;
}

export function reportRepeated(walk: Walk, items: readonly unknown[]): void {
  const repeated = findRepeated(items);
  if (!repeated) return;
  const message = `Must not repeat an item, but items ${repeated.join(" and ")} are equal.`;
  report(walk, "uniqueItems", { message, expected: true, actual: repeated[1] });
}
