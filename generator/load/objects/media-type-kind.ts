import { isJsonSuffixRange, isRange } from "../../../templates/runtime/shared/media-range.ts";

/** What a body of a media type is, by its type, and once schemas are known by those too. */
export type MediaTypeKind =
  /** `application/json`, and every `+json`. */
  | "json"
  /** `application/x-www-form-urlencoded`. */
  | "form"
  | "multipart"
  /** `text/*` that is none of the others, and `application/xml` and its kind: characters that are not looked into. */
  | "text"
  /** `text/event-stream`, `application/jsonl`, `application/x-ndjson`, `application/json-seq`: one item after the other. */
  | "sequential"
  /** Anything else, and what could be JSON and has a schema of octets, ranges among it: octets. */
  | "binary"
  /** Any other range with a `*`: `image/*`, or any type at all. */
  | "range";

const sequential = new Set([
  "text/event-stream",
  "application/jsonl",
  "application/x-jsonl",
  "application/jsonlines",
  "application/x-jsonlines",
  "application/ndjson",
  "application/x-ndjson",
  "application/json-seq",
  "application/geo+json-seq",
]);

/** Type and subtype in lower case, without parameters (RFC 9110 section 8.3.1). */
export function essenceOf(range: string): string {
  return range.replace(/;.*$/s, "").trim().toLowerCase();
}

/** How a body of this media type is read and written. */
export function classifyMediaType(essence: string): MediaTypeKind {
  if (isRange(essence)) return "range";
  if (sequential.has(essence) || /\+(?:json-seq|jsonl|ndjson)$/.test(essence)) return "sequential";
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence.startsWith("text/") || essence === "application/xml" || essence.endsWith("+xml")) return "text";
  return "binary";
}

/** Whether bodies of a media type, or of all types of a range, are octets, whatever their schema says. */
export function isOfOctets(range: string): boolean {
  const essence = essenceOf(range);
  const kind = classifyMediaType(essence);
  if (kind !== "range") return kind === "binary";
  return !/^(?:\*|application|text|multipart)\//.test(essence) && !isJsonSuffixRange(essence);
}
