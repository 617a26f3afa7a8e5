/**
 * Schemas of several types whose objects need a type of their own. By itself, `{properties: …}` takes texts and lists as well
 * (JSON Schema 2020-12 Core, section 7.6.1), and its type says so. A schema that is an object and is composed of it, or has it
 * as an alternative, is composed of its objects alone. So it is with a recursive schema that has several types: to take its
 * objects from it by `Exclude`, the compiler would have to know all of it, and what it leads to may be made of these objects.
 */

import type { JsonType, Schema } from "../api/schema.ts";
import { allowedTypes, oneOfThem } from "../schema/allowed-types.ts";
import { certainLayers } from "../schema/certain-parts.ts";
import { assertions, hasKeyword } from "../schema/keyword-kinds.ts";
import { closure, composedOf, reversed } from "../schema/reach.ts";

type Types = ReadonlySet<JsonType>;

/**
 * The schemas, among some that have names of their own wherever they are referred to, that stand where objects are allowed and
 * other values are not.
 * @param holders The schemas that hold others.
 * @param shared The named schemas that do not leave their type to the one place where they stand.
 */
export function objectForms(holders: readonly Schema[], shared: ReadonlySet<Schema>): ReadonlySet<Schema> {
  const found = new Set<Schema>();
  const ofSeveralTypes = [...shared].filter((schema) => isWrittenByTypes(schema) && !isOtherName(schema));
  if (ofSeveralTypes.length === 0) return found;
  const describing = describingMembers([...new Set([...holders, ...shared])]);
  const open = new Set(ofSeveralTypes.filter((schema) => describing.has(schema)));
  if (open.size === 0) return found;

  const visited = new Map<Schema, Set<string>>();
  const places: { readonly schema: Schema; readonly types: Types }[] = [];
  const visit = (schema: Schema, types: Types): void => {
    const key = [...types].sort().join(" ");
    const known = visited.get(schema) ?? new Set();
    if (known.has(key)) return;
    visited.set(schema, known.add(key));
    places.push({ schema, types });
  };
  const visitPart = (part: Schema, types: Types): void => {
    if (open.has(part)) {
      if (!types.has("object") || isWithin(typesOf(part), types)) return;
      found.add(part);
      visit(part, new Set(["object"]));
    } else if (!shared.has(part) || isOtherName(part)) {
      visit(part, common(types, typesOf(part)) ?? types);
    }
  };
  for (const holder of holders) {
    const types = partsOf(holder).length > 0 ? typesOf(holder) : undefined;
    if (types) visit(holder, types);
    for (const schemas of describedTogether(holder)) {
      const ofAll = schemas.map(typesOf).reduce(common, undefined);
      if (ofAll) for (const schema of schemas) visitPart(schema, ofAll);
    }
  }
  for (let place = places.pop(); place; place = places.pop()) {
    for (const part of partsOf(place.schema)) visitPart(part, place.types);
  }
  return found;
}

/** What several parts of a schema say of one member, or of the items. */
function describedTogether(schema: Schema): readonly (readonly Schema[])[] {
  const layers = certainLayers(schema);
  if (layers.length === 1) return [];
  const members = layers.flatMap(({ properties = [] }) => properties);
  const said = [...Map.groupBy(members, ({ name }) => name).values()].map((same) => same.map((one) => one.schema));
  const items = layers.flatMap((layer) => layer.items ?? []);
  return [...said, items].filter((schemas) => schemas.length > 1);
}

/** Whether the type of a schema is written anew where only some of its types count: one without any, or a recursive one. */
function isWrittenByTypes(schema: Schema): boolean {
  const types = typesOf(schema);
  return !types || (schema.reach.recursive && types.size > 1 && types.has("object"));
}

function isWithin(types: Types | undefined, others: Types): boolean {
  return (
    types !== undefined && [...types].every((type) => others.has(type) || (type === "integer" && others.has("number")))
  );
}

function common(a: Types | undefined, b: Types | undefined): Types | undefined {
  return a && b ? new Set([...a].filter((type) => b.has(type))) : (a ?? b);
}

/** The types that a value can have, as far as conditions say it, too. */
function typesOf(schema: Schema): Types | undefined {
  const { if: condition, then, else: otherwise } = schema;
  const types = allowedTypes(schema);
  return types || !condition || !then || !otherwise ? types : oneOfThem([then, otherwise].map(allowedTypes));
}

/** Whether a schema is nothing but a `$ref`, with annotations at most: it is composed as what it stands for. */
function isOtherName(schema: Schema): boolean {
  return schema.ref !== undefined && !hasKeyword({ ...schema, ref: undefined }, assertions);
}

/** The schemas of which a type of objects says something: by themselves, or by what they are composed of. */
function describingMembers(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const plain = schemas.filter(
    ({ properties, required, patternProperties, additionalProperties }) =>
      properties !== undefined ||
      (required !== undefined && required.length > 0) ||
      patternProperties !== undefined ||
      (additionalProperties !== undefined && additionalProperties.always !== true),
  );
  return closure(plain, reversed(schemas, composedOf));
}

/** The schemas whose types are written for the types that the schema allows. */
function partsOf(schema: Schema): readonly Schema[] {
  const outcomes = schema.if ? [schema.then, schema.else] : [];
  return [...composedOf(schema), ...outcomes.filter((part) => part !== undefined)];
}
