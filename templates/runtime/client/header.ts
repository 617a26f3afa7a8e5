import type { HeaderType, ResponseTable, WireType } from "./operation.ts";

/** The headers that a function gives back: those that are more than text as what they are declared to be. */
export function decodeHeaders(headers: Headers, declared: ResponseTable | undefined): Record<string, unknown> {
  const result: Record<string, unknown> = Object.fromEntries(headers);
  for (const [name, type] of Object.entries(declared?.headers ?? {})) {
    const value = headers.get(name);
    if (value !== null) result[name] = name === "set-cookie" ? headers.getSetCookie() : decodeHeader(value, type);
  }
  return result;
}

/** A header's value; its text where it is not of the declared type. */
function decodeHeader(text: string, type: HeaderType): unknown {
  if (typeof type === "string") return decodeAs(text, [type]);
  if (!("list" in type)) return decodeAs(text, type);
  const types = typeof type.list === "string" ? [type.list] : type.list;
  return text === "" ? [] : text.split(",").map((item) => decodeAs(item.trim(), types));
}

/** As the first type that the text stands for; as text where it stands for none. */
function decodeAs(text: string, types: readonly WireType[]): unknown {
  for (const type of types) {
    const decoded = read(text, type);
    if (decoded !== undefined) return decoded.value;
  }
  return text;
}

/** RFC 8259 section 6. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function read(text: string, type: WireType): { readonly value: unknown } | undefined {
  switch (type) {
    case "string":
      return { value: text };
    case "integer":
    case "number": {
      const value = jsonNumber.test(text) ? Number(text) : Number.NaN;
      // Beyond 2^53 neighbours become equal: the number would be another one than was sent.
      const fits = type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
      return fits ? { value } : undefined;
    }
    case "boolean":
      return text === "true" || text === "false" ? { value: text === "true" } : undefined;
    case "null":
      return text === "null" ? { value: null } : undefined;
    case "json":
      try {
        return { value: JSON.parse(text) };
      } catch {
        return undefined;
      }
  }
}

/**
 * A value as JSON that a header can carry: characters beyond ASCII as escapes (RFC 8259 section 7). They stand in strings
 * alone.
 */
export function jsonHeader(value: unknown): string {
  return (JSON.stringify(value) ?? "").replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
