import { setMember } from "telnyx-oauth-model/runtime";
import { checkedField, type Decoded, decodeField, fits, isEmpty, scalarOf, split } from "./decode-field.ts";
import { decodeBracketedList, decodeUnbracketedList, isBracketed } from "./decode-list.ts";
import { firstFitting } from "./first-fitting.ts";
import { type NameValuePair, textsNamed } from "./name-value-pairs.ts";
import type { FieldAlternative, FieldTable } from "./operation.ts";
import { locatedIssue, type RequestIssue, type RequestLocation, requestIssue } from "./request-issue.ts";
import { unfit } from "./wire-value.ts";

/**
 * Objects whose members are pairs of a query or form, or stand in one text (OpenAPI 3.1 section 4.8.12.4).
 */

/** Undoes the encoding of the place; undefined for a text that has none. */
type Decode = (text: string) => string | undefined;

/** Whether the parts of a value have names of their own in a query or form. */
export function hasOwnNames(field: FieldTable): boolean {
  return field.object === "deepObject" || field.object === "exploded" || isBracketed(field);
}

/** A pair of a query or form with the member that it is for. */
export type MemberPair = readonly [member: string, pair: NameValuePair];

/** Whether a name on the wire is known as something's, which may depend on the text that comes with it. */
export type IsOwned = (name: string, encoded?: string) => boolean;

/**
 * Tells the names that fields go by: their own, those of the members of an exploded object, which stand for themselves
 * unless there are none and the object's own stands with an empty text, and whatever begins as the members of a `deepObject` do. An object that is open has all others.
 * @param others Names that are something else's.
 */
export function ownership(fields: readonly FieldTable[], others: Iterable<string> = []): IsOwned {
  const names = new Set(others);
  const beginnings: string[] = [];
  const exploded = new Set<string>();
  for (const field of fields) {
    const { name, object, fields: members = [] } = field;
    if (object === "deepObject" || isBracketed(field)) beginnings.push(`${name}[`);
    if (object === "exploded") {
      exploded.add(name);
      for (const member of members) names.add(member.name);
    } else names.add(name);
  }
  return (name, encoded) =>
    names.has(name) ||
    (encoded === "" && exploded.has(name)) ||
    beginnings.some((beginning) => name.startsWith(beginning));
}

/**
 * The pairs without those of other fields that are called like members of a `deepObject`, or like items in brackets:
 * `filter[a]` beside `filter`.
 */
export function withoutOthers(
  pairs: readonly NameValuePair[],
  { name, object }: FieldTable,
  fields: readonly FieldTable[],
): readonly NameValuePair[] {
  if (object === "exploded") return pairs;
  const others = fields.filter((other) => other.name.startsWith(`${name}[`));
  if (others.length === 0) return pairs;
  const isOther = ownership(others);
  return pairs.filter((pair) => !isOther(pair.name));
}

/**
 * The pairs that are an object's.
 * @param wireName What the object is called on the wire: `filter`, or `filter[range]` within it.
 */
export function memberPairs(
  field: FieldTable,
  wireName: string,
  pairs: readonly NameValuePair[],
  isOwned: IsOwned,
): readonly MemberPair[] {
  const names = (field.fields ?? []).map(({ name }) => name);
  return pairs.flatMap((pair): MemberPair[] => {
    if (field.object === "exploded") {
      const isOpen = field.open === true && (pair.name === field.name || !isOwned(pair.name, pair.encoded));
      const own = names.includes(pair.name) || isOpen;
      return own ? [[pair.name, pair]] : [];
    }
    if (!pair.name.startsWith(`${wireName}[`)) return [];
    // What its brackets have in them says whoever reads the list.
    if (isBracketed(field)) return [["", pair]];
    // A declared name may hold brackets itself.
    const declared = names.find((name) => isMember(pair.name, `${wireName}[${name}]`));
    const end = pair.name.indexOf("]", wireName.length);
    const member = declared ?? (end < 0 ? undefined : pair.name.slice(wireName.length + 1, end));
    return member === undefined ? [] : [[member, pair]];
  });
}

const nothing: IsOwned = () => false;

const absent: Decoded = { present: false };

/** Whether a name is that of a member, or of something within it. */
function isMember(name: string, member: string): boolean {
  return name.startsWith(member) && (name.length === member.length || name[member.length] === "[");
}

/**
 * The object that a query or form has pairs of; absent where it has none.
 * @param pairs All that are there.
 */
export function decodeFromPairs(
  field: FieldTable,
  location: RequestLocation,
  pairs: readonly NameValuePair[],
  isOwned: IsOwned,
  decode: Decode,
  issues: RequestIssue[],
): Decoded {
  const { name } = field;
  const own = memberPairs(field, name, pairs, isOwned);
  const bare = textsNamed(pairs, name);
  if (isBracketed(field)) {
    const all = bare.length === 0 ? own.map(([, pair]) => pair) : pairs.filter((pair) => isMember(pair.name, name));
    return all.length === 0 ? absent : decodeNamed(field, name, location, all, decode, issues);
  }
  if (field.scalar !== undefined && bare.length > 0 && own.length === 0)
    return decodeAlone(field, field.scalar, location, bare, decode, issues);
  if (isEmpty(bare) && own.every(([, pair]) => pair.name === name)) return checkedField(field, location, {}, issues);
  if (field.object === "deepObject" && bare.length > 0) {
    issues.push(requestIssue(location, name, "type", "Must be written with members in brackets."));
    return absent;
  }
  return decodePairs(field, name, location, own, decode, issues);
}

/** What texts under the name of a `deepObject` are that may be a scalar. An empty text that does not fit is an object without members. */
function decodeAlone(
  field: FieldTable,
  type: NonNullable<FieldTable["scalar"]>,
  location: RequestLocation,
  texts: readonly string[],
  decode: Decode,
  issues: RequestIssue[],
): Decoded {
  const [first = ""] = texts;
  if (isEmpty(texts)) {
    const alone = scalarOf(field, first);
    return checkedField(field, location, alone !== unfit && fits(field, alone) ? alone : {}, issues);
  }
  return decodeField({ ...field, type, object: undefined }, location, texts, decode, issues);
}

/** The object that stands in pairs, which are all its own. */
function decodePairs(
  field: FieldTable,
  wireName: string,
  location: RequestLocation,
  pairs: readonly MemberPair[],
  decode: Decode,
  issues: RequestIssue[],
): Decoded {
  return decodeMembers(field, location, pairs, issues, (member, own, found) =>
    field.object === "deepObject"
      ? decodeNamed(member, `${wireName}[${member.name}]`, location, own, decode, found)
      : decodeField(member, location, own.map(encodedOf), decode, found),
  );
}

/**
 * The value that has pairs of a name, and of names that go on in brackets.
 * @param wireName What it is called on the wire: `filter[range]`, `lines[0]`.
 * @param own All of its pairs; there is one at least.
 */
function decodeNamed(
  field: FieldTable,
  wireName: string,
  location: RequestLocation,
  own: readonly NameValuePair[],
  decode: Decode,
  found: RequestIssue[],
): Decoded {
  const texts = textsNamed(own, wireName);
  if (texts.length === 0 && isBracketed(field)) {
    return decodeBracketedList(field, wireName, location, own, found, (item, name, pairs, wrong) =>
      decodeNamed(item, name, location, pairs, decode, wrong),
    );
  }
  if (texts.length === own.length) {
    if (isBracketed(field)) return decodeUnbracketedList(field, location, texts, decode, found);
    if (field.object === undefined) return decodeField(field, location, texts, decode, found);
    if (field.scalar !== undefined) return decodeAlone(field, field.scalar, location, texts, decode, found);
    if (isEmpty(texts)) return { present: true, value: {} };
  } else if (field.object !== undefined) {
    const inner = memberPairs(field, wireName, own, nothing);
    if (inner.length === own.length) return decodePairs(field, wireName, location, inner, decode, found);
  }
  const message = isBracketed(field)
    ? "Must have brackets behind all of its names, or behind none."
    : `Must ${field.object === undefined ? "not have" : "be written with"} members in brackets.`;
  found.push(requestIssue(location, field.name, "type", message));
  return absent;
}

/** The object that stands in one text: `name,a,age,1` or `name=a,age=1`. An empty one is an object without members. */
export function decodeObjectText(
  field: FieldTable,
  location: RequestLocation,
  text: string,
  decode: Decode,
  issues: RequestIssue[],
): Decoded {
  const pairs: MemberPair[] = [];
  if (text === "") return checkedField(field, location, {}, issues);
  for (const [encodedName, encoded] of namesAndValues(field, text)) {
    if (encoded === undefined) {
      issues.push(requestIssue(location, field.name, "syntax", "Must have a value for each of its members."));
      return absent;
    }
    const name = decode(encodedName) ?? encodedName;
    pairs.push([name, { name, encoded }]);
  }
  return decodeMembers(field, location, pairs, issues, (member, own, found) =>
    decodeField(member, location, own.map(encodedOf), decode, found),
  );
}

const encodedOf = ({ encoded }: NameValuePair): string => encoded;

function namesAndValues({ object }: FieldTable, text: string): (readonly [string, string | undefined])[] {
  if (object === undefined) return [];
  switch (object) {
    case "deepObject":
    case "exploded":
      return [];
    case "=,":
    case "=.":
    case "=;":
      return text.split(object.slice(1)).map((part) => {
        const equals = part.indexOf("=");
        return equals < 0 ? [part, undefined] : [part.slice(0, equals), part.slice(equals + 1)];
      });
    default: {
      const items = split(text, object);
      return items.flatMap((item, index) => (index % 2 === 0 ? [[item, items[index + 1]] as const] : []));
    }
  }
}

/**
 * Decodes each member by its field, or, where it is not declared, as the object says of such members. Where alternatives make
 * different values of a text, the first one counts whose object fits.
 */
function decodeMembers(
  field: FieldTable,
  location: RequestLocation,
  pairs: readonly MemberPair[],
  issues: RequestIssue[],
  decodeMember: (member: FieldTable, own: readonly NameValuePair[], found: RequestIssue[]) => Decoded,
): Decoded {
  if (pairs.length === 0) return absent;
  const members = new Map<string, NameValuePair[]>();
  for (const [name, pair] of pairs) {
    const earlier = members.get(name);
    if (earlier === undefined) members.set(name, [pair]);
    else earlier.push(pair);
  }
  const decode = ({ fields = [], type = field.type }: FieldAlternative, wrong: RequestIssue[]): Decoded => {
    const value: Record<string, unknown> = {};
    const found: RequestIssue[] = [];
    for (const [name, own] of members) {
      const isNamed = (candidate: FieldTable): boolean => candidate.name === name;
      const declared = fields.find(isNamed) ?? field.fields?.find(isNamed);
      const decoded = decodeMember(declared ?? { type, check: field.item, ...field.rest, name }, own, found);
      if (decoded.present) setMember(value, name, decoded.value);
    }
    for (const issue of found) wrong.push(locatedIssue(location, field.name, issue));
    return found.length > 0 ? absent : checkedField(field, location, value, wrong);
  };
  if (field.alternatives === undefined) return decode(field, issues);
  return firstFitting(field.alternatives, decode, issues) ?? absent;
}
