import { holderOfDefault } from "./default-of.ts";
import type { Definition, Subschema } from "./definition.ts";
import { dependentsOf } from "./dependents.ts";
import { ignored } from "./ignored.ts";

/** What is known already of schemas, which never change. */
const answers = new WeakMap<Definition, boolean>();

/**
 * Whether completing a value of a schema may make another one of it: an object in it, however deep, may have a member
 * with a default, or one that is left out. Most schemas have none, and their values need not be gone through.
 */
export function mayChange(subschema: Subschema): boolean {
  const first = tableOf(subschema);
  if (first === undefined) return false;
  const known = answers.get(first);
  if (known !== undefined) return known;
  // A set is walked in the order of insertion, what is added on the way included.
  const reached = new Set([first]);
  for (const schema of reached) {
    if (answers.get(schema) || changesMembers(schema)) {
      answers.set(first, true);
      return true;
    }
    for (const part of partsOf(schema)) {
      const table = tableOf(part);
      if (table !== undefined && answers.get(table) !== false) reached.add(table);
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

const plainLists = new WeakMap<Definition, readonly (readonly [name: string, value: unknown])[] | false>();

/**
 * The defaults of a table of which completing a value takes no more than to add those that are missing; `false` where it
 * takes more. Most tables with defaults are such.
 */
export function plainDefaults(subschema: Subschema): readonly (readonly [name: string, value: unknown])[] | false {
  const schema = tableOf(subschema);
  if (schema === undefined) return false;
  const known = plainLists.get(schema);
  if (known !== undefined) return known;
  const { properties: _, ...others } = schema;
  const members = changingMembers(schema);
  const isPlain =
    partsOf(others).every((part) => part !== ignored && !mayChange(part)) &&
    members.every(([, property]) => property !== ignored && !mayChange(property));
  const found = isPlain && members.map(([name, property]) => [name, holderOfDefault(property)?.default] as const);
  plainLists.set(schema, found);
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

function tableOf(subschema: Subschema): Definition | undefined {
  const table = typeof subschema === "function" ? subschema() : subschema;
  return typeof table === "boolean" ? undefined : table;
}

/** The schemas of a value, and of what is in it. */
function partsOf(schema: Definition): readonly Subschema[] {
  const { allOf = [], anyOf = [], oneOf = [], prefixItems = [], patternProperties = [] } = schema;
  const { properties = {}, then, else: otherwise } = schema;
  const { $ref, $dynamicRef, items, additionalProperties, unevaluatedItems, unevaluatedProperties } = schema;
  const single = [$ref, $dynamicRef, then, otherwise, items, additionalProperties];
  return [
    ...[...single, unevaluatedItems?.[0], unevaluatedProperties?.[0]].flatMap((part) => part ?? []),
    ...[...allOf, ...anyOf, ...oneOf, ...prefixItems],
    ...Object.values(properties),
    ...dependentsOf(schema).map(([, dependent]) => dependent),
    ...patternProperties.map((pattern) => pattern.schema),
  ];
}
