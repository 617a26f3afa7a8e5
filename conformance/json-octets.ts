/** JSON as it is exchanged between systems (RFC 8259 section 8.1). */
import type { JsonValue } from "../generator/load/text/json.ts";

/** The value that octets stand for, or why they stand for none: they are UTF-8, without a byte order mark. */
export function readJSON(octets: Uint8Array): { readonly value: JsonValue } | { readonly problem: string } {
  const text = utf8Text(octets);
  if (text === undefined) return { problem: "is not UTF-8, which JSON is exchanged in" };
  if (text.startsWith("\ufeff")) return { problem: "begins with a byte order mark, which JSON must not have" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "is no JSON" };
  }
}

/** Undefined where octets are no UTF-8. */
export function utf8Text(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}
