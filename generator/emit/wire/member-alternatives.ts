import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { together } from "../schema/together.ts";
import { type MemberSlot, membersOf, othersOf, saidOf } from "./described-members.ts";
import { memberShape, type WireShape, wireShape } from "./wire-shape.ts";

/** What one alternative of an object says of the members that others make something else of. */
type Said = ReadonlyMap<MemberSlot, readonly Schema[]>;

/** More combinations of alternatives than these are too many to try one after the other. */
const most = 32;

/** The shapes of the members that differ, in one alternative. */
export type MemberShapes = ReadonlyMap<MemberSlot, WireShape>;

/**
 * The shapes of members that are other values by the alternative of a form or an object,
 * `oneOf: [{ n: integer }, { n: string }]`, for each of the alternatives in the order of the document; none where each text
 * stands for one value. Undefined where there are too many.
 */
export function memberAlternatives(schema: Schema): readonly MemberShapes[] | undefined {
  const slots: readonly MemberSlot[] = [
    ...namesOf(membersOf(schema)).map((name) => ({ name })),
    ...namesOf(othersOf(schema)).map((pattern) => ({ pattern })),
  ];
  if (slots.length === 0) return [];
  const all = alternativesOf(schema, slots, new Map());
  if (all.length > most) return undefined;
  return all.map((said) => new Map([...said].map(([slot, schemas]) => [slot, wireShape(together(schemas))])));
}

export function shapeIn(shapes: MemberShapes | undefined, wanted: MemberSlot): WireShape | undefined {
  return [...(shapes ?? [])].find(([slot]) => isSame(slot, wanted))?.[1];
}

function isSame(a: MemberSlot, b: MemberSlot): boolean {
  return "name" in a ? "name" in b && a.name === b.name : !("name" in b) && a.pattern === b.pattern;
}

/** What has schemas of which one makes another value of a text than another does. */
function namesOf<Key>(described: ReadonlyMap<Key, readonly Schema[]>): readonly Key[] {
  return [...described].filter(([, schemas]) => isAmbiguous(schemas)).map(([key]) => key);
}

/** Texts of other types are never the same; any of them is a string as well. */
function isAmbiguous(schemas: readonly Schema[]): boolean {
  if (schemas.length < 2) return false;
  const shape = memberShape(schemas);
  if (shape.kind !== "scalar" && shape.kind !== "list") return false;
  if (!shape.types.includes("string") || shape.types.length === 1) return false;
  return new Set(schemas.map((schema) => JSON.stringify(wireShape(schema)))).size > 1;
}

const nothing: Said = new Map();

/** @param known What was found; of a schema that is being looked at, which says nothing more within itself, nothing. */
function alternativesOf(
  schema: Schema,
  slots: readonly MemberSlot[],
  known: Map<Schema, readonly Said[]>,
): readonly Said[] {
  const found = known.get(schema);
  if (found) return found;
  known.set(schema, [nothing]);
  const inner = (part: Schema | undefined) => (part ? alternativesOf(part, slots, known) : [nothing]);
  const { ref, allOf = [], anyOf, oneOf, then, else: otherwise } = schema;
  const choices = [
    ...[ref, ...allOf].map(inner),
    ...[oneOf, anyOf].map((parts = []) => (parts.length > 0 ? parts.flatMap(inner) : [nothing])),
    [...inner(then), ...inner(otherwise)],
  ];
  let all: readonly Said[] = [ownOf(schema, slots)];
  for (const choice of choices) {
    all = distinct(all.flatMap((said) => choice.map((more) => both(said, more)))).slice(0, most + 1);
  }
  known.set(schema, all);
  return all;
}

function ownOf(schema: Schema, slots: readonly MemberSlot[]): Said {
  const said = new Map<MemberSlot, readonly Schema[]>();
  for (const slot of slots) {
    const own = saidOf(schema, slot);
    if (own && own.always === undefined) said.set(slot, [own]);
  }
  return said;
}

function both(said: Said, more: Said): Said {
  if (said.size === 0 || more.size === 0) return said.size === 0 ? more : said;
  const all = new Map(said);
  for (const [slot, schemas] of more) all.set(slot, [...(all.get(slot) ?? []), ...schemas]);
  return all;
}

/** Those that make other values of texts. */
function distinct(all: readonly Said[]): readonly Said[] {
  const found = new Map<string, Said>();
  for (const said of all) {
    const key = [...said].map(([slot, schemas]) => {
      const schema = together(schemas);
      return [slot, wireShape(schema), schema && impliedTypes(schema) === undefined];
    });
    const text = JSON.stringify(key);
    if (!found.has(text)) found.set(text, said);
  }
  return [...found.values()];
}
