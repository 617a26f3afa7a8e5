import type { MediaTypeKind } from "./media-type.ts";
import { pascalCase } from "./spelling.ts";

const sequential = new Set([
  "text/event-stream",
  "application/jsonl",
  "application/x-jsonl",
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
  if (essence.includes("*")) return "range";
  if (sequential.has(essence) || essence.endsWith("+json-seq")) return "sequential";
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence.startsWith("text/") || essence === "application/xml" || essence.endsWith("+xml")) return "text";
  return "binary";
}

/**
 * What a media type adds to the name of a body's schema: nothing for JSON, `Form`, `Multipart`, `Text`, and its subtype
 * for others: `ProblemBody` of `application/problem+json`.
 */
export function mediaTypeWord(essence: string): string {
  const [type = "", subtype = ""] = essence.split("/");
  switch (essence) {
    case "application/json":
      return "";
    case "application/x-www-form-urlencoded":
      return "Form";
    case "text/plain":
      return "Text";
    case "*/*":
      return "Any";
  }
  if (type === "multipart") return subtype === "form-data" ? "Multipart" : `Multipart${pascalCase(subtype)}`;
  if (subtype === "*") return pascalCase(type);
  return pascalCase(subtype.replace(/^x-/, "").replace(/\+json$/, ""));
}
