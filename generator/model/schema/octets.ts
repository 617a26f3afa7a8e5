import type { Schema } from "../api/schema.ts";
import { impliedTypes } from "./allowed-types.ts";
import { valueLayers } from "./certain-parts.ts";

/**
 * Whether a schema stands for octets as they are (OpenAPI 3.1 section 4.8.14.2, and `format: binary` of 3.0): a string that
 * is none, or anything at all, but not what is open for a mend alone. A `contentEncoding` makes a text of them. Octets or a text are octets: a text has some too.
 */
export function isOctets(schema: Schema): boolean {
  if (isEncoded(schema)) return false;
  const types = impliedTypes(schema);
  const isBinary = mayBeBinary(schema);
  if (types === undefined)
    return isBinary || (contentMediaType(schema) === undefined && !isLeftOpen(schema, new Set()));
  return isBinary && [...types].every((type) => type === "string" || type === "null");
}

/** Whether a text stands for octets (JSON Schema Validation section 8.3). */
export function isEncoded(schema: Schema): boolean {
  return valueLayers(schema).some(({ contentEncoding }) => contentEncoding !== undefined);
}

/** Whether the document says of the schema, or of an alternative of its own, what it is, and that had to be left out. */
function isLeftOpen(schema: Schema, seen: Set<Schema>): boolean {
  return valueLayers(schema).some((layer) => {
    if (seen.has(layer)) return false;
    seen.add(layer);
    return (
      layer.leftOpen === true || [...(layer.anyOf ?? []), ...(layer.oneOf ?? [])].some((one) => isLeftOpen(one, seen))
    );
  });
}

/** Whether the schema, or an alternative of its own, is of a string that is no text. */
export function mayBeBinary(schema: Schema, seen = new Set<Schema>()): boolean {
  const layers = valueLayers(schema).filter((layer) => !seen.has(layer));
  for (const layer of layers) seen.add(layer);
  if (layers.some(({ contentEncoding }) => contentEncoding !== undefined)) return false;
  const media = layers.find((layer) => layer.contentMediaType !== undefined)?.contentMediaType;
  if (layers.some(({ format }) => format === "binary") || (media !== undefined && !isText(media))) return true;
  const alternatives = layers.flatMap(({ anyOf = [], oneOf = [] }) => [...anyOf, ...oneOf]);
  return alternatives.some((one) => !seen.has(one) && mayBeBinary(one, seen));
}

export function contentMediaType(schema: Schema): string | undefined {
  return valueLayers(schema).find((layer) => layer.contentMediaType !== undefined)?.contentMediaType;
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
  const layers = schema ? valueLayers(schema) : [];
  const least = layers.flatMap(({ minLength }) => minLength ?? []);
  const most = layers.flatMap(({ maxLength }) => maxLength ?? []);
  if (least.length + most.length === 0) return undefined;
  return { ...(least.length > 0 && { min: Math.max(...least) }), ...(most.length > 0 && { max: Math.min(...most) }) };
}
