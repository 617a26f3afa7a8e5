import type { ResponseTable } from "./operation.ts";

/** The headers that a function gives back: as what they are declared to be, else as text. */
export function decodeHeaders(headers: Headers, { headers: readers = {} }: ResponseTable): Record<string, unknown> {
  const result = new Map<string, unknown>(headers);
  for (const [name, read] of Object.entries(readers)) {
    const text = headers.get(name);
    const value = text === null ? undefined : read(text, headers);
    if (value !== undefined) result.set(name, value);
  }
  return Object.fromEntries(result);
}
