import { isJsonSuffixRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../api/media-type.ts";
import type { Operation } from "../api/operation.ts";
import type { Schema } from "../api/schema.ts";
import type { OperationSite } from "../operations/collect-operations.ts";
import { rebuildOperations } from "../operations/map-operations.ts";
import { allowedTypes, impliedTypes } from "../schema/allowed-types.ts";
import { contentMediaType, isOctets, mayBeBinary } from "../schema/octets.ts";

/**
 * Operations whose bodies are of the kind that their schemas say, where the media type leaves it open or would be that of a
 * value which the schema is not:
 *
 * - What may be JSON, and is octets by its schema (`format: binary`), is octets: a value of JSON has none (OpenAPI 3.0.3
 *   section 4.7.24.1, 3.1 section 4.8.14.2).
 * - What is JSON Lines or a JSON text sequence, and by the schema of the whole a string, is that string, or octets: items that are
 *   texts are said by `itemSchema` (OpenAPI 3.2 section 4.14.5).
 * - What is of a range is JSON where `application/*+json` says so itself (RFC 6838 section 4.2.8), and under
 *   `application/*` and the range of all types by a schema of what neither octets nor texts are.
 */
export function readKinds(operations: ReadonlyMap<OperationSite, Operation>): ReadonlyMap<OperationSite, Operation> {
  const isAny = [...operations.values()].some(
    ({ body, responses }) =>
      body?.content.some(isOtherwise) || responses.some(({ content }) => content.some(isOtherwise)),
  );
  return isAny ? rebuildOperations(operations, withKinds) : operations;
}

function withKinds(operation: Operation): Operation {
  const { body, responses } = operation;
  return {
    ...operation,
    body: body && { ...body, content: body.content.map(withKind) },
    responses: responses.map((response) => ({ ...response, content: response.content.map(withKind) })),
  };
}

function withKind(media: MediaType): MediaType {
  return { ...media, kind: kindOf(media) };
}

function isOtherwise(media: MediaType): boolean {
  return kindOf(media) !== media.kind;
}

function kindOf(media: MediaType): MediaType["kind"] {
  if (isOctetsByItsSchema(media)) return "binary";
  if (isWholeText(media)) return "text";
  return isJsonRange(media) ? "json" : media.kind;
}

/**
 * Bodies of other media types are octets or texts whatever their schema is. A `contentMediaType` is that of a text where the
 * text can stand in JSON (JSON Schema Validation section 8.4).
 */
function isOctetsByItsSchema({ kind, essence, schema, itemSchema }: MediaType): boolean {
  if (schema === undefined || itemSchema || !mayBeBinary(schema) || !isOctets(schema)) return false;
  if (kind === "json" || isJsonSequence(kind, essence)) return contentMediaType(schema) === undefined;
  return kind === "range" && (isWide(essence) || isJsonSuffixRange(essence));
}

function isWholeText({ kind, essence, schema, itemSchema }: MediaType): boolean {
  if (schema === undefined || itemSchema || !isJsonSequence(kind, essence)) return false;
  const types = allowedTypes(schema);
  return types?.size === 1 && types.has("string");
}

/** Whether it is items that are JSON: an event has fields of its own. */
function isJsonSequence(kind: MediaType["kind"], essence: string): boolean {
  return kind === "sequential" && essence !== "text/event-stream";
}

function isJsonRange(media: MediaType): boolean {
  const { kind, essence, schema, itemSchema } = media;
  if (kind !== "range" || itemSchema) return false;
  return isJsonSuffixRange(essence) || (isWide(essence) && !describesOctets(schema));
}

/** Whether JSON is of the range, and text or octets as well. */
function isWide(essence: string): boolean {
  return essence === "*/*" || essence === "application/*";
}

/** Whether a body of octets can be described by the schema: whatever it says of a string is not said of JSON. */
export function describesOctets(schema: Schema | undefined): boolean {
  return schema === undefined || (allowedTypes(schema)?.has("string") ?? impliedTypes(schema) === undefined);
}
