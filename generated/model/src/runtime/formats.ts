/**
 * The formats of JSON Schema 2020-12 (Validation, section 7.3) and of OpenAPI's format registry, as tests of any
 * value: what is no string, or no integer, has none. Each is linear in the length of what it tests.
 */

import { isInteger } from "./json-types.ts";

export { isHostname, isIdnHostname } from "./formats-idna.ts";
export { isEmail, isIdnEmail, isIpv4, isIpv6 } from "./formats-network.ts";
export { isDate, isDateTime, isDuration, isTime } from "./formats-time.ts";
export { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from "./formats-uri.ts";

/** RFC 9562 section 4, in either case. */
export function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value);
}

/** RFC 6901 section 3. */
export function isJsonPointer(value: unknown): boolean {
  return typeof value === "string" && /^(?:\/(?:[^/~]|~[01])*)*$/u.test(value);
}

/** Relative JSON Pointer (draft-bhutton-relative-json-pointer-00, section 3). */
export function isRelativeJsonPointer(value: unknown): boolean {
  return (
    typeof value === "string" &&
    /^(?:0|[1-9]\d*)(?:#|[+-][1-9]\d*(?:#|(?:\/(?:[^/~]|~[01])*)*)|(?:\/(?:[^/~]|~[01])*)*)$/u.test(value)
  );
}

/** A regular expression of ECMA-262 with the `u` flag. */
export function isRegex(value: unknown): boolean {
  try {
    return typeof value === "string" && Boolean(new RegExp(value, "u"));
  } catch {
    return false;
  }
}

/** Base64 with padding (RFC 4648 section 4): OpenAPI's `byte`. */
export function isByte(value: unknown): boolean {
  return typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(value);
}

/** Base64 for URLs without padding (RFC 4648 section 5). */
export function isBase64Url(value: unknown): boolean {
  return typeof value === "string" && value.length % 4 !== 1 && /^[\w-]*$/.test(value);
}

export function isInt8(value: unknown): boolean {
  return isIntegerWithin(value, -(2 ** 7), 2 ** 7);
}

export function isInt16(value: unknown): boolean {
  return isIntegerWithin(value, -(2 ** 15), 2 ** 15);
}

export function isInt32(value: unknown): boolean {
  return isIntegerWithin(value, -(2 ** 31), 2 ** 31);
}

/** A double has not all of these numbers. The largest one, `Long.MAX_VALUE`, arrives as 2 ** 63, its nearest double. */
export function isInt64(value: unknown): boolean {
  return isInteger(value) && Math.abs(value) <= 2 ** 63;
}

export function isUint8(value: unknown): boolean {
  return isIntegerWithin(value, 0, 2 ** 8);
}

export function isUint16(value: unknown): boolean {
  return isIntegerWithin(value, 0, 2 ** 16);
}

export function isUint32(value: unknown): boolean {
  return isIntegerWithin(value, 0, 2 ** 32);
}

/** As of `int64`, the largest one arrives as 2 ** 64. */
export function isUint64(value: unknown): boolean {
  return isInteger(value) && value >= 0 && value <= 2 ** 64;
}

function isIntegerWithin(value: unknown, from: number, below: number): boolean {
  return isInteger(value) && value >= from && value < below;
}
