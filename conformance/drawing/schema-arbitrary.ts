/**
 * Values of a schema of the model, as an arbitrary of fast-check: what JSON Schema 2020-12 describes by types, limits,
 * patterns, formats, members, items and composition is built; what it excludes (`not`, `oneOf`, `unevaluated…`) is built
 * and held against a judge. A schema that no value can be drawn for throws `Undrawable` when it is asked.
 */
import fc from "fast-check";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { DrawnArbitrary, Undrawable } from "./draw.ts";
import { goalOf } from "./goal.ts";
import { Heights } from "./height.ts";
import { type DrawSettings, ValueDrawer } from "./values.ts";

export { Undrawable } from "./draw.ts";
export type { Direction, DrawSettings } from "./values.ts";

const heights = new Heights();

/** Values that fit a schema, as far as the judge of the settings can tell. */
export function schemaArbitrary(schema: Schema, settings: DrawSettings): fc.Arbitrary<JsonValue> {
  const fits = (value: JsonValue) => settings.judge(schema, value) !== false;
  return new DrawnArbitrary((draw) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const budget = heights.of(schema) + (settings.depth ?? 3);
      const value = new ValueDrawer(draw, settings, heights).value(goalOf([schema]), budget);
      if (fits(value)) return value;
      settings.onDiscard?.(schema);
    }
    throw new Undrawable("what was built does not fit");
  }, fits);
}

export interface Drawn {
  readonly values: readonly JsonValue[];
  /** Why nothing was drawn, for each time that it was so. */
  readonly undrawn: readonly string[];
}

/** So many values of a schema, or as many as there are: the same for the same seed. */
export function drawValues(
  schema: Schema,
  settings: DrawSettings,
  { count, seed }: { count: number; seed: number },
): Drawn {
  const arbitrary = schemaArbitrary(schema, settings);
  const values: JsonValue[] = [];
  const undrawn: string[] = [];
  for (let index = 0; index < count; index++) {
    try {
      values.push(...fc.sample(arbitrary, { numRuns: 1, seed: seed + index }));
    } catch (error) {
      if (!(error instanceof Undrawable)) throw error;
      undrawn.push(error.message);
      // A schema that nothing fits is asked a few times only.
      if (values.length === 0 && undrawn.length >= 3) break;
    }
  }
  return { values, undrawn };
}
