import { isJsonSuffixRange } from "../../templates/runtime/shared/media-range.ts";
import { allowedTypes, impliedTypes } from "./allowed-types.ts";
import type { OperationSite } from "./collect-operations.ts";
import { rebuildOperations } from "./map-operations.ts";
import type { MediaType } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import type { Schema } from "./schema.ts";

/**
 * Operations whose requests have JSON under a range: `application/*+json` says so itself (RFC 6838 section 4.2.8),
 * `application/*` and the range of all types by a schema of what octets are not. In a response the type that is sent says
 * what it is.
 */
export function readJsonRanges(
  operations: ReadonlyMap<OperationSite, Operation>,
): ReadonlyMap<OperationSite, Operation> {
  const isThere = [...operations.values()].some(({ body }) => body?.content.some(isJsonRange));
  return isThere ? rebuildOperations(operations, withJsonRanges) : operations;
}

function withJsonRanges(operation: Operation): Operation {
  const { body } = operation;
  if (!body?.content.some(isJsonRange)) return operation;
  const content = body.content.map((media) => (isJsonRange(media) ? { ...media, kind: "json" as const } : media));
  return { ...operation, body: { ...body, content } };
}

function isJsonRange({ kind, essence, schema, itemSchema }: MediaType): boolean {
  if (kind !== "range" || itemSchema) return false;
  if (isJsonSuffixRange(essence)) return true;
  return (essence === "*/*" || essence === "application/*") && !describesOctets(schema);
}

/** Whether a body of octets can be described by the schema: whatever it says of a string is not said of JSON. */
export function describesOctets(schema: Schema | undefined): boolean {
  return schema === undefined || (allowedTypes(schema)?.has("string") ?? impliedTypes(schema) === undefined);
}
