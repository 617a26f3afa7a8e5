import type { HeaderReader, ResponseTable } from "./operation.ts";

/** The headers that a function gives back: those that are more than text as what they are declared to be. */
export function decodeHeaders(headers: Headers, declared: ResponseTable): Record<string, unknown> {
  const result: Record<string, unknown> = Object.fromEntries(headers);
  for (const [name, reader] of Object.entries(declared.headers ?? {})) {
    const text = headers.get(name);
    if (text !== null) result[name] = decodeHeader(text, reader, headers);
  }
  return result;
}

/** A header's value; its text where it is not of the declared type. */
function decodeHeader(text: string, reader: HeaderReader, headers: Headers): unknown {
  const value =
    typeof reader === "function" ? reader(text, headers) : reader.read(text, reader.as, headers, reader.members);
  return value === undefined ? text : value;
}
