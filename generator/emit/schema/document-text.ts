/**
 * Where the keywords of a schema stand in the document: what the model knows of a schema without its text saying so is
 * told by the places that say it, since the places of issues lead into the document.
 */

import type { SpecNode } from "../../load/document/spec-node.ts";
import { pointerToken } from "../../load/text/json.ts";
import type { Discriminator, HeirTag, Property, Schema } from "../../model/api/schema.ts";
import { allowedTypes } from "../../model/schema/allowed-types.ts";
import { defaultOf } from "../../model/schema/reach.ts";

/** The keyword that holds a subschema, and the steps from there. */
export type Way = readonly [keyword: string, ...steps: (string | number)[]];

/**
 * How many `$ref`s lead to a schema from where the schema that holds it has it: none where it stands there itself. The
 * model knows no schema that is a `$ref` and nothing else, unless it is a component, but the places of issues do.
 */
export function countReferences(part: Schema, { node, made, orNull }: Schema, [...steps]: Way): number {
  if (part.hidden || part.made || part.always === true) return 0;
  // What an heir is that says null itself.
  if (orNull && part.node.id === node.id) return 0;
  if (made) return part.name !== undefined && !part.node.id.startsWith(`${node.id}/`) ? 1 : 0;
  if (part.node.id === `${node.id}${steps.map((step) => `/${pointerToken(step)}`).join("")}`) return 0;
  return countFrom(
    steps.reduce((holder: SpecNode | undefined, step) => holder?.get(String(step)), node),
    part,
  );
}

/** How many `$ref`s lead from a schema to the one that its `$ref` is to the model. */
export function countOfOwn(target: Schema, { node }: Schema): number {
  return countFrom(node, target);
}

function countFrom(from: SpecNode | undefined, { node }: Schema): number {
  const seen = new Set<string>();
  for (let current = from?.target(); current && !seen.has(current.id); current = current.target()) {
    seen.add(current.id);
    if (current.id === node.id) return seen.size;
  }
  return 1;
}

/** The pattern of a schema as the document has it, if a regular expression does not print it as it is. */
export function patternText({ pattern, node }: Schema): string | undefined {
  return pattern === undefined ? undefined : textBeside(pattern, node.string("pattern") ?? pattern);
}

/** The same for a key of `patternProperties`. */
export function textBeside(pattern: string, text: string): string | undefined {
  return new RegExp(pattern, "u").source === text ? undefined : text;
}

/** Whether types of a schema stand in its text. */
export function saysType({ node, made }: Schema): boolean {
  return made === true || node.get("type") !== undefined;
}

/** The types that a schema has where it stands, though neither its text nor a part of it says so. */
export function typesInPlace(schema: Schema): Schema["types"] {
  if (!schema.types || saysType(schema)) return undefined;
  const byParts = allowedTypes({ ...schema, types: undefined });
  return byParts && [...byParts].every((type) => schema.types?.includes(type)) ? undefined : schema.types;
}

/** The members of an heir as its text declares them: without what the discriminators of its parents ask. */
export function declaredProperties({ properties, heirTags = [] }: Schema): readonly Property[] | undefined {
  if (!properties || heirTags.length === 0) return properties;
  const declared = properties.flatMap((property) => {
    if (property.schema.hidden) return [property];
    let schema: Schema | undefined = property.schema;
    for (const { propertyName } of heirTags) if (propertyName === property.name) schema = schema?.ref;
    return schema ? [{ ...property, schema }] : [];
  });
  return declared.length > 0 ? declared : undefined;
}

/** The members that the text of a schema requires. */
export function declaredRequired({ required = [], heirTags = [], node }: Schema): readonly string[] {
  const texts = new Set(
    node
      .get("required")
      ?.items()
      .map(({ value }) => value),
  );
  return required.filter((name) => texts.has(name) || !heirTags.some(({ propertyName }) => propertyName === name));
}

/** What a parent's discriminator asks of an heir, with the way to the parent. */
interface TagOfHeir {
  readonly propertyName: string;
  readonly values: readonly string[];
  readonly parent: readonly (string | number)[];
  readonly required?: true;
}

/** What the discriminators of its parents ask of an heir, where the direction of the schema has the members. */
export function tagsOfHeir(schema: Schema): readonly TagOfHeir[] {
  const { properties = [], heirTags = [] } = schema;
  const isShown = ({ propertyName }: HeirTag) =>
    properties.some(({ name, schema }) => name === propertyName && !schema.hidden);
  return heirTags.filter(isShown).map(({ propertyName, values, parent }) => {
    const way = wayTo(parent.id, schema);
    const required = schema.required?.includes(propertyName) && !declaredRequired(schema).includes(propertyName);
    return { propertyName, values, parent: way ?? [], ...(!way && required && { required: true }) };
  });
}

/**
 * The steps from a schema to one that it is composed of.
 * @param seen Those that were gone to: what leads nowhere once does so however one comes to it.
 */
function wayTo(id: string, schema: Schema, seen: Set<Schema> = new Set()): TagOfHeir["parent"] | undefined {
  if (schema.node.id === id) return [];
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const parts = (schema.allOf ?? []).map((part, index): readonly [Schema, Way] => [part, ["allOf", index]]);
  for (const [part, way] of parts) {
    const further = wayTo(id, part, seen);
    if (further) return [...way, ...refs(countReferences(part, schema, way)), ...further];
  }
  const behind = schema.ref && wayTo(id, schema.ref, seen);
  return behind && schema.ref && [...refs(countOfOwn(schema.ref, schema)), ...behind];
}

function refs(count: number): readonly string[] {
  return Array.from({ length: count }, () => "$ref");
}

/** The steps from a schema to where the document has its discriminator: a part of it, or a parent among its alternatives. */
export function stepsToDiscriminator(
  { place, inherited }: Discriminator,
  schema: Schema,
  keyword: "anyOf" | "oneOf",
): readonly (string | number)[] {
  if (!inherited) return stepsTo(place, schema.node);
  for (const [index, part] of (schema[keyword] ?? []).entries()) {
    const isParent = part.discriminator?.place.id === place.id;
    const further = isParent ? stepsTo(place, part.node) : wayTo(place.id, part);
    const way: Way = [keyword, index];
    if (further) return [...way, ...refs(countReferences(part, schema, way)), ...further];
  }
  return [];
}

/** The steps of the document from a schema to a part of it. */
function stepsTo(part: SpecNode, { pointer }: SpecNode): readonly string[] {
  return part.pointer.slice(pointer.length).split("/").slice(1);
}

/** Where `$ref` and `$dynamicRef` lead: the model has the one at the end of `allOf` where there are both. */
export function referencesOf(schema: Schema) {
  const { node, dynamicRef, ref, allOf } = schema;
  if (!dynamicRef) return { target: ref, dynamicTarget: undefined, allOf };
  if (node.ref === undefined) return { target: undefined, dynamicTarget: ref, allOf };
  return { target: ref, dynamicTarget: allOf?.at(-1), allOf: allOf?.slice(0, -1) };
}

/**
 * The default that stands in the table of a schema. At an `anyOf` that is there for null the table has no mark: what the schema
 * says of a missing member is said beside it.
 */
export function givenDefault(schema: Schema): Schema["default"] {
  return schema.orNull ? defaultOf(schema) : schema.default;
}
