import type { MediaType } from "../api/media-type.ts";
import type { Operation } from "../api/operation.ts";
import type { Schema } from "../api/schema.ts";
import { certainLayers } from "./certain-parts.ts";

/** The schemas that say how a value is carried, and so of which type it is, though nothing is checked by that. */
interface CarriedSchemas {
  /** Of whole bodies and of parts of multipart bodies, which may be octets (OpenAPI 3.1 section 4.8.14.2). */
  readonly octets: ReadonlySet<Schema>;
  /** Of the data of server-sent events, which is decoded and then checked (OpenAPI 3.2 section 4.14.5.2). */
  readonly decoded: ReadonlySet<Schema>;
}

export function carriedSchemas(operations: readonly Operation[]): CarriedSchemas {
  const octets = new Set<Schema>();
  const decoded = new Set<Schema>();
  for (const media of operations.flatMap(mediaTypesOf)) {
    const { kind, schema, itemSchema } = media;
    const wholes = [schema, itemSchema].filter((one) => one !== undefined).flatMap(certainLayers);
    const items = wholes.flatMap((layer) => layer.items ?? []);
    if (kind === "binary" || kind === "range")
      for (const layer of wholes.flatMap((one) => [...withAlternatives(one)])) octets.add(layer);
    if (kind === "multipart") for (const part of [...items, ...wholes.flatMap(valuesIn)]) addWithItems(part, octets);
    if (kind === "sequential") for (const event of [...wholes, ...items]) addData(event, decoded);
  }
  return { octets, decoded };
}

function mediaTypesOf({ body, responses }: Operation): readonly MediaType[] {
  return [...(body?.content ?? []), ...responses.flatMap((response) => response.content)];
}

function valuesIn({ properties = [] }: Schema): readonly Schema[] {
  return properties.map((property) => property.schema);
}

/** A list of parts of one name is as many parts. */
function addWithItems(schema: Schema, found: Set<Schema>): void {
  for (const layer of withAlternatives(schema)) {
    found.add(layer);
    if (layer.items) for (const inner of withAlternatives(layer.items)) found.add(inner);
  }
}

function addData(event: Schema, found: Set<Schema>): void {
  for (const { properties = [] } of withAlternatives(event)) {
    for (const { name, schema } of properties) {
      if (name === "data") for (const layer of withAlternatives(schema)) found.add(layer);
    }
  }
}

function withAlternatives(schema: Schema): ReadonlySet<Schema> {
  const layers = new Set([schema]);
  for (const layer of layers) {
    const { oneOf = [], anyOf = [] } = layer;
    for (const part of [...certainLayers(layer), ...oneOf, ...anyOf]) layers.add(part);
  }
  return layers;
}
