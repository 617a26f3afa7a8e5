import type { Schema } from "../../model/api/schema.ts";
import { madeSchema } from "../../model/schema/schema-draft.ts";

/** The schemas that were made of some that begin alike. */
interface Made {
  schema: Schema | undefined;
  readonly longer: WeakMap<Schema, Made>;
}

const root: Made = { schema: undefined, longer: new WeakMap() };

/** A schema that says what all of them say, as `allOf` does: of the same ones, the same one. Undefined for none. */
export function together(schemas: readonly Schema[]): Schema | undefined {
  const all = [...new Set(schemas)];
  const [first, second] = all;
  if (first === undefined || second === undefined) return first;
  let made = root;
  for (const schema of all) {
    const longer = made.longer.get(schema) ?? { schema: undefined, longer: new WeakMap() };
    made.longer.set(schema, longer);
    made = longer;
  }
  made.schema ??= { ...madeSchema(first.node), allOf: all, reach: reachOf(all) };
  return made.schema;
}

function reachOf(schemas: readonly Schema[]): Schema["reach"] {
  const isSome = (key: keyof Schema["reach"]) => schemas.some(({ reach }) => reach[key]);
  return {
    recursive: isSome("recursive"),
    defaults: isSome("defaults"),
    hidesMembers: isSome("hidesMembers"),
    manyWays: isSome("manyWays"),
  };
}
