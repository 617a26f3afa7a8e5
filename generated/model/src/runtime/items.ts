import { canonicalText, cut } from "./canonical.ts";
import { isCyclic, isEqual } from "./equality.ts";
import { isContainer } from "./json-types.ts";

/** A test of items. Those of recursive schemas take how deeply a value may be nested. */
export type ItemTest = (item: unknown, depth: number) => boolean;

/*
 * Everything here goes by index. A hole of an array, which JSON does not have, is then what reading it gives, undefined:
 * `every` and `some` would pass it over, and `JSON.stringify` sends null.
 */

/*
 * Whether a value is an array whose items are all of a type. A call for each item makes an object of each number of an array of doubles, which takes
 * ten times as long.
 */

export function areStrings(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  for (let index = 0; index < items.length; index++) {
    if (typeof items[index] !== "string") return false;
  }
  return true;
}

export function areNumbers(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  for (let index = 0; index < items.length; index++) if (!Number.isFinite(items[index])) return false;
  return true;
}

export function areIntegers(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  for (let index = 0; index < items.length; index++) if (!Number.isInteger(items[index])) return false;
  return true;
}

export function areBooleans(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  for (let index = 0; index < items.length; index++) {
    if (typeof items[index] !== "boolean") return false;
  }
  return true;
}

/** Whether every item passes a test of it and its index. What is no array has no items. */
export function itemsPass(value: unknown, test: (item: unknown, index: number) => boolean): boolean {
  if (!Array.isArray(value)) return true;
  for (let index = 0; index < value.length; index++) if (!test(value[index], index)) return false;
  return true;
}

/** Whether so many items pass a test, and no more than so many: `contains`, `minContains` and `maxContains`. */
export function containsItems(
  items: readonly unknown[],
  test: ItemTest,
  depth = 0,
  least = 1,
  most = Number.POSITIVE_INFINITY,
): boolean {
  const enough = most === Number.POSITIVE_INFINITY ? least : most + 1;
  let count = 0;
  for (let index = 0; index < items.length && count < enough; index++) if (test(items[index], depth)) count++;
  return count >= least && count <= most;
}

/** Up to this many items are compared with each other: that needs no set. */
const fewItems = 8;

/** Whether no two items are equal as JSON (JSON Schema 2020-12 Validation, section 6.4.3). */
export function areUnique(items: readonly unknown[]): boolean {
  return items.length <= fewItems ? areFewUnique(items) : findRepeated(items) === undefined;
}

function areFewUnique(items: readonly unknown[]): boolean {
  for (let index = 1; index < items.length; index++) {
    for (let before = 0; before < index; before++) if (isEqual(items[before], items[index])) return false;
  }
  return true;
}

/**
 * The indices of the first item that stood before, and of where it stood. Many items are looked up by what they are
 * equal to, so that the time does not grow with the square of their number.
 */
export function findRepeated(items: readonly unknown[]): Repeated | undefined {
  if (items.length <= fewItems) return findRepeatedOfFew(items, [...items.keys()]);
  const scalars = new Map<unknown, number>();
  const containers: number[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (isContainer(item)) {
      containers.push(index);
      continue;
    }
    const before = scalars.get(item);
    if (before !== undefined && isEqual(items[before], item)) {
      return earlier([before, index], findRepeatedContainer(items, containers));
    }
    scalars.set(item, index);
  }
  return findRepeatedContainer(items, containers);
}

/** So many pieces of texts that are alike are written before it is asked whether they have an end. */
const longText = 1024;

type Repeated = readonly [before: number, index: number];

/**
 * Objects and arrays are told apart by the beginnings of their texts, and by longer ones as long as many are alike: one
 * that holds much more than the others is not read to its end, which would take the time of its size at each level.
 */
function findRepeatedContainer(items: readonly unknown[], indices: readonly number[]): Repeated | undefined {
  let found: Repeated | undefined;
  const open = [{ alike: indices, length: 16 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { alike, length } = next;
    if (alike.length <= fewItems) {
      found = earlier(found, findRepeatedOfFew(items, alike));
      continue;
    }
    const groups = new Map<string, number[]>();
    for (const index of alike) {
      const text = canonicalText(items[index], length);
      const group = groups.get(text);
      if (group) group.push(index);
      else groups.set(text, [index]);
    }
    for (const [text, group] of groups) {
      if (!text.endsWith(cut)) {
        found = earlier(found, findRepeatedOfFew(items, group.slice(0, 2)));
        continue;
      }
      // The text of a cyclic value has no end, and none that has one is equal to it.
      const endless =
        length === longText ? new Set(group.filter((index) => isCyclic(items[index]))) : new Set<number>();
      found = earlier(found, findRepeatedOfFew(items, [...endless]));
      open.push({ alike: group.filter((index) => !endless.has(index)), length: 8 * length });
    }
  }
  return found;
}

function earlier(a: Repeated | undefined, b: Repeated | undefined): Repeated | undefined {
  return a && b ? (a[1] < b[1] ? a : b) : (a ?? b);
}

function findRepeatedOfFew(items: readonly unknown[], indices: readonly number[]): Repeated | undefined {
  for (const index of indices) {
    for (const before of indices) {
      if (before === index) break;
      if (isEqual(items[before], items[index])) return [before, index];
    }
  }
  return undefined;
}
