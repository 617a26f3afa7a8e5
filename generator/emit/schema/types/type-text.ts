import { isJsonObject, type JsonValue } from "../../../load/text/json.ts";
import { code, identifier, list, literal, nothing, type Printable, propertyKey } from "../../core/printable.ts";
import { typeOfValue, type ValueType } from "../effective-types.ts";
import { meet } from "./meet.ts";
import { isObjectType, type ObjectShape, objectOfBoth, saysNothing, withoutAnyObject } from "./object-literal.ts";

/** A type with what decides how it stands in another one. */
export interface TypeText {
  readonly printable: Printable;
  /** Whether it needs parentheses. */
  readonly level: "unit" | "intersection" | "union";
  /** What it is a union of, where these are scalars and arrays alone. It is asked for where types meet. */
  readonly plain?: () => readonly Plain[] | undefined;
  /** What it is a union or an intersection of. */
  readonly members?: readonly TypeText[];
  /** What it is made of, if it is an object type in braces. */
  readonly object?: ObjectShape;
  /** Of which of JSON's types its values are, where that does not show: undefined where it is open. */
  readonly kinds?: () => ReadonlySet<ValueType> | undefined;
  /** Whether any object is of it, where it is no object type in braces itself: since no members are declared, or all are hidden. */
  readonly anyObject?: () => "declared" | "hidden" | undefined;
  /** The scalar types of which it is some values: then it has to be told from a type that has all of them. */
  readonly lists?: ReadonlySet<ScalarType>;
  /** Whether it has the name of a recursive schema: to take something from it, the compiler would have to know all that it leads to. */
  readonly recursive?: boolean;
  /** Its values of some types, where that is not said of its name. */
  readonly ofTypes?: (types: ReadonlySet<ValueType>) => TypeText | undefined;
  /** The named types that its values are of, too. */
  readonly within?: () => readonly Printable[];
}

export type Plain = Scalar | ArrayOf | TupleOf;

/** A literal, or a type of TypeScript's own that has no members. */
interface Scalar {
  readonly type: ScalarType;
  readonly literal?: { readonly value: JsonValue };
}

interface ArrayOf {
  readonly type: "array";
  readonly item: TypeText;
}

/** An array whose first items have types of their own. */
interface TupleOf extends Tuple {
  readonly type: "tuple";
}

export interface Tuple {
  readonly items: readonly TypeText[];
  /** How many of the items are there for certain. */
  readonly least: number;
  /** What follows them, if anything may. */
  readonly rest: TypeText | undefined;
  /** Whether its items may lead back to it. */
  readonly recursive: boolean;
}

export type ScalarType = "string" | "number" | "boolean" | "null";

export function unit(printable: Printable): TypeText {
  return { printable, level: "unit" };
}

export const unknownType: TypeText = unit(code`unknown`);

const keywords = {
  unknown: unknownType,
  never: unit(code`never`),
  string: plainType({ type: "string" }),
  number: plainType({ type: "number" }),
  boolean: plainType({ type: "boolean" }),
  null: plainType({ type: "null" }),
};

/** A type of TypeScript's own. */
export function keyword(name: keyof typeof keywords): TypeText {
  return keywords[name];
}

/** The type that has one value. */
export function literalType(value: JsonValue): TypeText {
  const type = typeOfValue(value);
  if (type === "object" || type === "array") return { ...unit(literalStructure(value)), kinds: () => new Set([type]) };
  return type === "null" ? keywords.null : plainType({ type, literal: { value } });
}

/** `{}` would be the type of every value that is not null. */
function literalStructure(value: JsonValue): Printable {
  if (Array.isArray(value)) return list("array", value.map(literalStructure));
  if (!isJsonObject(value)) return literal(value);
  const members = Object.entries(value).map(
    ([name, member]) => code`${propertyKey(name)}: ${literalStructure(member)}`,
  );
  return list("members", members.length > 0 ? members : [code`[name: string]: never`]);
}

/** The type of arrays of any length. */
export function arrayOf(item: TypeText): TypeText {
  return plainType({ type: "array", item });
}

/** The type of arrays that begin with items of certain types. */
export function tupleOf(tuple: Tuple): TypeText {
  return plainType({ type: "tuple", ...tuple });
}

/** The type of one member of such a union. */
export function typeOfPlain(one: Plain): TypeText {
  return one.type === "array" || one.type === "tuple" || one.literal ? plainType(one) : keywords[one.type];
}

function plainType(one: Plain): TypeText {
  const lists = "literal" in one && one.literal ? { lists: new Set([one.type]) } : {};
  return { ...unit(printed(one)), plain: () => [one], ...lists };
}

function printed(one: Plain): Printable {
  if (one.type === "array") return code`${asUnit(one.item)}[]`;
  if (one.type === "tuple") return printedTuple(one);
  if (one.literal) return literal(one.literal.value);
  return { string: code`string`, number: code`number`, boolean: code`boolean`, null: code`null` }[one.type];
}

/**
 * Lists that may lead back to the tuple have a label before them in items that need not be there: the compiler reads at once
 * what stands in `(…)?` and `...(…)[]`, and later what stands behind a label. A tuple with a named type among its items it reads
 * later as a whole, unless that is in what follows a label and three dots.
 */
function printedTuple({ items, least, rest, recursive }: Tuple): Printable {
  const hasLabels = recursive && items.slice(least).some(holdsLists);
  const isRestLabelled = recursive && rest && holdsLists(rest) && !holdsName(rest);
  const shown = items.map((item, index) => {
    const isOptional = index >= least;
    if (hasLabels) {
      return code`${identifier(`item${index + 1}`)}${isOptional ? code`?` : nothing}: ${item.printable}`;
    }
    return isOptional ? code`${asUnit(item)}?` : item.printable;
  });
  const others = rest && code`...${isRestLabelled ? code`others: ` : nothing}${asUnit(rest)}[]`;
  return list("array", others ? [...shown, others] : shown);
}

/** Whether lists are written out in a type. */
function holdsLists({ printable, members, plain }: TypeText): boolean {
  if (printable.kind === "import") return false;
  return members?.some(holdsLists) ?? plain?.()?.some(({ type }) => type === "array" || type === "tuple") ?? false;
}

/** Whether a type has a name, or is a union or an intersection with one that has. */
function holdsName({ printable, members = [] }: TypeText): boolean {
  return printable.kind === "import" || members.some(holdsName);
}

export function isUnknown(type: TypeText): boolean {
  return type === unknownType;
}

/** The type in parentheses where it is not one unit. */
function asUnit({ printable, level }: TypeText): Printable {
  return level === "unit" ? printable : code`(${printable})`;
}

/**
 * A union or intersection; of none `never` and `unknown`, of one the type itself. Equal types count once, also those
 * that a type among them is made up of. Of scalars and arrays that are to be all of several types, those are left that
 * are: an intersection of arrays would have the methods of the first one alone.
 */
export function combined(level: "union" | "intersection", types: readonly TypeText[]): TypeText {
  const [only] = types;
  if (only && types.length === 1) return only;
  const flat = types.flatMap((type) => (type.level === level ? (type.members ?? [type]) : [type]));
  const distinct = distinctTypes(flat);
  const members =
    level === "union"
      ? distinct.filter((type) => type !== keywords.never)
      : withMeet(withoutAnyObject(withoutBases(distinct.filter((type) => !isUnknown(type)))));
  const [first] = members;
  if (level === "intersection" && members.includes(keywords.never)) return keywords.never;
  if (!first) return level === "union" ? keyword("never") : unknownType;
  if (members.length === 1) return first;
  if (level === "intersection") return { printable: list(level, members.map(asUnit)), level, members };
  const printable = list(level, members.map(besideListed(members)));
  return { printable, level, members, plain: () => plainOf(members) };
}

/**
 * A type in a union. Beside `"a"`, the compiler would make `string` of both, and editors would no longer know of the
 * value: `string & {}` is the same to it, but another type.
 */
function besideListed(members: readonly TypeText[]): (type: TypeText) => Printable {
  return (type) => {
    const whole = wholes.find((one) => keywords[one] === type);
    const isListed = whole !== undefined && members.some(({ lists }) => lists?.has(whole));
    return isListed ? code`(${type.printable} & {})` : asUnit(type);
  };
}

const wholes = ["string", "number"] as const;

/** Each type once, the last of those that are printed alike. One alone is not printed to find that out. */
function distinctTypes(types: readonly TypeText[]): readonly TypeText[] {
  return types.length < 2 ? types : [...new Map(types.map((type) => [textKey(type), type])).values()];
}

/** What two types that are printed alike have in common. */
export function textKey({ printable }: TypeText): string {
  return JSON.stringify(printable);
}

function plainOf(types: readonly TypeText[]): readonly Plain[] | undefined {
  const found = types.map((type) => type.plain?.());
  return found.every((plain) => plain !== undefined) ? found.flat() : undefined;
}

/** The types without those that another one extends. */
function withoutBases(types: readonly TypeText[]): readonly TypeText[] {
  if (types.length < 2) return types;
  const bases = new Set(types.flatMap(({ within }) => (within?.() ?? []).map((base) => JSON.stringify(base))));
  return types.filter((type) => !bases.has(textKey(type)));
}

/** The types with one in the place of all that are unions of scalars and arrays. */
function withMeet(types: readonly TypeText[]): readonly TypeText[] {
  const withoutObjects = withOneOf(ofOneKind(types), (type) => type.plain?.() !== undefined, meet);
  return withOneOf(withoutObjects, (type) => objectAmongPlain(type) !== undefined, meetOfMixed);
}

const objectAlone: ReadonlySet<ValueType> = new Set(["object"]);

/**
 * The types without what is none of the others' kind: beside an object, what a schema without a type allows is its objects
 * alone; beside scalars or arrays it is the others.
 */
function ofOneKind(types: readonly TypeText[]): readonly TypeText[] {
  if (types.length < 2) return types;
  const areObjects = types.some(isObjectType);
  const arePlain = types.some((type) => type.plain?.() !== undefined);
  if (areObjects === arePlain) return types;
  return types.flatMap((type) => {
    const object = objectAmongPlain(type);
    if (!object) return [(areObjects ? type.ofTypes?.(objectAlone) : undefined) ?? type];
    if (areObjects) return saysNothing(object) ? [] : [object];
    return [without(type, object)];
  });
}

function without(type: TypeText, member: TypeText): TypeText {
  const others = (type.members ?? []).filter((one) => one !== member);
  return combined("union", others);
}

/** The types with what all of one kind have in common in the place of the first of them. */
function withOneOf(
  types: readonly TypeText[],
  isOfKind: (type: TypeText) => boolean,
  common: (a: TypeText, b: TypeText) => TypeText,
): readonly TypeText[] {
  if (types.length < 2) return types;
  const [first, ...others] = types.filter(isOfKind);
  if (!first || others.length === 0) return types;
  const both = others.reduce(common, first);
  return types.flatMap((type) => (type === first ? [both] : isOfKind(type) ? [] : [type]));
}

/** The one object type of a union that has nothing else but scalars and arrays: what a schema without a type allows. */
function objectAmongPlain({ level, members = [] }: TypeText): TypeText | undefined {
  const [object, ...further] = level === "union" ? members.filter((member) => member.object) : [];
  const others = members.filter((member) => member !== object);
  return further.length === 0 && others.every((member) => member.plain?.() !== undefined) ? object : undefined;
}

/** The object type with an index signature that a type is, or has beside scalars and arrays. */
export function openObject(type: TypeText): TypeText | undefined {
  const object = type.object ? type : objectAmongPlain(type);
  return object?.object?.indexes.length ? object : undefined;
}

/** What is of both unions: their objects in one, beside the scalars and arrays that are of both. */
function meetOfMixed(a: TypeText, b: TypeText): TypeText {
  const [object, other] = [objectAmongPlain(a), objectAmongPlain(b)];
  if (!object || !other) return combined("intersection", [a, b]);
  return combined("union", [objectOfBoth(object, other), meet(without(a, object), without(b, other))]);
}

/** What two of them have in common that are printed alike. */
export function plainKey(one: Plain): string {
  return textKey(plainType(one));
}
