import type { FormTable } from "./operation.ts";

/** What writes a query that is one value, and no form (OpenAPI 3.2 section 4.12.1): the text is percent-encoded whole. */

export function jsonQuery(_: FormTable, value: unknown): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** @throws TypeError for what is no text. */
export function textQuery(_: FormTable, value: unknown): string {
  if (typeof value !== "string") throw new TypeError("The query is a text.");
  return encodeURIComponent(value);
}
