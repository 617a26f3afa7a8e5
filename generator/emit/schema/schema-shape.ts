import { impliedTypes } from "../../model/allowed-types.ts";
import type { Schema } from "../../model/schema.ts";

/** The schemas that describe the same value: the schema, its `$ref`s and the parts of its `allOf`s. */
export function layersOf(schema: Schema): readonly Schema[] {
  const layers = new Set<Schema>();
  const visit = (current: Schema): void => {
    if (layers.has(current)) return;
    layers.add(current);
    if (current.ref) visit(current.ref);
    for (const part of current.allOf ?? []) visit(part);
  };
  visit(schema);
  return [...layers];
}

/** The schema of a declared member. */
export function propertySchema(schema: Schema, name: string): Schema | undefined {
  for (const layer of layersOf(schema)) {
    const property = layer.properties?.find((candidate) => candidate.name === name);
    if (property) return property.schema;
  }
  return undefined;
}

/** The schema of the items of a list. */
export function itemSchema(schema: Schema): Schema | undefined {
  return layersOf(schema).find((layer) => layer.items)?.items;
}

/** Whether `{}` is a value of an object's schema as far as its members go. */
export function allMembersOptional(schema: Schema): boolean {
  const layers = layersOf(schema);
  return (
    impliedTypes(schema)?.has("object") === true &&
    layers.every(
      (layer) =>
        (layer.required ?? []).length === 0 &&
        (layer.minProperties ?? 0) === 0 &&
        !layer.oneOf &&
        !layer.anyOf &&
        !layer.if &&
        !layer.not,
    )
  );
}
