import { isOfRange, isRange } from "./media-range.ts";
import { closestType, parametersOf } from "./media-type-parameters.ts";

/**
 * Media types (RFC 9110 section 8.3.1) and what a client accepts (section 12.5.1).
 */

export interface MediaType {
  /** Type and subtype in lower case: `application/json`. */
  readonly essence: string;
  /** In lower case: `utf-8`; undefined where it is not given. */
  readonly charset: string | undefined;
}

const pattern = /^[ \t]*([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)[ \t]*(?:;|$)/;

/** The value of a Content-Type header, or undefined if it is not one. */
export function parseMediaType(header: string): MediaType | undefined {
  const essence = pattern.exec(header)?.[1];
  if (essence === undefined) return undefined;
  return { essence: essence.toLowerCase(), charset: parametersOf(header).get("charset") };
}

/** Whether what is of a type is a JSON text. */
export function isJsonType(type: string): boolean {
  const essence = parseMediaType(type)?.essence ?? "";
  return essence === "application/json" || essence === "text/json" || essence.endsWith("+json");
}

/** What a document declares of a media type, as far as it is told apart. */
interface DeclaredContent {
  readonly type: string;
  readonly kind: string;
}

/** Whether it is a range such as `application/*` that takes JSON alone, which its name does not say. */
export function isAnyJson({ kind, type }: DeclaredContent): boolean {
  return kind === "json" && isRange(type) && !isJsonType(type);
}

/** Declared contents without those that what is of a type cannot be of, though it is of their range. */
export function openTo<Content extends DeclaredContent>(type: string, content: readonly Content[]): readonly Content[] {
  return isJsonType(type) ? content : content.filter((one) => !isAnyJson(one));
}

/** What a body is sent as where nobody says it; undefined where somebody has to. */
export function usualType(content: DeclaredContent): string | undefined {
  if (!isRange(content.type)) return content.type;
  return isAnyJson(content) ? "application/json" : undefined;
}

/** The encodings of characters that are read: UTF-8 and what is part of it. */
export const readableCharsets: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

/** The value of a parameter of a media type, `boundary`, or undefined if it has none of the name. */
export function mediaTypeParameter(type: string, name: string): string | undefined {
  return parametersOf(type).get(name);
}

/** Whether a media type is the declared one, or one of the declared range: `image/*`, `application/*+json`. */
export function isOfType(essence: string, declared: string): boolean {
  const range = rangeOf(declared);
  return range === essence || isOfRange(essence, range);
}

/** A declared type without its parameters, in lower case. */
function rangeOf(declared: string): string {
  return (declared.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/**
 * Of declared contents the one that a Content-Type is of: the same type and subtype, and where several have these, those
 * whose parameters all are as they are there, the most of them; else the closest range that it is of. Undefined if there
 * is none.
 */
export function declaredContent<Content extends { readonly type: string }>(
  content: readonly Content[],
  header: string,
): Content | undefined {
  const essence = parseMediaType(header)?.essence;
  if (essence === undefined) return undefined;
  const alike = content.filter(({ type }) => parseMediaType(type)?.essence === essence);
  if (alike.length === 0) {
    const ranges = content.filter(({ type }) => isOfType(essence, type));
    // Of ranges of one type, the longer one says more of it.
    const length = Math.max(...ranges.map(({ type }) => rangeOf(type).length));
    return ranges.find(({ type }) => rangeOf(type).length === length);
  }
  if (alike.length < 2) return alike[0];
  const closest = closestType(
    header,
    alike.map(({ type }) => type),
  );
  return alike.find(({ type }) => type === closest);
}

/**
 * The one of `types` that a client with this Accept header likes best; the earlier one where it likes two the same.
 * Undefined if it accepts none of them. Without a header everything is accepted.
 */
export function preferredMediaType(accept: string | undefined, types: readonly string[]): string | undefined {
  if (accept === undefined) return types[0];
  const offers = types.map((type) => ({ type, covers: [type] }));
  return acceptedOffers(accept, offers)[0];
}

/** Something that may be sent: what it is called, and the media types and ranges that it may be of. */
export interface Offer {
  readonly type: string;
  readonly covers: readonly string[];
}

/** What declared contents offer, each name once. Any JSON is called `application/json`. */
export function offersOf(content: readonly DeclaredContent[]): readonly Offer[] {
  const covers = new Map<string, string[]>();
  for (const one of content) {
    const name = isAnyJson(one) ? "application/json" : one.type;
    covers.set(name, [...(covers.get(name) ?? []), ...coveredBy(one)]);
  }
  return [...covers].map(([type, covers]) => ({ type, covers }));
}

function coveredBy(content: DeclaredContent): readonly string[] {
  if (!isAnyJson(content)) return [content.type];
  const types = ["application/json", "text/json"].filter((type) => isOfType(type, content.type));
  return [...types, `${rangeOf(content.type)}+json`];
}

/**
 * The names of those offers that a client with this Accept header takes, the one that it likes best first, and of two that it
 * likes the same the earlier one. With one that names nothing it takes all (RFC 9110 section 12.5.1 gives that no meaning, and
 * 12.4.1 leaves the choice to the server). Of a range, it may take a part.
 */
export function acceptedOffers(accept: string, offers: readonly Offer[]): readonly string[] {
  // A list may have empty elements (RFC 9110 section 5.6.1); commas in quotes separate nothing.
  const ranges = [...accept.matchAll(element)].map(([range]) => parseRange(range));
  if (ranges.length === 0) return offers.map(({ type }) => type);
  const accepted = offers.flatMap(({ type, covers }) => {
    const coverings = covers.flatMap((one) => {
      return (isRange(one) ? overlappingRange(one, ranges) : coveringRange(one, ranges)) ?? [];
    });
    const [best] = coverings.sort(byLiking);
    return best === undefined || best.quality === 0 ? [] : [{ type, ...best }];
  });
  return accepted.sort(byLiking).map(({ type }) => type);
}

function byLiking(a: Covering, b: Covering): number {
  return b.quality - a.quality || b.parameters - a.parameters;
}

/** What stands between the commas of a list, quoted text as a whole, if it is more than blanks. */
const element = /(?=[^,\s])(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g;

/** What covers a range of the document, or one or more types of it: the one that is liked best. */
function overlappingRange(type: string, ranges: readonly AcceptedRange[]): Covering {
  const essence = rangeOf(type);
  const within = ranges.filter(({ range }) => isOfRange(range, essence));
  const covering = coveringRange(essence, ranges)?.quality ?? 0;
  return { quality: Math.max(covering, ...within.map((range) => range.quality)), parameters: 0 };
}

interface Covering {
  readonly quality: number;
  readonly parameters: number;
}

interface AcceptedRange {
  readonly range: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

function parseRange(text: string): AcceptedRange {
  const [range = ""] = text.split(";", 1);
  const all = parametersOf(text);
  const weight = all.get("q") ?? "";
  // What is no weight (RFC 9110 section 12.4.2) says nothing: a type that is named is not one to be kept from a client.
  const quality = /^(?:\d+\.?\d*|\.\d+)$/.test(weight) ? Math.min(Number(weight), 1) : 1;
  return {
    range: range.trim().toLowerCase(),
    parameters: new Map([...all].filter(([name]) => name !== "q")),
    quality,
  };
}

/**
 * The most specific range that covers a type decides. Parameters that the type does not have are of no account: clients
 * ask for `application/json;charset=utf-8`, and mean JSON.
 */
function coveringRange(type: string, ranges: readonly AcceptedRange[]): Covering | undefined {
  const essence = (type.split(";")[0] ?? "").trim().toLowerCase();
  const own = parametersOf(type);
  const anySubtype = `${essence.slice(0, essence.indexOf("/"))}/*`;
  for (const covering of [essence, anySubtype, "*/*"]) {
    const fitting = ranges.flatMap(({ range, parameters, quality }) => {
      const shared = [...parameters].filter(([name]) => own.has(name));
      const fits = range === covering && shared.every(([name, value]) => own.get(name) === value);
      return fits ? [{ quality, parameters: shared.length, others: parameters.size - shared.length }] : [];
    });
    fitting.sort((a, b) => b.parameters - a.parameters || a.others - b.others);
    if (fitting[0] !== undefined) return fitting[0];
  }
  return undefined;
}
