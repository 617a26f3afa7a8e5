import fc from "fast-check";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { schemasOfItem } from "./applied.ts";
import { Undrawable } from "./draw.ts";
import { type Goal, goalOf } from "./goal.ts";
import { canonicalText } from "./simpler.ts";
import type { ValueDrawer } from "./values.ts";

/** An array of as many items as all the schemas allow, with those in it that `contains` asks for. */
export function drawArray(drawer: ValueDrawer, goal: Goal, budget: number): JsonValue {
  const { schemas } = goal;
  const length = drawLength(drawer, schemas, budget);
  const wanted = contained(drawer, schemas, length);
  const unique = schemas.some(({ uniqueItems }) => uniqueItems);
  const items: JsonValue[] = [];
  const texts = new Set<string>();
  for (let index = 0; index < length; index++) {
    const itemGoal = goalOf([...schemasOfItem(schemas, index), ...(wanted.get(index) ?? [])]);
    for (let attempt = 0; ; attempt++) {
      const item = drawer.value(itemGoal, budget - 1);
      const text = unique ? canonicalText(item) : "";
      if (unique && texts.has(text) && attempt < 10) continue;
      if (unique && texts.has(text)) throw new Undrawable("no item was met that differs from the others");
      texts.add(text);
      items.push(item);
      break;
    }
  }
  return items;
}

function drawLength({ draw, heights }: ValueDrawer, schemas: readonly Schema[], budget: number): number {
  const contains = schemas.map((schema) => (schema.contains ? (schema.minContains ?? 1) : 0));
  const least = Math.max(0, ...contains, ...schemas.flatMap(({ minItems }) => minItems ?? []));
  let most = Math.min(Infinity, ...schemas.flatMap(({ maxItems }) => maxItems ?? []));
  const end = Math.min(most, least + Math.max(0, ...schemas.map(({ prefixItems = [] }) => prefixItems.length)) + 3);
  for (let index = 0; index < end; index++) {
    const items = schemasOfItem(schemas, index);
    const closed = items.some((schema) => schema.always === false);
    if (closed || heights.ofAll(items) === Infinity || (index >= least && heights.ofAll(items) >= budget)) {
      most = index;
      break;
    }
  }
  if (least > most) throw new Undrawable(`an array has at least ${least} items and at most ${most}`);
  if (budget <= 0) return least;
  return draw(
    fc.oneof(fc.integer({ min: least, max: Math.min(most, end) }), fc.constantFrom(least, Math.min(most, least + 1))),
  );
}

/** Where the items stand that `contains` asks for: the last ones, or those that the array begins with. */
function contained({ draw }: ValueDrawer, schemas: readonly Schema[], length: number): ReadonlyMap<number, Schema[]> {
  const wanted = new Map<number, Schema[]>();
  for (const { contains, minContains = 1 } of schemas) {
    if (!contains || minContains === 0) continue;
    const places = draw(
      fc.shuffledSubarray([...Array(length).keys()], { minLength: minContains, maxLength: minContains }),
    );
    for (const place of places) wanted.set(place, [...(wanted.get(place) ?? []), contains]);
  }
  return wanted;
}
