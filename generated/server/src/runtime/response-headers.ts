import { hasBlankEnd } from "./optional-whitespace.ts";

/**
 * Header fields of a response (RFC 9110 section 6.3) as handlers give them, and as both doors send them.
 */

/**
 * A list is sent as one field with commas between its items (RFC 9110 section 5.3), which have none themselves; `set-cookie`
 * as one field an item.
 */
export type HeaderValue = HeaderItem | readonly (HeaderItem | null)[];

type HeaderItem = string | number | boolean;

/** Any headers. Names count without regard to case; a member that is undefined is not sent. */
export interface ResponseHeaders {
  readonly [name: string]: HeaderValue | undefined;
}

/** Headers ready to be sent: names in lower case. Only `set-cookie` has more than one value. */
export type SentHeaders = Record<string, string | string[]>;

/** A field's name is a token (RFC 9110 section 5.6.2). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 section 5.5: no control characters but the tab. Other characters than Latin-1 do not fit into octets. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Adds headers to those that are to be sent; a later one replaces an earlier one of the same name.
 * @throws TypeError if a name or value cannot be a header field, so that nothing of a value becomes a header of its own, and
 * if an item of a list would arrive as two.
 */
export function setHeaders(target: SentHeaders, headers: ResponseHeaders | undefined): void {
  if (headers === undefined) return;
  for (const given of Object.keys(headers)) {
    const value = headers[given];
    if (value === undefined) continue;
    const name = given.toLowerCase();
    if (!token.test(name)) throw new TypeError(`${JSON.stringify(given)} is not a header name`);
    if (isList(value) && name === "set-cookie") {
      put(
        target,
        name,
        value.map((item) => checked(name, textOf(name, item))),
      );
    } else {
      if (typeof value === "object" && !isList(value))
        throw new TypeError(`the value of the header ${name} is an object, and no JSON is declared for it`);
      put(target, name, checked(name, isList(value) ? joined(name, value) : textOf(name, value)));
    }
  }
}

/**
 * Which headers the choice of a response rests on (RFC 9110 section 12.5.5), each once: the names of several `Vary` fields as one.
 */
export function varying(...fields: readonly (SentHeaders[string] | undefined)[]): string {
  const byName = new Map<string, string>();
  for (const name of fields.flatMap((field = []) => [field].flat().flatMap((text) => text.split(",")))) {
    const text = name.trim();
    if (text !== "" && !byName.has(text.toLowerCase())) byName.set(text.toLowerCase(), text);
  }
  return byName.has("*") ? "*" : [...byName.values()].join(", ");
}

/** A member of that name, also where an assignment would change the prototype. */
function put(target: SentHeaders, name: string, value: string | string[]): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

function joined(name: string, items: readonly (HeaderItem | null)[]): string {
  const texts = items.map((item) => textOf(name, item));
  if (texts.some((text) => text.includes(","))) {
    throw new TypeError(
      `an item of the header ${name} has a comma, and would arrive as two: give the whole field as a text`,
    );
  }
  // RFC 9110 section 5.6.1.2.
  if (texts.includes("")) throw new TypeError(`the list of the header ${name} has an empty text, which would be lost`);
  return texts.join(", ");
}

function isList(value: HeaderValue): value is readonly (HeaderItem | null)[] {
  return Array.isArray(value);
}

/** @throws TypeError for what would arrive as another value. JSON has no other numbers. */
function textOf(name: string, value: HeaderItem | null): string {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new TypeError(`the header ${name} is ${value}, which is no number to others`);
  const text = String(value);
  if (hasBlankEnd(text))
    throw new TypeError(`a value of the header ${name} has a blank at an end, which would be lost`);
  return text;
}

function checked(name: string, value: string): string {
  if (!fieldValue.test(value)) throw new TypeError(`the value of the header ${name} holds a character that it may not`);
  // RFC 9110 section 8.6.
  if (name === "content-length" && !/^\d+$/.test(value))
    throw new TypeError(`the header content-length is ${JSON.stringify(value)}, which is no number of octets`);
  return value;
}
