/**
 * Limits that leave nothing between them, in one schema or in the parts that it is composed of: `minLength: 5` and
 * `maxLength: 3`, or more items than a closed tuple has.
 */

import type { Schema } from "../api/schema.ts";
import { listsItems } from "../keywords/lists-items.ts";
import { certainLayers, certainParts } from "../schema/certain-parts.ts";
import { knownMembers } from "../schema/closed-layers.ts";
import { type Contradiction, isComposedBefore, placeOf } from "../schema/contradiction.ts";

/** The keywords that are a least and a most, and whether both may be the same. */
const limits = [
  ["minimum", "maximum", true],
  ["minimum", "exclusiveMaximum", false],
  ["exclusiveMinimum", "maximum", false],
  ["exclusiveMinimum", "exclusiveMaximum", false],
  ["minLength", "maxLength", true],
  ["minItems", "maxItems", true],
  ["minProperties", "maxProperties", true],
  ["minContains", "maxContains", true],
] as const;

export function checkLimits(schema: Schema): readonly Contradiction[] {
  // What is not composed has all limits itself, and few schemas have one.
  if (certainParts(schema).length === 0 && !hasLimit(schema)) return [];
  const layers = certainLayers(schema);
  return [...between(schema, layers), ...tooFewItems(schema, layers), ...tooFewMembers(schema, layers)];
}

function hasLimit(schema: Schema): boolean {
  const { maximum, exclusiveMaximum, maxLength, maxItems, maxProperties, maxContains } = schema;
  const most = maximum ?? exclusiveMaximum ?? maxLength ?? maxItems ?? maxProperties ?? maxContains;
  return (most ?? schema.minItems ?? schema.minProperties) !== undefined;
}

function between(schema: Schema, layers: readonly Schema[]): readonly Contradiction[] {
  return limits.flatMap(([least, most, mayMeet]) => {
    const from = tightest(layers, (layer) => layer[least], Math.max);
    const to = tightest(layers, (layer) => layer[most], Math.min);
    if (!from || !to || from.limit < to.limit || (mayMeet && from.limit === to.limit)) return [];
    if (isComposedBefore(schema, from.layer, to.layer)) return [];
    const relation = from.limit === to.limit ? "leaves nothing above" : "is above";
    return [
      {
        message: `\`${least}\`, which is ${from.limit}, ${relation} \`${most}\`, which is ${to.limit}: nothing fits`,
        location: placeOf(least, from.layer),
        related: { message: `\`${most}\``, location: placeOf(most, to.layer) },
      },
    ];
  });
}

function tooFewItems(schema: Schema, layers: readonly Schema[]): readonly Contradiction[] {
  const least = tightest(layers, ({ minItems }) => minItems, Math.max);
  const most = tightest(layers, itemsOfTuple, Math.min);
  if (!least || !most || least.limit <= most.limit || isComposedBefore(schema, least.layer, most.layer)) return [];
  const left = `${most.limit} item${most.limit === 1 ? "" : "s"}`;
  const closing = listsItems(most.layer.node) ? "additionalItems" : "items";
  return [
    {
      message: `\`minItems\`, which is ${least.limit}, is above the ${left} that \`${closing}: false\` leaves: no array fits`,
      location: placeOf("minItems", least.layer),
      related: { message: "what forbids more", location: placeOf(closing, most.layer) },
    },
  ];
}

function itemsOfTuple({ items, prefixItems = [] }: Schema): number | undefined {
  return items?.always === false ? prefixItems.length : undefined;
}

function tooFewMembers(schema: Schema, layers: readonly Schema[]): readonly Contradiction[] {
  const least = tightest(layers, ({ minProperties }) => minProperties, Math.max);
  const most = tightest(layers, membersOfClosed, Math.min);
  if (!least || !most || least.limit <= most.limit || isComposedBefore(schema, least.layer, most.layer)) return [];
  const left = `${most.limit} member${most.limit === 1 ? "" : "s"}`;
  const closing = most.layer.additionalProperties?.always === false ? "additionalProperties" : "unevaluatedProperties";
  return [
    {
      message: `\`minProperties\`, which is ${least.limit}, is above the ${left} that \`${closing}: false\` leaves: no object fits`,
      location: placeOf("minProperties", least.layer),
      related: { message: "what forbids more", location: placeOf(closing, most.layer) },
    },
  ];
}

/** How many members an object can have; undefined where there is no end to them. */
function membersOfClosed(layer: Schema): number | undefined {
  const { additionalProperties, unevaluatedProperties, properties = [], patternProperties = [] } = layer;
  if (additionalProperties?.always === false) {
    return patternProperties.length > 0 ? undefined : new Set(properties.flatMap(allowed)).size;
  }
  return unevaluatedProperties?.always === false ? knownMembers(layer)?.size : undefined;
}

function allowed({ name, schema }: { readonly name: string; readonly schema: Schema }): readonly string[] {
  return schema.always === false ? [] : [name];
}

interface Tightest {
  readonly limit: number;
  readonly layer: Schema;
}

/** The limit that decides among those of some layers, and the first layer that has it. */
function tightest(
  layers: readonly Schema[],
  limitOf: (layer: Schema) => number | undefined,
  decide: (...limits: number[]) => number,
): Tightest | undefined {
  const all = layers.flatMap((layer): Tightest[] => {
    const limit = limitOf(layer);
    return limit === undefined ? [] : [{ limit, layer }];
  });
  const decisive = decide(...all.map(({ limit }) => limit));
  return all.find(({ limit }) => limit === decisive);
}
