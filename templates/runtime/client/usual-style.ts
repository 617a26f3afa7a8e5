/**
 * How values are written where a table says nothing else (OpenAPI 3.1 section 4.8.12.2.1): scalars and lists, `form` and
 * exploded in queries, cookies and forms, `simple` in paths and headers. Anything else is written by `style.ts`, which only
 * the tables that need it bring along.
 */

/** The percent-encoded `name=value` pairs of a scalar or of each item of a list. Undefined and null become none. */
export function usualPairs(name: string, value: unknown): string[] {
  const items = Array.isArray(value) ? listItems(value) : scalars([value]);
  return items.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`);
}

/**
 * A header's value: a list's items stand between commas.
 * @throws TypeError for an item that would be lost, or arrive as two.
 */
export function usualHeader(_: string, value: unknown): string {
  return Array.isArray(value) ? scalars(value).map(headerItem).join() : scalar(value);
}

/**
 * @throws TypeError for an item with a comma, which nothing can hide, as header values are not percent-encoded, for one with
 * blanks around it, which would be lost, and for an empty one, which is none (RFC 9110 section 5.6.1.2).
 */
export function headerItem(item: string): string {
  if (/,|^$|^[\t ]|[\t ]$/.test(item)) throw new TypeError("An item is empty, has a comma, or a blank at an end.");
  return item;
}

/**
 * One scalar as text: numbers and booleans as in JSON. Anything that has members of its own is written as JSON.
 * @throws TypeError for what JSON has no number for.
 */
export function scalar(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`It is ${value}.`);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The texts of a list's items. An empty list is one empty text in every style, as the specification's table has it for what is
 * not there (OpenAPI 3.1 section 4.8.12.4, "Style Examples").
 * @throws TypeError for a list of one empty text, which would arrive as an empty one.
 */
export function listItems(values: readonly unknown[]): string[] {
  const items = scalars(values);
  if (items.length === 1 && !items[0]) throw new TypeError("It would arrive as an empty list.");
  return items.length ? items : [""];
}

export function scalars(values: readonly unknown[]): string[] {
  return values.filter((item) => item !== undefined && item !== null).map(scalar);
}
