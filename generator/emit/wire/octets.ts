import { allowedTypes, impliedTypes } from "../../model/allowed-types.ts";
import { certainLayers } from "../../model/certain-parts.ts";
import type { Schema } from "../../model/schema.ts";

/**
 * Whether a schema stands for octets as they are (OpenAPI 3.1 section 4.8.14.2, and `format: binary` of 3.0): a string that
 * is none, or anything at all. A `contentEncoding` makes a text of them.
 */
export function isOctets(schema: Schema): boolean {
  if (certainLayers(schema).some(({ contentEncoding }) => contentEncoding !== undefined)) return false;
  const media = contentMediaType(schema);
  const isBinary =
    certainLayers(schema).some(({ format }) => format === "binary") || (media !== undefined && !isText(media));
  const types = impliedTypes(schema);
  if (types === undefined) return isBinary || media === undefined;
  return isBinary && [...types].every((type) => type === "string" || type === "null");
}

/** Whether a body of octets can be described by the schema: whatever it says of a string is not said of JSON. */
export function describesOctets(schema: Schema | undefined): boolean {
  return schema === undefined || (allowedTypes(schema)?.has("string") ?? impliedTypes(schema) === undefined);
}

export function contentMediaType(schema: Schema): string | undefined {
  return certainLayers(schema).find((layer) => layer.contentMediaType !== undefined)?.contentMediaType;
}

function isText(mediaType: string): boolean {
  return /^(?:text\/|application\/(?:[^/;]+\+)?(?:json|xml)\b)/i.test(mediaType);
}

/** How many octets there may be: `minLength` and `maxLength` of what stands for octets. */
export interface OctetLength {
  readonly min?: number;
  readonly max?: number;
}

/** Undefined where nothing is said. */
export function octetLength(schema: Schema | undefined): OctetLength | undefined {
  const layers = schema ? certainLayers(schema) : [];
  const least = layers.flatMap(({ minLength }) => minLength ?? []);
  const most = layers.flatMap(({ maxLength }) => maxLength ?? []);
  if (least.length + most.length === 0) return undefined;
  return { ...(least.length > 0 && { min: Math.max(...least) }), ...(most.length > 0 && { max: Math.min(...most) }) };
}
