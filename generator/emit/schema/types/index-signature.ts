/**
 * The index signatures of an object type: one for all names, or for those that begin or end as `propertyNames` says; or one
 * for each pattern where names that match none are forbidden and the patterns say how a name begins or ends.
 */

import type { Schema } from "../../../model/api/schema.ts";
import { mayMatch } from "../../../model/pattern/may-match.ts";
import { certainLayers } from "../../../model/schema/certain-parts.ts";
import { code, type Printable, templateType } from "../../core/printable.ts";
import { describedOthers, hidesMembers, patternsOf, schemaOfOthers } from "../other-members.ts";
import type { MemberType } from "./object-literal.ts";
import { type TypeContext, typeText } from "./type-expression.ts";
import { combined, isUnknown, keyword, type Plain, type TypeText, unit, unknownType } from "./type-text.ts";

export interface IndexSignature {
  /** The type of the names. */
  readonly key: Printable;
  readonly type: TypeText;
}

const anyName: Printable = code`string`;

/**
 * They are written where the document describes further members, or where it declares none in either direction. They have to
 * allow what the declared members are.
 */
export function indexSignatures(
  schema: Schema,
  members: readonly MemberType[],
  context: TypeContext,
): readonly IndexSignature[] {
  const others = describedOthers(schema);
  const patterns = patternsOf(schema);
  const isDescribed = others !== undefined || patterns.length > 0;
  const isClosed = schemaOfOthers(schema)?.always === false;
  if (!isDescribed && members.length > 0) return [];
  // What a pattern says of every name is said of all members, whatever else is said of some.
  const every = patterns.find(({ pattern }) => matchesEveryName(pattern));
  if (every) return [signatureOf(schema, [typeText(every.schema, context)], members)];
  // What the other direction declares is no map: the compiler knows no index signature of its interface.
  if (!isDescribed && hidesMembers(schema)) return [];
  if (!others && !isClosed) return [{ key: keyOf(namesOf(schema)), type: unknownType }];
  if (!isDescribed) return [{ key: anyName, type: keyword("never") }];
  const byPattern = others ? undefined : signaturesOfPatterns(schema, members, context);
  if (byPattern) return byPattern;
  const types = [...(others ? [others] : []), ...patterns.map((pattern) => pattern.schema)];
  return [
    signatureOf(
      schema,
      types.map((part) => typeText(part, context)),
      members,
    ),
  ];
}

/** One for all names that there may be, which allows some types, and those of the declared members. */
export function signatureOf(
  schema: Schema,
  types: readonly TypeText[],
  members: readonly MemberType[],
): IndexSignature {
  const names = namesOf(schema);
  const named = names ? members.filter(({ name }) => isOf(names, name)) : members;
  return { key: keyOf(names), type: withMembers(types, named) };
}

/** How the names of all members begin or end, where `propertyNames` says so by a pattern. */
function namesOf({ propertyNames }: Schema): Ends | undefined {
  const patterns = propertyNames ? certainLayers(propertyNames).map(({ pattern }) => pattern) : [];
  return patterns.flatMap((pattern) => (pattern && endsOfNames(pattern)) || []).at(0);
}

function keyOf(names: Ends | undefined): Printable {
  return names ? templateType(names.before, names.after) : anyName;
}

function isOf({ before, after }: Ends, name: string): boolean {
  return name.startsWith(before) && name.endsWith(after);
}

function withMembers(types: readonly TypeText[], members: readonly MemberType[]): TypeText {
  const own = members.map((member) => member.type);
  if ([...types, ...own].some(isUnknown)) return unknownType;
  const all = [...types, ...withoutValuesOfWholes(own, types)];
  return combined("union", members.some((member) => member.optional) ? [...all, unit(code`undefined`)] : all);
}

/**
 * The types of declared members, without values of a type that is there as a whole: editors offer them for the member, and
 * for no other name.
 */
function withoutValuesOfWholes(own: readonly TypeText[], others: readonly TypeText[]): readonly TypeText[] {
  const flat = own.flatMap(membersOfUnion);
  const all = new Set([...flat, ...others.flatMap(membersOfUnion)]);
  const wholes = (["string", "number", "boolean"] as const).filter((name) => all.has(keyword(name)));
  const isOfWhole = (one: Plain) => wholes.some((name) => name === one.type);
  const kept = flat.filter((type) => !type.lists?.size || !type.plain?.()?.every(isOfWhole));
  return kept.map((type) => (type.lists?.size ? { ...type, lists: new Set() } : type));
}

function membersOfUnion(type: TypeText): readonly TypeText[] {
  return type.level === "union" ? (type.members ?? []) : [type];
}

/** Undefined where a pattern says more than how a name begins or ends, or a declared member would not fit. */
function signaturesOfPatterns(
  schema: Schema,
  members: readonly MemberType[],
  context: TypeContext,
): readonly IndexSignature[] | undefined {
  const signatures: IndexSignature[] = [];
  for (const { pattern, schema: described } of patternsOf(schema)) {
    const ends = endsOfNames(pattern);
    if (!ends) return undefined;
    const type = typeText(described, context);
    const named = members.filter(({ name }) => isOf(ends, name));
    if (!named.every(({ name }) => mayMatch(name, pattern))) return undefined;
    // What the pattern says of a declared member is in its type; that it may be missing has to be said here.
    const isOptional = !isUnknown(type) && named.some(({ optional }) => optional);
    signatures.push({
      key: keyOf(ends),
      type: isOptional ? combined("union", [type, unit(code`undefined`)]) : type,
    });
  }
  return signatures;
}

/** `.*`, but neither `^.*$`, which matches no name of two lines, nor `.+`: whether no name is left for others to describe. */
function matchesEveryName(pattern: string): boolean {
  return /^(?:\^?(?:\.\*)?|(?:\.\*)?\$|\^?\[(?:\\s\\S|\\w\\W|\\d\\D|\^)\]\*\$?)$/.test(pattern);
}

/** How names begin or end. */
interface Ends {
  readonly before: string;
  readonly after: string;
}

/** How the names begin or end that a pattern matches, where it says nothing else. */
function endsOfNames(pattern: string): Ends | undefined {
  const [, prefix] = /^\^((?:[\w:@ -]|\\[$./-])+)(?:\.[*+]\$?)?$/.exec(pattern) ?? [];
  if (prefix !== undefined) return { before: plainText(prefix), after: "" };
  const [, suffix] = /^(?:\^?\.[*+])?((?:[\w:@ -]|\\[$./-])+)\$$/.exec(pattern) ?? [];
  return suffix === undefined ? undefined : { before: "", after: plainText(suffix) };
}

function plainText(source: string): string {
  return source.replaceAll("\\", "");
}
