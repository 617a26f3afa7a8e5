import type { Style } from "./operation.ts";

/** How a value is written: its style, and whether characters that mean something in a URL stay as they are. */
export interface StyleOptions {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
}

/**
 * A path parameter's value as it stands in the path (OpenAPI 3.1 section 4.8.12.3, RFC 6570 sections 3.2.2, 3.2.5 and
 * 3.2.7), percent-encoded.
 */
export function pathValue(name: string, value: unknown, { style, explode, allowReserved }: StyleOptions): string {
  const encode = encoder(allowReserved);
  if (style === "json") return encode(JSON.stringify(value));
  if (style === "matrix") {
    const named = (key: string, text: string) => `;${encode(key)}=${text}`;
    if (explode && Array.isArray(value))
      return scalars(value)
        .map((item) => named(name, encode(item)))
        .join("");
    if (explode && isObject(value))
      return members(value)
        .map(([key, item]) => named(key, encode(item)))
        .join("");
    return named(name, joined(value, ",", false, encode));
  }
  const prefix = style === "label" ? "." : "";
  return prefix + joined(value, style === "label" && explode ? "." : ",", explode, encode);
}

/** A header's value (style `simple`): header values are not percent-encoded. */
export function headerValue(value: unknown, explode: boolean): string {
  return joined(value, ",", explode, (text) => text);
}

/** The `name=value` pairs, percent-encoded, that a query, cookie or form member becomes. Undefined and null become none. */
export function pairs(name: string, value: unknown, { style, explode, allowReserved }: StyleOptions): string[] {
  if (value === undefined || value === null) return [];
  const encode = encoder(allowReserved);
  const pair = (key: string, text: string) => `${encodeURIComponent(key)}=${encode(text)}`;
  if (style === "json") return [pair(name, JSON.stringify(value))];
  if (style === "querystring") {
    return isObject(value) ? members(value).map(([key, item]) => pair(key, item)) : [encodeURI(scalar(value))];
  }
  if (style === "deepObject") return deepPairs(name, value).map(([key, item]) => pair(key, item));
  if (explode && Array.isArray(value)) return scalars(value).map((item) => pair(name, item));
  if (explode && isObject(value)) return members(value).map(([key, item]) => pair(key, item));
  if (Array.isArray(value) && value.length === 0) return [];
  const delimiter = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  return [`${encodeURIComponent(name)}=${joined(value, delimiter, false, encode)}`];
}

/** One scalar as text: numbers and booleans as in JSON. Anything that has members of its own is written as JSON. */
export function scalar(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** `a,b` of a list; `key,value` or `key=value` of an object. */
function joined(value: unknown, delimiter: string, explode: boolean, encode: (text: string) => string): string {
  if (Array.isArray(value)) return scalars(value).map(encode).join(delimiter);
  if (!isObject(value)) return encode(scalar(value));
  return members(value)
    .map(([key, item]) => `${encode(key)}${explode ? "=" : delimiter}${encode(item)}`)
    .join(delimiter);
}

/** `filter[name][contains]=x`, to any depth; lists repeat their name. */
function deepPairs(name: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => deepPairs(name, item));
  if (!isObject(value)) return [[name, scalar(value)]];
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
}

function scalars(values: readonly unknown[]): string[] {
  return values.filter((item) => item !== undefined && item !== null).map(scalar);
}

function members(value: object): (readonly [string, string])[] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([key, item]) => [key, scalar(item)]);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const reserved = /%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B)/g;

/** `allowReserved` leaves RFC 3986's reserved characters, but not those that would end or split the value: `#`, `&`, `=`, `+`. */
function encoder(allowReserved: boolean | undefined): (text: string) => string {
  if (!allowReserved) return encodeURIComponent;
  return (text) => encodeURIComponent(text).replace(reserved, decodeURIComponent);
}
