import { holderOfDefault } from "./default-of.ts";
import type { Definition, Subschema } from "./definition.ts";
import { dependentsOf } from "./dependents.ts";
import { ignored } from "./ignored.ts";
import { tableOf } from "./table-of.ts";

/** Tables, and the functions that lead to them: what is asked with each call is found by what the caller has at hand. */
type Known = Exclude<Subschema, boolean>;

/** What is known already of schemas, which never change. */
const answers = new WeakMap<Known, boolean>();

/**
 * Whether completing a value of a schema may make another one of it: an object in it, however deep, may have a member
 * with a default, or one that is left out. Most schemas have none, and their values need not be gone through.
 */
export function mayChange(subschema: Subschema): boolean {
  if (typeof subschema === "boolean") return false;
  const known = answers.get(subschema);
  if (known !== undefined) return known;
  const answer = reachesChange(tableOf(subschema));
  answers.set(subschema, answer);
  return answer;
}

function reachesChange(first: Definition | boolean): boolean {
  if (typeof first === "boolean") return false;
  // A set is walked in the order of insertion, what is added on the way included.
  const reached = new Set([first]);
  for (const schema of reached) {
    if (answers.get(schema) || changesMembers(schema)) {
      answers.set(first, true);
      return true;
    }
    for (const part of partsOf(schema)) {
      const table = tableOf(part);
      if (typeof table === "object" && answers.get(table) !== false) reached.add(table);
    }
  }
  for (const schema of reached) answers.set(schema, false);
  return false;
}

const memberLists = new WeakMap<Definition, readonly (readonly [name: string, property: Subschema])[]>();

/** The declared members that completing an object may change, add or leave out. */
export function changingMembers(schema: Definition): readonly (readonly [name: string, property: Subschema])[] {
  const known = memberLists.get(schema);
  if (known !== undefined) return known;
  const found = Object.entries(schema.properties ?? {}).filter(
    ([, property]) => isChange(property) || mayChange(property),
  );
  memberLists.set(schema, found);
  return found;
}

const plainLists = new WeakMap<Known, readonly (readonly [name: string, value: unknown])[] | false>();

/**
 * The defaults of a table of which completing a value takes no more than to add those that are missing; `false` where it
 * takes more. Most tables with defaults are such.
 */
export function plainDefaults(subschema: Subschema): readonly (readonly [name: string, value: unknown])[] | false {
  if (typeof subschema === "boolean") return false;
  const known = plainLists.get(subschema);
  if (known !== undefined) return known;
  const schema = tableOf(subschema);
  if (typeof schema === "boolean") return false;
  const { properties: _, ...others } = schema;
  const members = changingMembers(schema);
  const isPlain =
    partsOf(others).every((part) => part !== ignored && !mayChange(part)) &&
    members.every(([, property]) => property !== ignored && !mayChange(property));
  const found = isPlain && members.map(([name, property]) => [name, holderOfDefault(property)?.default] as const);
  plainLists.set(subschema, found);
  return found;
}

function changesMembers({ properties = {}, patternProperties = [], additionalProperties }: Definition): boolean {
  return (
    Object.values(properties).some(isChange) ||
    patternProperties.some(({ schema }) => schema === ignored) ||
    additionalProperties === ignored
  );
}

function isChange(property: Subschema): boolean {
  return property === ignored || holderOfDefault(property) !== undefined;
}

/** The schemas of a value, and of what is in it. */
function partsOf(schema: Definition): readonly Subschema[] {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, then, else: otherwise, prefixItems, items } = schema;
  const { properties = {}, patternProperties = [], additionalProperties } = schema;
  const parts = [
    [$ref, $dynamicRef, then, otherwise, items, additionalProperties],
    [schema.unevaluatedItems?.[0], schema.unevaluatedProperties?.[0]],
    [allOf, anyOf, oneOf, prefixItems, Object.values(properties)].flat(),
    dependentsOf(schema).map(([, dependent]) => dependent),
    patternProperties.map((pattern) => pattern.schema),
  ];
  return parts.flat().flatMap((part) => part ?? []);
}
