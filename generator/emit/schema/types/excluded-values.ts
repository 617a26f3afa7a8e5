/** What `not` takes from a type, where it lists values or speaks of types: `Exclude<Colour, "blue">`. */
import type { Schema } from "../../../model/api/schema.ts";
import { code } from "../../core/printable.ts";
import type { ValueType } from "../effective-types.ts";
import { valuesOfSchema } from "../enumeration.ts";
import { hasAssertions, plainReference } from "../schema-parts.ts";
import { withKinds } from "./type-kinds.ts";
import { combined, keyword, literalType, type Plain, plainKey, type TypeText, typeOfPlain, unit } from "./type-text.ts";

/** What `not` refuses; undefined where it says more than types or scalar values, or nothing. */
export interface Refused {
  readonly types: ReadonlySet<ValueType>;
  readonly values: readonly TypeText[];
}

export function refusedBy({ not }: Schema): Refused | undefined {
  const refused = not && (plainReference(not) ?? not);
  if (!refused || refused.always === false) return undefined;
  const values = valuesOfSchema(refused);
  if (values) return { types: new Set(values.includes(null) ? ["null"] : []), values: values.map(literalType) };
  const { types } = refused;
  if (!types || hasAssertions({ ...refused, types: undefined })) return undefined;
  // `integer` alone leaves other numbers.
  return { types: new Set(types.filter((type) => type !== "integer")), values: [] };
}

/** The type without what is refused. Of a named one it is said what it lacks: what it has may change. */
export function excluding(type: TypeText, refused: Refused): TypeText {
  const plain = type.plain?.();
  if (!plain) return withKinds(excludingFromMembers(type, refused), (kind) => !refused.types.has(kind));
  const left = plain.flatMap((one) => (isWithin(one, plain) ? [one] : withoutRefused(one, refused)));
  if (left.length === plain.length && left.every((one, index) => one === plain[index])) return type;
  const rest = combined("union", left.map(typeOfPlain));
  if (left.length === 0 || type.printable.kind !== "import" || type.recursive) return rest;
  const out = plain.flatMap((one) => (left.includes(one) ? [] : wordsFor(one, refused)));
  const lists = rest.members ? rest.members.flatMap((one) => [...(one.lists ?? [])]) : [...(rest.lists ?? [])];
  const printable = code`Exclude<${type.printable}, ${combined("union", out).printable}>`;
  return { ...unit(printable), plain: () => left, lists: new Set(lists) };
}

function excludingFromMembers(type: TypeText, refused: Refused): TypeText {
  if (type.level !== "union") return type;
  const left = (type.members ?? []).map((member) => (member.plain?.() ? excluding(member, refused) : member));
  return left.every((member, index) => member === type.members?.[index]) ? type : combined("union", left);
}

/** Whether a union has all values of the type of which this is one: nothing can be taken from it by leaving it out. */
function isWithin(one: Plain, plain: readonly Plain[]): boolean {
  return "literal" in one && plain.some((other) => other.type === one.type && !("literal" in other));
}

/** What is left of one member of a union: itself, nothing, or the other truth value. */
function withoutRefused(one: Plain, { types, values }: Refused): readonly Plain[] {
  if (one.type === "array" || one.type === "tuple") return types.has("array") ? [] : [one];
  if (types.has(one.type) || isAmong(one, values)) return [];
  if (one.type !== "boolean" || one.literal) return [one];
  const truths = [true, false].map((value): Plain => ({ type: "boolean", literal: { value } }));
  const left = truths.filter((truth) => !isAmong(truth, values));
  return left.length === truths.length ? [one] : left;
}

function isAmong(one: Plain, values: readonly TypeText[]): boolean {
  const key = plainKey(one);
  return values.some((value) => value.plain?.()?.some((other) => plainKey(other) === key));
}

/** The part of a member that is refused, as a type. */
function wordsFor(one: Plain, { types, values }: Refused): readonly TypeText[] {
  if (one.type === "boolean" && !one.literal && !types.has("boolean")) {
    return values.filter((value) => value.plain?.()?.every(({ type }) => type === "boolean"));
  }
  if (one.type === "array" || one.type === "tuple") return [typeOfPlain(one)];
  return [types.has(one.type) ? keyword(one.type) : typeOfPlain(one)];
}
