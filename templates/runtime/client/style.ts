import { asciiJSON } from "../shared/ascii-json.ts";
import type { StyleOptions } from "./operation.ts";
import { headerItem, listItems, scalar, scalars, usualHeader } from "./usual-style.ts";

/** What stands under a name of its own. */
type NamedText = readonly [name: string, text: string];

/**
 * A path parameter's value as it stands in the path (OpenAPI 3.1 section 4.8.12.3, RFC 6570 sections 3.2.2, 3.2.5 and
 * 3.2.7), percent-encoded.
 * @throws TypeError for an item that holds the separator between items.
 */
export function pathValue(name: string, given: unknown, { style, explode = false, nullable }: StyleOptions): string {
  const value = nullable ? withNulls(given) : given;
  const encode = encodeURIComponent;
  if (style === "json") return encode(JSON.stringify(value));
  if (value === null) return "";
  if (style === "matrix") {
    const named = (key: string, text: string) => `;${encode(key)}=${text}`;
    if (isEmpty(value)) return `;${encode(name)}`;
    if (explode && Array.isArray(value))
      return listItems(value)
        .map((item) => named(name, encode(item)))
        .join("");
    if (explode && isObject(value))
      return members(value)
        .map(([key, item]) => named(key, encode(item)))
        .join("");
    return named(name, joined(value, ",", false, encode, separated(encode, ",")));
  }
  const prefix = style === "label" ? "." : "";
  const delimiter = style === "label" && explode ? "." : ",";
  return prefix + joined(value, delimiter, explode, encode, separated(encode, delimiter));
}

/**
 * A header's value (style `simple`, or JSON): header values are not percent-encoded.
 * @throws TypeError for an item with a comma, or a name with what stands behind it: nothing can hide them.
 */
export function headerValue(name: string, given: unknown, { style, explode = false, nullable }: StyleOptions): string {
  if (style === "json") return asciiJSON(given);
  const value = nullable ? withNulls(given) : given;
  // The members of an object may be empty.
  return isObject(value)
    ? joined(value, ",", explode, String, (text) => text && headerItem(text))
    : usualHeader(name, value);
}

/**
 * The `name=value` pairs that a query, cookie or form member becomes: percent-encoded, but in OpenAPI 3.2's style `cookie`,
 * where what is given is escaped already. Undefined becomes none, and so does null where it is no value. An object without
 * members is one empty text, as an empty list is.
 * @throws TypeError for an item that holds the separator between items, for what would arrive as empty or as something else, and
 * for a cookie that no header can carry.
 */
export function pairs(name: string, given: unknown, options: StyleOptions): string[] {
  const { style, in: place, explode = false, allowReserved = false, nullable, taken, arrayFormat = "repeat" } = options;
  const value = nullable ? withNulls(given) : given;
  const asIs = style === "cookie";
  const encodeName = asIs ? separated(cookieText, "=") : encodeURIComponent;
  const encode = asIs ? cookieText : encoder(allowReserved, place === "cookie");
  const pair = (key: string, text: string) => `${encodeName(key)}=${encode(text)}`;
  const membersPairs = (own: readonly NamedText[]) => ownNames(own, taken).map(([key, text]) => pair(key, text));
  if (value === undefined) return [];
  if (style === "jsonOrText" && typeof value === "string") return [pair(name, value)];
  if (style === "json" || style === "jsonOrText") {
    if (!explode || !Array.isArray(value)) return [pair(name, JSON.stringify(value))];
    const key = (index: number) =>
      arrayFormat === "repeat" ? name : `${name}[${arrayFormat === "indices" ? index : ""}]`;
    return value.length ? value.map((item, index) => pair(key(index), JSON.stringify(item))) : [pair(name, "")];
  }
  if (value === null) return [];
  const isInBrackets = style === "deepObject" || (explode && Array.isArray(value) && arrayFormat !== "repeat");
  if (isInBrackets) return membersPairs(deepPairs(name, value, options));
  if (isEmpty(value)) return [pair(name, "")];
  if (explode && Array.isArray(value)) return listItems(value).map((item) => pair(name, item));
  if (explode && isObject(value)) return membersPairs(exploded(name, value));
  const delimiter = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  return [`${encodeName(name)}=${joined(value, delimiter, false, encode, separated(encode, delimiter))}`];
}

/** RFC 6265 section 4.1.1: a cookie's value has no escapes, and what would end it has no place in it. */
const ofCookies = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

function cookieText(value: string): string {
  if (ofCookies.test(value)) return value;
  throw new TypeError("It has a character that no cookie can have.");
}

/** `a,b` of a list; `key,value` or `key=value` of an object. */
function joined(
  value: unknown,
  delimiter: string,
  explode: boolean,
  encode: (text: string) => string,
  encodeItem = encode,
): string {
  if (Array.isArray(value)) return listItems(value).map(encodeItem).join(delimiter);
  if (!isObject(value)) return encode(scalar(value));
  const between = explode ? "=" : delimiter;
  const encodeName = separated(encodeItem, between);
  return members(value)
    .map(([key, item]) => encodeName(key) + between + encodeItem(item))
    .join(delimiter);
}

/**
 * Encodes what stands between delimiters.
 * @throws TypeError for what would be read as two, because its encoding does not hide the delimiter: it is encoded itself,
 * or one of the characters that stay.
 */
function separated(encode: (text: string) => string, delimiter: string): (text: string) => string {
  return (text) => {
    const encoded = encode(text);
    if (!encoded.includes(delimiter)) return encoded;
    throw new TypeError(`${JSON.stringify(text)} holds what separates items: ${decodeURIComponent(delimiter)}`);
  };
}

/**
 * `filter[name][contains]=x`, to any depth. Lists of scalars are spelt as `arrayFormat` says; the items of others have numbers,
 * `filter[0][name]=x`.
 * @throws TypeError for a name with a bracket that is none of `bracketed`: it would arrive as that of a member within a member.
 */
function deepPairs(name: string, value: unknown, options: StyleOptions): NamedText[] {
  const { bracketed = [], arrayFormat = "repeat" } = options;
  if (value === undefined || value === null) return [];
  if (isEmpty(value)) return [[name, ""]];
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined && item !== null);
    const isOfScalars = items.every((item) => typeof item !== "object");
    if (isOfScalars && arrayFormat === "repeat") return listItems(items).map((item) => [name, item]);
    const isNumbered = !isOfScalars || arrayFormat === "indices";
    return items.flatMap((item, index) => deepPairs(`${name}[${isNumbered ? index : ""}]`, item, options));
  }
  if (!isObject(value)) return [[name, scalar(value)]];
  return Object.entries(value).flatMap(([key, item]) => {
    if (bracketed.includes(key) || !/[[\]]/.test(key)) return deepPairs(`${name}[${key}]`, item, options);
    throw new TypeError(`Its member ${key} has a bracket, which would end its name.`);
  });
}

/** @throws TypeError for an object that would arrive as one without members: its only one has its own name and an empty text. */
function exploded(name: string, value: object): NamedText[] {
  const own = Object.entries(value).flatMap(([key, item]) => textsOf(item).map((text) => [key, text] as const));
  const [[key, text] = [], second] = own;
  if (!second && key === name && text === "") throw new TypeError("It would arrive as an empty object.");
  return own;
}

/** @throws TypeError for a member that would arrive as something else. */
function ownNames(own: readonly NamedText[], taken: readonly string[] = []): readonly NamedText[] {
  for (const [key] of own) {
    const isTaken = taken.some((other) => key === other || (other.endsWith("[") && key.startsWith(other)));
    if (isTaken) throw new TypeError(`Its member ${key} would arrive as something else, or not at all.`);
  }
  return own;
}

/** The texts of a scalar, or of a list's items. */
function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? listItems(value) : scalars([value]);
}

/** Whether a list or an object has nothing that is written. */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && Object.values(value ?? {}).every((item) => item === undefined || item === null);
}

/** The value with the text `null` in the place of each null: what else is null is left out. */
function withNulls(value: unknown): unknown {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.map(withNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withNulls(item)]));
}

function members(value: object): (readonly [string, string])[] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([key, item]) => [key, scalar(item)]);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const reservedInURLs = /%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B)/g;
const reservedInCookies = /%(?:3A|2F|3F|23|5B|5D|40|21|24|26|27|28|29|2A|2B|3D)/g;

/**
 * `allowReserved` leaves RFC 3986's reserved characters, but not those that would end or split the value: in a URL `#`,
 * `&`, `=` and `+`, in a cookie the comma and the semicolon (RFC 6265 section 4.1.1).
 */
function encoder(allowReserved: boolean, ofCookie = false): (text: string) => string {
  if (!allowReserved) return encodeURIComponent;
  const reserved = ofCookie ? reservedInCookies : reservedInURLs;
  return (text) => encodeURIComponent(text).replace(reserved, decodeURIComponent);
}
