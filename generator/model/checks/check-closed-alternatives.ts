/**
 * Alternatives that let no other members be there than their own (JSON Schema 2020-12 Core, sections 10.3.2.3 and 11.3), beside
 * a schema that asks for members or describes them: `required: [id]` around a `oneOf` of closed objects that do not know `id`.
 */

import type { Schema } from "../api/schema.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { certainLayers } from "../schema/certain-parts.ts";
import { type Closed, closedAgainst, membersCalled, whatForbids } from "../schema/closed-layers.ts";
import { type Contradiction, isComposedBefore } from "../schema/contradiction.ts";

export function checkClosedAlternatives(schema: Schema): readonly Contradiction[] {
  const layers = certainLayers(schema);
  return layers.flatMap((holder) =>
    [holder.oneOf, holder.anyOf].flatMap((alternatives) => {
      const objects = alternatives?.filter((one) => allowedTypes(one)?.has("object") ?? true) ?? [];
      if (objects.length === 0) return [];
      const found = (look: typeof requiredContradiction): readonly Contradiction[] =>
        layers.flatMap((layer) => {
          const told = look(layer, holder, objects);
          // What is brought together in a part is told of that.
          return told.length > 0 && isComposedBefore(schema, layer, holder) ? [] : told;
        });
      const asked = found(requiredContradiction);
      return asked.length > 0 ? asked : found(declaredContradiction);
    }),
  );
}

/** One warning for all alternatives that forbid what has to be there. */
function requiredContradiction(
  layer: Schema,
  holder: Schema,
  alternatives: readonly Schema[],
): readonly Contradiction[] {
  const closed = alternatives.flatMap((one): { closing: Closed; names: readonly string[] }[] => {
    const own = new Set(certainLayers(one).flatMap(({ required = [] }) => required));
    const names = (layer.required ?? []).filter(
      (name) => !own.has(name) && !isTagOf(holder, name) && closedAgainst(one, name),
    );
    const [first] = names;
    const closing = first === undefined ? undefined : closedAgainst(one, first);
    return closing ? [{ closing, names }] : [];
  });
  const [first] = closed;
  const [name, ...others] = first?.names ?? [];
  if (!first || name === undefined) return [];
  const items = layer.node.get("required")?.items() ?? [];
  const item = items.find(({ value }) => value === name);
  const { keyword } = first.closing;
  const isEvery = closed.length === alternatives.length;
  const who = isEvery ? "every alternative" : closed.length === 1 ? "an alternative" : `${closed.length} alternatives`;
  const what = isEvery ? "no object fits" : closed.length === 1 ? "no object fits that" : "no object fits these";
  const message = `${membersCalled(name, others)} must be there, and \`${keyword}\` of ${who} forbids it: ${what}`;
  return [{ message, location: (item ?? layer.node).location("value"), related: whatForbids(first.closing) }];
}

/** Members that no alternative lets be there. */
function declaredContradiction(
  layer: Schema,
  holder: Schema,
  alternatives: readonly Schema[],
): readonly Contradiction[] {
  const declared = (layer.properties ?? []).filter((one) => one.schema.always !== false).map((one) => one.name);
  const [name, ...others] = declared.filter((one) =>
    alternatives.every((alternative) => !isTagOf(holder, one) && closedAgainst(alternative, one)),
  );
  const [first] = alternatives;
  const closing = name === undefined || !first ? undefined : closedAgainst(first, name);
  if (name === undefined || !closing) return [];
  const message = `${membersCalled(name, others)} may never be there: \`${closing.keyword}\` of every alternative forbids it`;
  const location = (layer.node.get("properties")?.get(name) ?? layer.node).location("key");
  return [{ message, location, related: whatForbids(closing) }];
}

/** Of the member by which a discriminator leads to its alternatives it is told where it leads. */
function isTagOf({ discriminator }: Schema, name: string): boolean {
  return discriminator?.propertyName === name;
}
