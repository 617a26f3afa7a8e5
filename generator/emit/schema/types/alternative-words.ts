/**
 * What the alternatives of `anyOf` and `oneOf` ask beyond their types, in words: `@anyOf format ipv4 or ipv6`. Where types say
 * what the alternatives are, as they do of objects, there is nothing to add.
 */

import { escapeInvisible } from "../../../invisible-text.ts";
import type { Schema } from "../../../model/api/schema.ts";
import type { DocComment } from "../../core/printable.ts";
import { hasAssertions, plainReference, withoutKept } from "../schema-parts.ts";
import { asksMore, describesObjects, inWords, longestWords, type ScalarLimit, scalarLimits } from "./limit-words.ts";

/** The only alternative beside null. What it asks is nothing to null, so that the schema itself asks it. */
export function soleAlternative({ anyOf, oneOf }: Schema): Schema | undefined {
  const listed = anyOf && oneOf ? undefined : (anyOf ?? oneOf);
  // A union of a thousand is asked at each of its references: the number comes before what they say.
  if (listed?.length !== 2) return undefined;
  const [sole, ...others] = listed.map(target).filter((one) => !isNull(one));
  return sole && others.length === 0 && !sole.name && !sole.types?.includes("null") ? sole : undefined;
}

/** The alternatives as tags of a comment: none where the words do not say all that they ask. */
export function alternativeTags(schema: Schema): DocComment["tags"] {
  if (soleAlternative(schema)) return [];
  return (["anyOf", "oneOf"] as const).flatMap((tag) => {
    const alternatives = schema[tag];
    const text = alternatives && wordsOf(alternatives.map(target), schema);
    return text === undefined || text.length > longestWords ? [] : [{ tag, text: escapeInvisible(text) }];
  });
}

function wordsOf(all: readonly Schema[], { types }: Schema): string | undefined {
  const isTyped = ({ types, enum: listed, const: only }: Schema) => (types ?? listed ?? only) !== undefined;
  // That a value may be null is what the type says.
  const others = all.filter((one) => !isNull(one));
  const alternatives = others.every((one) => isTyped(one) && !one.types?.includes("null")) ? others : all;
  if (alternatives.length < 2 || alternatives.some(describesObjects) || !alternatives.some(asksMore)) return undefined;
  const asked = [...new Set(alternatives.map((one) => one.types?.join() ?? types?.join()))];
  const isOfOneType = asked.length === 1 && alternatives.every((one) => !one.name);
  const limit = isOfOneType ? limitOfAll(alternatives) : undefined;
  if (limit) return `${limit} ${alternatives.map((one) => one[limit]).join(" or ")}`;
  const words = alternatives.map((one) => inWords(isOfOneType ? { ...one, types: undefined } : one));
  if (words.some((text) => text === undefined || text === "anything")) return undefined;
  return words.join(words.some((text) => / or |, /.test(text ?? "")) ? "; or " : " or ");
}

/** The one keyword that all alternatives have, beside their type alone. */
function limitOfAll(alternatives: readonly Schema[]): ScalarLimit | undefined {
  return scalarLimits.find((keyword) =>
    alternatives.every((one) => {
      const value = one[keyword];
      return value !== undefined && typeof value !== "boolean" && isAlone(one, keyword);
    }),
  );
}

function isAlone(schema: Schema, keyword: ScalarLimit): boolean {
  return !hasAssertions({ ...schema, types: undefined, [keyword]: undefined });
}

function isNull(schema: Schema): boolean {
  const { types, const: only } = schema;
  const isOfNull = types?.length === 1 && types[0] === "null";
  // A copy of every alternative costs more than all else that is asked of it.
  return (isOfNull || only?.value === null) && !hasAssertions({ ...schema, types: undefined, const: undefined });
}

function target(alternative: Schema): Schema {
  return withoutKept(plainReference(alternative) ?? alternative);
}
