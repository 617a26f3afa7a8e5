/**
 * The formats of JSON Schema 2020-12 (Validation, section 7.3) and of OpenAPI's format registry, as tests of strings and
 * numbers. Each is linear in the length of what it tests.
 */

export { isHostname, isIdnHostname } from "./formats-idna.ts";
export { isEmail, isIdnEmail, isIpv4, isIpv6 } from "./formats-network.ts";
export { isDate, isDateTime, isDuration, isTime } from "./formats-time.ts";
export { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from "./formats-uri.ts";

/** RFC 9562 section 4, in either case. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}

/** RFC 6901 section 3. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^/~]|~[01])*)*$/u.test(text);
}

/** Relative JSON Pointer (draft-bhutton-relative-json-pointer-00, section 3). */
export function isRelativeJsonPointer(text: string): boolean {
  return /^(?:0|[1-9]\d*)(?:#|[+-][1-9]\d*(?:#|(?:\/(?:[^/~]|~[01])*)*)|(?:\/(?:[^/~]|~[01])*)*)$/u.test(text);
}

/** A regular expression of ECMA-262 with the `u` flag. */
export function isRegex(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

/** Base64 with padding (RFC 4648 section 4): OpenAPI's `byte`. */
export function isByte(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
}

/** Base64 for URLs without padding (RFC 4648 section 5). */
export function isBase64Url(text: string): boolean {
  return text.length % 4 !== 1 && /^[\w-]*$/.test(text);
}

export function isInt8(value: number): boolean {
  return isIntegerWithin(value, -(2 ** 7), 2 ** 7);
}

export function isInt16(value: number): boolean {
  return isIntegerWithin(value, -(2 ** 15), 2 ** 15);
}

export function isInt32(value: number): boolean {
  return isIntegerWithin(value, -(2 ** 31), 2 ** 31);
}

/** A double has not all of these numbers. The largest one, `Long.MAX_VALUE`, arrives as 2 ** 63, its nearest double. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

export function isUint8(value: number): boolean {
  return isIntegerWithin(value, 0, 2 ** 8);
}

export function isUint16(value: number): boolean {
  return isIntegerWithin(value, 0, 2 ** 16);
}

export function isUint32(value: number): boolean {
  return isIntegerWithin(value, 0, 2 ** 32);
}

/** As of `int64`, the largest one arrives as 2 ** 64. */
export function isUint64(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 2 ** 64;
}

function isIntegerWithin(value: number, from: number, below: number): boolean {
  return Number.isInteger(value) && value >= from && value < below;
}
