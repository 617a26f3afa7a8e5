/**
 * The index signatures of an object type: one for all names, or one for each pattern where names that match none are
 * forbidden and the patterns say how a name begins or ends.
 */
import type { Schema } from "../../model/schema.ts";
import { code, type Printable, templateType } from "../core/printable.ts";
import type { MemberType } from "./object-literal.ts";
import { describedOthers, patternsOf, schemaOfOthers } from "./other-members.ts";
import { type TypeContext, typeText } from "./type-expression.ts";
import { combined, isUnknown, keyword, type TypeText, unit, unknownType } from "./type-text.ts";

export interface IndexSignature {
  /** The type of the names. */
  readonly key: Printable;
  readonly type: TypeText;
}

const anyName: Printable = code`string`;

/**
 * They are written where the document describes further members, or where it declares none. They have to allow what the
 * declared members are.
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
  if (!others && !isClosed) return [{ key: anyName, type: unknownType }];
  if (!isDescribed) return [{ key: anyName, type: keyword("never") }];
  const byPattern = others ? undefined : signaturesOfPatterns(schema, members, context);
  if (byPattern) return byPattern;
  const types = [...(others ? [others] : []), ...patterns.map((pattern) => pattern.schema)];
  return [
    signatureOf(
      types.map((part) => typeText(part, context)),
      members,
    ),
  ];
}

/** One for all names, which allows some types, and those of the declared members. */
export function signatureOf(types: readonly TypeText[], members: readonly MemberType[]): IndexSignature {
  return { key: anyName, type: withMembers(types, members) };
}

function withMembers(types: readonly TypeText[], members: readonly MemberType[]): TypeText {
  const all = [...types, ...members.map((member) => member.type)];
  if (all.some(isUnknown)) return unknownType;
  return combined("union", members.some((member) => member.optional) ? [...all, unit(code`undefined`)] : all);
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
    const { before, after } = ends;
    const type = typeText(described, context);
    const named = members.filter(({ name }) => name.startsWith(before) && name.endsWith(after));
    if (!named.every(({ name }) => new RegExp(pattern, "u").test(name))) return undefined;
    // What the pattern says of a declared member is in its type; that it may be missing has to be said here.
    const isOptional = !isUnknown(type) && named.some(({ optional }) => optional);
    signatures.push({
      key: templateType(before, after),
      type: isOptional ? combined("union", [type, unit(code`undefined`)]) : type,
    });
  }
  return signatures;
}

/** How the names begin or end that a pattern matches, where it says nothing else. */
function endsOfNames(pattern: string): { readonly before: string; readonly after: string } | undefined {
  const [, prefix] = /^\^((?:[\w:@ -]|\\[$./-])+)(?:\.[*+]\$?)?$/.exec(pattern) ?? [];
  if (prefix !== undefined) return { before: plainText(prefix), after: "" };
  const [, suffix] = /^(?:\^?\.[*+])?((?:[\w:@ -]|\\[$./-])+)\$$/.exec(pattern) ?? [];
  return suffix === undefined ? undefined : { before: "", after: plainText(suffix) };
}

function plainText(source: string): string {
  return source.replaceAll("\\", "");
}
