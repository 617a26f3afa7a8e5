import type { JsonType, Schema } from "../../model/schema.ts";

/** The types that a schema allows, through `$ref` and `allOf`; undefined where it does not say. */
export function typesOf(schema: Schema): readonly JsonType[] | undefined {
  const found = new Set<Schema>();
  const visit = (current: Schema): readonly JsonType[] | undefined => {
    if (found.has(current)) return undefined;
    found.add(current);
    if (current.types) return current.types;
    if (current.enum) return [...new Set(current.enum.map(typeOfValue))];
    if (current.const) return [typeOfValue(current.const.value)];
    for (const part of [...(current.ref ? [current.ref] : []), ...(current.allOf ?? [])]) {
      const types = visit(part);
      if (types) return types;
    }
    const alternatives = current.oneOf ?? current.anyOf;
    const each = alternatives?.map(visit);
    if (each?.every((types) => types !== undefined)) return [...new Set(each.flat())];
    if (current.properties || current.additionalProperties) return ["object"];
    return current.items || current.prefixItems ? ["array"] : undefined;
  };
  return visit(schema);
}

function typeOfValue(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "object";
}

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
    typesOf(schema)?.includes("object") === true &&
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

/** Whether a value is a scalar, or a list or an object of scalars: what a URL or a header can carry. */
export function isFlat(schema: Schema): boolean {
  return layersOf(schema).every((layer) => {
    const parts = [
      ...(layer.items ? [layer.items] : []),
      ...(layer.prefixItems ?? []),
      ...(layer.properties ?? []).map((property) => property.schema),
      ...(layer.additionalProperties ? [layer.additionalProperties] : []),
    ];
    return (
      parts.every(isScalar) &&
      [...(layer.oneOf ?? []), ...(layer.anyOf ?? [])].every((alternative) => isFlat(alternative))
    );
  });
}

function isScalar(schema: Schema): boolean {
  return typesOf(schema)?.every((type) => type !== "object" && type !== "array") ?? true;
}
