/** How a body of a media type is written and read. Everything that is not named here is octets. */
export type BodyKind = "json" | "form" | "text" | "binary";

/** Type and subtype in lower case, without parameters; undefined if there is none. */
export function essenceOf(contentType: string | null | undefined): string | undefined {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() || undefined;
}

export function bodyKind(essence: string): BodyKind {
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("text/") || essence === "application/xml" || essence.endsWith("+xml")) return "text";
  return "binary";
}
