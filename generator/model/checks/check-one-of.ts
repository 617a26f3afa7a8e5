/**
 * Alternatives of a `oneOf` that no value fits alone (JSON Schema 2020-12 Core, section 10.2.1.3), since all that fits them
 * fits another one too: the same schema twice, or `integer` beside `number`. Most often `anyOf` is meant.
 */
import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../api/schema.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { type Contradiction, placeOf } from "../schema/contradiction.ts";
import { verdictOn } from "../schema/fits-schema.ts";
import { assertions, hasKeyword } from "../schema/keyword-kinds.ts";

/** @param isNullApart Whether null fits what the schema is an alternative of, whatever the schema says of it. */
export function checkOneOf(schema: Schema, isNullApart: boolean): readonly Contradiction[] {
  const covered = coveredContradiction(schema);
  return covered.length > 0 || isNullApart ? covered : nullContradiction(schema);
}

/** The alternatives that stand in an `anyOf` in which another one lets null through. */
export function besideNullOfOthers({ anyOf = [] }: Schema): readonly Schema[] {
  const [first, second] = anyOf.filter(isNull);
  return first ? anyOf.filter((alternative) => alternative !== first || second) : [];
}

function isNull(schema: Schema): boolean {
  return allowedTypes(schema)?.has("null") === true && verdictOn(null, schema) === true;
}

/** One warning for a union: whoever writes `oneOf` for `anyOf` does so for all of its alternatives. */
function coveredContradiction({ oneOf = [], discriminator, node }: Schema): readonly Contradiction[] {
  const places = node.get("oneOf")?.items() ?? [];
  if (oneOf.length < 2 || places.length !== oneOf.length) return [];
  const targets = oneOf.map(behindPlainReference);
  // A discriminator chooses among schemas that ask for the same, but not between one and itself.
  const keys = targets.map((target) => (discriminator ? target.node.id : meaningOf(target)));
  const pairs = targets.flatMap((target, index) => {
    if (allowedTypes(target)?.size === 0) return [];
    const key = keys[index] ?? "";
    const same = keys.indexOf(key);
    const isWider = (other: Schema, at: number) => keys[at] !== key && covers(other, target);
    const other = same < index ? same : discriminator ? -1 : targets.findIndex(isWider);
    return other < 0 ? [] : [{ place: places[index], other: places[other] }];
  });
  const [first] = pairs;
  if (!first?.place || !first.other) return [];
  const more = pairs.length > 1 ? ` (and ${pairs.length - 1} more)` : "";
  const message = `what fits this alternative${more} fits another one of the same \`oneOf\`, and has to fit one alone: it never fits`;
  const related = { message: "the other one", location: first.other.location() };
  return [{ message, location: first.place.location(), related }];
}

/** Null that several alternatives name: each of them alone would let it through, and together none does. */
function nullContradiction(schema: Schema): readonly Contradiction[] {
  const { oneOf, discriminator } = schema;
  if (!oneOf || discriminator) return [];
  const [first, second, ...others] = oneOf.filter(isNull);
  if (!first || !second || allowedTypes({ ...schema, oneOf: undefined })?.has("null") === false) return [];
  const message = `null fits ${others.length + 2} alternatives of \`oneOf\`, and has to fit one alone: it never fits`;
  return [{ message, location: placeOf("oneOf", schema, "key") }];
}

/** The schema that says all that an alternative asks for. */
function behindPlainReference(schema: Schema): Schema {
  return schema.ref && !hasKeyword({ ...schema, ref: undefined }, assertions) ? schema.ref : schema;
}

/** Whether a schema asks for types alone, and another one allows no others. Of null, more is said. */
function covers(wide: Schema, narrow: Schema): boolean {
  const { types, always, discriminator } = wide;
  if (always === false || discriminator || hasKeyword({ ...wide, types: undefined }, assertions)) return false;
  if (!types) return true;
  const allowed = [...(allowedTypes(narrow) ?? [])];
  const isWithin = (type: (typeof allowed)[number]) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return allowed.some((type) => type !== "null") && allowed.every(isWithin);
}

/** What says nothing of values. */
const annotations: ReadonlySet<string> = new Set(
  "title description deprecated readOnly writeOnly default example examples externalDocs xml $comment".split(" "),
);

/** A text that is the same for schemas that are written in the same way, but for annotations, and are no different heirs. */
function meaningOf({ node, heirTags = [] }: Schema): string {
  const text = (value: JsonValue) => JSON.stringify(value);
  const members = node.entries().filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith("x-"));
  const meaning = members.length > 0 ? text(members.map(([keyword, { value }]) => [keyword, value])) : "";
  // A reference means something else in another resource.
  return `${node.resource().id} ${meaning} ${text(heirTags.map(({ propertyName, values }) => [propertyName, ...values]))}`;
}
