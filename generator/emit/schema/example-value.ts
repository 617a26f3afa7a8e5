import type { JsonObject, JsonValue } from "../../load/text/json.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { itemSchema } from "./schema-shape.ts";

/** A value for the README: the document's own example, else the smallest value that its schema asks for. */
export function exampleBody(media: MediaType): JsonValue {
  const given = media.examples.find((example) => example.value !== undefined)?.value;
  return given ?? (media.schema ? exampleOf(media.schema, "value", 0) : "value");
}

/** The same for one item of a body. */
export function exampleItem(schema: Schema): JsonValue {
  return exampleOf(schema, "value", 0);
}

export function exampleParameter(parameter: Parameter): JsonValue {
  const given = parameter.examples.find((example) => example.value !== undefined)?.value;
  const { value } = parameter;
  const schema = value.kind === "schema" ? value.schema : value.mediaType.schema;
  const example = given ?? (schema ? exampleOf(schema, parameter.name, 0) : parameter.name);
  return parameter.in === "path" && schema && isEmptyObject(example) ? filledObject(schema) : example;
}

function isEmptyObject(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** An object that has nothing in it would be a gap in a path: one with all its members, or with one that it may have. */
function filledObject(schema: Schema): JsonObject {
  const properties = certainLayers(schema).flatMap((layer) => layer.properties ?? []);
  if (properties.length === 0) return { name: "value" };
  return Object.fromEntries(properties.map(({ name, schema: member }) => [name, exampleOf(member, name, 1)]));
}

/** Deeper than this a recursive schema is not followed. */
const deepest = 8;

function exampleOf(schema: Schema, name: string, depth: number): JsonValue {
  const layers = certainLayers(schema);
  for (const { examples, const: fixed, default: byDefault, enum: choices } of layers) {
    const value = examples[0] ?? fixed?.value ?? byDefault?.value ?? choices?.[0];
    if (value !== undefined) return value;
  }
  const alternative = layers.flatMap((layer) => layer.oneOf ?? layer.anyOf ?? [])[0];
  if (alternative && depth < deepest) return exampleOf(alternative, name, depth + 1);
  switch (impliedTypes(schema)?.values().next().value) {
    case "object":
      return exampleObject(layers, depth);
    case "array": {
      const items = itemSchema(schema);
      return items && depth < deepest ? [exampleOf(items, name, depth + 1)] : [];
    }
    case "integer":
    case "number":
      return layers.find((layer) => layer.minimum !== undefined)?.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return exampleText(layers.find((layer) => layer.format)?.format, name);
  }
}

/** Its required members. */
function exampleObject(layers: readonly Schema[], depth: number): JsonObject {
  const required = new Set(layers.flatMap((layer) => layer.required ?? []));
  const properties = layers.flatMap((layer) => layer.properties ?? []);
  return Object.fromEntries(
    properties
      .filter((property) => required.has(property.name) && depth < deepest)
      .map((property) => [property.name, exampleOf(property.schema, property.name, depth + 1)]),
  );
}

const texts: Readonly<Record<string, string>> = {
  uuid: "7f1c9a52-3d0e-4b8a-9c61-2e5d8f40b7aa",
  uri: "https://example.com",
  url: "https://example.com",
  email: "someone@example.com",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  hostname: "example.com",
};

function exampleText(format: string | undefined, name: string): string {
  return (format !== undefined && Object.hasOwn(texts, format) ? texts[format] : undefined) ?? name;
}
