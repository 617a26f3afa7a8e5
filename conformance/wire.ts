/**
 * What a value can be so that it arrives as what it was sent as: the rules of HTTP, of URLs and of OpenAPI's styles
 * (OpenAPI 3.1 section 4.8.12). They say what no two programs can tell apart on the wire, whoever wrote them, and are
 * the only reasons for which a value that fits its schema is not sent.
 */
import { isInBrackets } from "../generator/emit/wire/names-on-wire.ts";
import type { WireLayout } from "../generator/emit/wire/parameter-layout.ts";
import type { Sequence } from "../generator/emit/wire/sequence.ts";
import type { WireType } from "../generator/emit/wire/wire-shape.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../generator/load/text/json.ts";

/** Where a text stands, and what that does to it. */
export interface Site {
  /** What the value is called there. */
  readonly name?: string;
  readonly place: "path" | "query" | "header" | "cookie" | "form" | "part";
  /** Behind a `.` or `;name=`; in a cookie, without escapes. */
  readonly style?: "label" | "matrix" | "cookie";
  /** Reserved characters stay as they are, and with them the commas within an item. */
  readonly allowReserved?: boolean;
  /** Null is left out where it is the whole value. */
  readonly leavesOutNull?: boolean;
  /** Whether a name is one that a member of an object must not have: it is another parameter's. */
  readonly isTaken?: (name: string) => boolean;
}

interface NamedLayout {
  readonly name: string;
  readonly layout: WireLayout;
}

/** Tells the names that some fields have on the wire, and others. */
export function takenBy(fields: readonly NamedLayout[], others: readonly string[] = []): (name: string) => boolean {
  const names = fields.flatMap(({ name, layout }) => {
    if (layout.kind !== "object" || layout.layout !== "exploded") return [name];
    return [name, ...layout.members.map(([member]) => member)];
  });
  const deep = fields.filter(({ layout }) => isInBrackets(layout));
  const taken = new Set([...names, ...others]);
  return (name) => taken.has(name) || deep.some((field) => name.startsWith(`${field.name}[`));
}

/** Whether a value of a layout arrives as itself. */
export function carries(layout: WireLayout, value: JsonValue, site: Site): boolean {
  if (value === null && site.leavesOutNull) return false;
  switch (layout.kind) {
    case "scalar":
      return carriesScalar(layout.types, value, site);
    case "list":
      if (!isJsonArray(value)) return layout.scalar !== undefined && carriesScalar(layout.scalar, value, site);
      // What one text is that may be a scalar, other texts do not tell, but brackets do.
      return (
        carriesList(layout, value, site) &&
        (layout.scalar === undefined || value.length > (isInBrackets(layout) ? 0 : 1))
      );
    case "object":
      if (!isJsonObject(value)) return layout.scalar !== undefined && carriesScalar(layout.scalar, value, site);
      // What one empty text is that may be a scalar, nothing tells.
      return carriesObject(layout, value, site) && (layout.scalar === undefined || Object.keys(value).length > 0);
  }
}

/** A value without the parts that are lost on the way, if there are any. */
export function carriedPart(layout: WireLayout, value: JsonValue, site: Site): JsonValue {
  if (layout.kind === "list" && isJsonArray(value)) {
    const { items } = layout;
    const inner: Site = { place: site.place };
    if (items) {
      return value.map((item) => carriedPart(items, item, inner)).filter((item) => carriesNumbered(items, item, inner));
    }
    return value.filter((item) => carriesItem(layout.types, item, layout.layout, site));
  }
  if (layout.kind !== "object" || !isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => {
    const own = layout.members.find(([declared]) => declared === name)?.[1] ?? layout.rest;
    return [name, own ? carriedPart(own, member, site) : member] as const;
  });
  return Object.fromEntries(members.filter(([name, member]) => carriesMember(layout, name, member, site)));
}

function carriesScalar(types: readonly WireType[], value: JsonValue, site: Site): boolean {
  // A header that is null is one that is left out.
  if (value === null && site.place === "header") return false;
  const text = textOf(types, value);
  if (text === undefined || !carriesText(text, site)) return false;
  // A JSON text is never empty, nor a dot segment.
  return site.place !== "path" || !isLostInPath(text, site);
}

/**
 * The text of a value; undefined where the text would be read as another value: the number 5 in a parameter that may be a
 * text as well. The first type counts that the text stands for.
 */
export function textOf(types: readonly WireType[], value: JsonValue): string | undefined {
  if (types.includes("json"))
    return types.includes("string") && typeof value === "string" ? value : JSON.stringify(value);
  if (typeof value === "object" && value !== null) return undefined;
  const text = String(value);
  const read = readText(types, text);
  return read !== undefined && Object.is(read.value, value) ? text : undefined;
}

/** RFC 8259 section 6. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a text stands for; undefined where it is of none of the types. */
export function readText(types: readonly WireType[], text: string): { readonly value: JsonValue } | undefined {
  const [value] = readTexts(types, text);
  return value === undefined ? undefined : { value };
}

/** All that a text can stand for, by the order of the types. */
export function readTexts(types: readonly WireType[], text: string): readonly JsonValue[] {
  return types.flatMap((type): readonly JsonValue[] => {
    if (type === "string") return [text];
    if (type === "null") return text === "null" ? [null] : [];
    if (type === "boolean") return /^(?:true|false)$/.test(text) ? [text === "true"] : [];
    if (type === "json" || !jsonNumber.test(text)) return [];
    const value = Number(text);
    // Beyond 2^53 neighbours are equal.
    return (type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value)) ? [value] : [];
  });
}

/** RFC 9110 section 5.5: octets, and no control characters but the tab. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
/** RFC 6265 section 4.1.1. */
const cookieValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

export function carriesText(text: string, { place, style }: Site): boolean {
  // UTF-8 has no halves of a surrogate pair.
  if (!isWellFormed(text)) return false;
  // White space around a field's value is none of it (RFC 9110 section 5.5).
  if (place === "header") return fieldValue.test(text) && !/^[\t ]|[\t ]$/.test(text);
  return style !== "cookie" || cookieValue.test(text);
}

export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** UTF-8 that begins with U+FEFF has a signature there, which is none of the text (RFC 3629 section 6). */
export function isCarriedText(text: string): boolean {
  return isWellFormed(text) && !text.startsWith("\ufeff");
}

/** A segment is not empty (OpenAPI 3.1 section 4.8.8), and dot segments are resolved (RFC 3986 section 5.2.4). */
function isLostInPath(text: string, { style }: Site): boolean {
  if (style === "matrix") return false;
  if (text === "") return true;
  const segment = style === "label" ? `.${text}` : text;
  return segment === "." || segment === "..";
}

type ListLayout = Extract<WireLayout, { readonly kind: "list" }>;
type ObjectLayout = Extract<WireLayout, { readonly kind: "object" }>;

/** Whether an item arrives as itself behind its number. Without a text it would be none. */
function carriesNumbered(items: WireLayout, item: JsonValue, site: Site): boolean {
  return carries(items, item, site) && (items.kind !== "object" || items.scalar === undefined || item !== "");
}

function carriesList(list: ListLayout, value: readonly JsonValue[], site: Site): boolean {
  const { types, layout, items } = list;
  if (items) {
    const isEach = value.every((item) => carriesNumbered(items, item, { place: site.place }));
    const [only] = value;
    return isEach && (value.length !== 1 || isJsonArray(only) || isJsonObject(only) || String(only) !== "");
  }
  if (!value.every((item) => carriesItem(types, item, layout, site))) return false;
  if (site.place === "path") {
    const separator = layout === "repeated" ? "" : layout;
    if (isLostInPath(value.map(String).join(separator), site)) return false;
  }
  // One empty item is what no item is, but where it has brackets.
  return isInBrackets(list) || value.length !== 1 || String(value[0]) !== "";
}

function carriesItem(types: readonly WireType[], item: JsonValue, layout: ListLayout["layout"], site: Site): boolean {
  const text = textOf(types, item);
  // What stands empty between the commas of a header is no item (RFC 9110 section 5.6.1.2).
  if (text === "" && site.place === "header") return false;
  const isNamed = layout === "repeated" || layout === "brackets" || layout === "indices";
  return text !== undefined && carriesText(text, site) && (isNamed || !hasSeparator(text, layout, site));
}

/** Whether a text holds what stands between items in a way that percent-encoding does not hide. */
function hasSeparator(text: string, separator: string, { place, allowReserved }: Site): boolean {
  // Space and pipe are percent-encoded as separators, too; the full stop is never encoded, nor is anything in a header or a part.
  const isHidden =
    separator === "," && place !== "header" && place !== "part" && (allowReserved !== true || place === "cookie");
  return !isHidden && text.includes(separator);
}

function carriesObject(layout: ObjectLayout, value: JsonObject, site: Site): boolean {
  const members = Object.entries(value);
  if (members.length === 0 && site.place === "path" && isLostInPath("", site)) return false;
  // What has an empty text alone, under the object's own name, is what no member is. So is a list with nothing in it.
  const [[only, member] = [], second] = members;
  const isEmpty = member === "" || (isJsonArray(member) && member.length === 0);
  if (layout.layout === "exploded" && !second && only === site.name && isEmpty) return false;
  return members.every(([name, member]) => carriesMember(layout, name, member, site));
}

function carriesMember({ members, rest, layout }: ObjectLayout, name: string, value: JsonValue, site: Site): boolean {
  const declared = members.find(([member]) => member === name)?.[1];
  if (!carriesName(name, site)) return false;
  if (declared === undefined) {
    // Of exploded members that are not declared, only those are known whose type is.
    if (layout === "exploded" && (rest === undefined || site.isTaken?.(name))) return false;
    if (layout === "deepObject" && /[[\]]/.test(name)) return false;
  }
  const own = declared ?? rest ?? text;
  const inner: Site = {
    ...(site.style === "cookie" && { style: site.style }),
    place: site.place === "path" ? "query" : site.place,
  };
  if (!carries(own, value, inner)) return false;
  if (layout === "deepObject" || layout === "exploded") return true;
  const texts = [name, String(value)];
  const separator = layout.length > 1 ? layout.slice(1) : layout;
  if (separator === ";") return true;
  if (layout.startsWith("=") && site.place === "header" && name.includes("=")) return false;
  return texts.every((text) => !hasSeparator(text, separator, site));
}

const text: WireLayout = { kind: "scalar", types: ["string"] };

/** A cookie's name is read with its escapes undone, and has none where nothing is escaped. */
function carriesName(name: string, { place, style }: Site): boolean {
  return style === "cookie" ? /^[!#$&'*+.^_`|~0-9A-Za-z-]+$/.test(name) : carriesText(name, { place });
}

/**
 * Fields that say how a message is framed, routed or coded (RFC 9110 sections 6 to 8 and 10.1.1, RFC 9112): what they say is
 * HTTP's own business, and a value that is drawn would be a lie.
 */
const framing = new Set([
  // Node's `fetch` keeps headers in an object that cannot have it.
  "__proto__",
  "accept-encoding",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "cookie",
  "date",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Headers that `fetch` sends by itself where the caller has none, some beside a condition (WHATWG Fetch section 4.6). */
const ofFetch = new Set([
  "accept-encoding",
  "accept-language",
  "cache-control",
  "pragma",
  "sec-fetch-mode",
  "user-agent",
]);

export function isOfFetch(header: string): boolean {
  return ofFetch.has(header.toLowerCase());
}

export function isFraming(header: string): boolean {
  return framing.has(header.toLowerCase());
}

/** Interim responses are no answers (RFC 9110 section 15.2); `fetch` hides 407 (WHATWG Fetch section 4.4), and asks again after 421. */
export function isAnswer(status: number): boolean {
  return status >= 200 && status !== 407 && status !== 421;
}

/** RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5. */
export function neverHasBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/**
 * An event as `text/event-stream` has it (WHATWG HTML section 9.2.6): four fields, of which all but `data` have one line.
 * `data` is a text, unless the sequence says that it is JSON.
 */
export function isCarriedEvent(event: JsonValue, { data: json }: Sequence): boolean {
  if (!isJsonObject(event)) return false;
  const { data, event: type, id, retry, ...others } = event;
  if (data === undefined || Object.keys(others).length > 0) return false;
  if (json === undefined && typeof data !== "string") return false;
  // Every end of a line is read as LF.
  if (typeof data === "string" && (data.includes("\r") || !isWellFormed(data))) return false;
  const isLine = (value: JsonValue) => typeof value === "string" && !/[\r\n\0]/.test(value) && isWellFormed(value);
  // An empty type is none.
  if (type !== undefined && (!isLine(type) || type === "")) return false;
  if (id !== undefined && !isLine(id)) return false;
  return retry === undefined || (Number.isSafeInteger(retry) && Number(retry) >= 0 && !Object.is(retry, -0));
}
