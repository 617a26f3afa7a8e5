/**
 * Warns of keywords that contradict each other, so that a value that one of them describes, or every value, can never
 * fit (JSON Schema 2020-12). Such a schema is valid, and validators do as it says; but nobody means it.
 */
import { isEqual } from "../../../templates/runtime/model/equality.ts";
import type { Diagnostics } from "../../diagnostics.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { misspeltValues } from "../keywords/misspelt-values.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { certainLayers, certainParts } from "../schema/certain-parts.ts";
import { type Contradiction, placeOf, reportContradictions } from "../schema/contradiction.ts";
import { shown, verdictOn } from "../schema/fits-schema.ts";
import { checkClosedAlternatives } from "./check-closed-alternatives.ts";
import { checkClosedParts } from "./check-closed-parts.ts";
import { checkDiscriminatorValues } from "./check-discriminator-values.ts";
import { checkLimits } from "./check-limits.ts";
import { besideNullOfOthers, checkOneOf } from "./check-one-of.ts";

/**
 * @param schemas All schemas, as they were read.
 * @param formats Whether validators check formats.
 */
export function checkContradictions(schemas: readonly Schema[], diagnostics: Diagnostics, formats: boolean): void {
  for (const schema of schemas) reportContradictions(contradictionsIn(schema, formats), diagnostics);
}

/** The same of alternatives: what fits them is known once heirs have the values that lead to them. */
export function checkUnions({ entries, diagnostics }: SchemaGraph): void {
  const unions = entries.map(({ schema }) => schema).filter((schema) => schema.oneOf ?? schema.anyOf);
  const standsAlone = new Set(
    entries.filter((entry) => entry.referred || entry.componentKey !== undefined).map(({ schema }) => schema),
  );
  const apart = new Set(unions.flatMap(besideNullOfOthers).filter((schema) => !standsAlone.has(schema)));
  for (const schema of unions) {
    // What leads to heirs was looked at before they were alternatives.
    const misled =
      schema.discriminator?.heirs || schema.discriminator?.inherited ? [] : checkDiscriminatorValues(schema);
    reportContradictions([...misled, ...checkOneOf(schema, apart.has(schema))], diagnostics);
  }
}

function contradictionsIn(schema: Schema, formats: boolean): readonly Contradiction[] {
  const listed = [...constContradiction(schema, formats), ...enumContradiction(schema, formats)];
  return [
    listed,
    listed.length > 0 ? [] : typeContradiction(schema),
    listContradiction(schema, formats),
    checkLimits(schema),
    containsContradiction(schema),
    falseMembers(schema),
    checkClosedParts(schema),
    checkClosedAlternatives(schema),
    nameContradiction(schema),
    schema.oneOf || schema.anyOf ? [] : checkDiscriminatorValues(schema),
  ].flat();
}

function constContradiction(schema: Schema, formats: boolean): readonly Contradiction[] {
  if (!schema.const) return [];
  const { value } = schema.const;
  const verdict = verdictOn(value, { ...schema, const: undefined }, { formats });
  if (typeof verdict !== "string") return [];
  const message = `the value ${shown(value)} of \`const\` ${verdict}: nothing fits`;
  return [{ message, location: placeOf("const", schema), ...mendOf("const", schema) }];
}

/** One warning for a list: whoever gives it the wrong type does so for all of its values. */
function enumContradiction(schema: Schema, formats: boolean): readonly Contradiction[] {
  if (!schema.enum) return [];
  const rest = { ...schema, enum: undefined, const: undefined };
  const found = schema.enum.flatMap((value): { value: JsonValue; verdict: string }[] => {
    const verdict = verdictOn(value, rest, { formats });
    return typeof verdict === "string" ? [{ value, verdict }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const node = schema.node.get("enum");
  // One that is read as what is meant is written in another way.
  const item = node?.items().find(({ value }) => isEqual(value, first.value));
  const location = (item ?? node ?? schema.node).location("value");
  const one = `the value ${shown(first.value)} of \`enum\` ${first.verdict}: it never fits`;
  const others = found.length - 1;
  const more = others === 0 ? "" : `, nor ${others === 1 ? "does 1 other" : `do ${others} others`}`;
  return [{ message: `${one}${more}`, location, ...mendOf("enum", schema) }];
}

/** What a lenient run has done about values that are spelt in another type: to the letter they are allowed, and never fit. */
function mendOf(keyword: "enum" | "const", schema: Schema): Pick<Contradiction, "mend"> | undefined {
  const misspelt = misspeltValues(keyword, schema);
  return misspelt && { mend: misspelt.mend };
}

/** Values that one part lists, and of which the others leave none: `allOf` of two lists that have nothing in common. */
function listContradiction(schema: Schema, formats: boolean): readonly Contradiction[] {
  const parts = certainParts(schema);
  if (schema.enum || schema.const || parts.length === 0 || allowedTypes(schema)?.size === 0) return [];
  const layer = certainLayers(schema).find((one) => one.const ?? one.enum);
  const values = layer?.const ? [layer.const.value] : (layer?.enum ?? []);
  const isRefusedBy = (by: Schema) => values.every((value) => typeof verdictOn(value, by, { formats }) === "string");
  const [first] = values;
  const verdict = first !== undefined && verdictOn(first, schema, { formats });
  if (!layer || first === undefined || typeof verdict !== "string" || !isRefusedBy(schema)) return [];
  // Where a part refuses what it lists itself, that is said of the part.
  if (parts.some((part) => certainLayers(part).includes(layer) && isRefusedBy(part))) return [];
  const keyword = layer.const ? "const" : "enum";
  const message = `the other parts allow no value of \`${keyword}\`, ${shown(first)} as it ${verdict}: nothing fits`;
  return [{ message, location: placeOf(keyword, layer) }];
}

/** Types of parts that leave none together: `allOf` of a string and an object. */
function typeContradiction(schema: Schema): readonly Contradiction[] {
  const { types, enum: listed, const: only, anyOf, oneOf } = schema;
  // Two have to speak of types for one to contradict the other. An empty `enum` was reported when it was read.
  const speakers = [...certainParts(schema), anyOf, oneOf, types ?? listed ?? only].filter((one) => one !== undefined);
  if (schema.always === false || listed?.length === 0 || speakers.length < 2) return [];
  const isEmpty = (one: Schema) => allowedTypes(one)?.size === 0;
  const parts = [...certainParts(schema), ...(anyOf ?? []), ...(oneOf ?? [])];
  if (!isEmpty(schema) || parts.some(isEmpty)) return [];
  const message = "the types that are asked for here exclude each other: nothing fits";
  return [{ message, location: schema.node.location() }];
}

/** `contains` without `minContains` wants one item (Validation, section 6.4.5). */
function containsContradiction(schema: Schema): readonly Contradiction[] {
  const { contains, minContains, maxContains } = schema;
  if (!contains || minContains !== undefined || maxContains !== 0) return [];
  const message = "`contains` asks for 1 item, and `maxContains` is 0: no array fits";
  return [{ message, location: placeOf("maxContains", schema) }];
}

function nameContradiction(schema: Schema): readonly Contradiction[] {
  const { propertyNames } = schema;
  // `propertyNames: false` is a way to say that there are no members.
  if (!propertyNames || propertyNames.always === false || (allowedTypes(propertyNames)?.has("string") ?? true))
    return [];
  const message = "the name of a member is a string, and this allows none: no object with members fits";
  return [{ message, location: placeOf("propertyNames", schema) }];
}

/** Members that have to be there and may not: one part requires them, and no value fits another one's schema of them. */
function falseMembers(schema: Schema): readonly Contradiction[] {
  const layers = certainLayers(schema);
  const forbidden = layers.flatMap(({ properties = [] }) => properties.filter((one) => one.schema.always === false));
  return forbidden.flatMap(({ name, schema: member }) => {
    const item = layers.flatMap(({ node }) => node.get("required")?.items() ?? []).find(({ value }) => value === name);
    if (!item) return [];
    const message = `the member \`${name}\` must be there, and no value fits it: no object fits`;
    const related = { message: "what forbids it", location: member.node.location() };
    return [{ message, location: item.location("value"), related }];
  });
}
