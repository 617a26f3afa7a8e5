import { camelCase, isIdentifier, isReserved, upperFirst } from "../../model/names/spelling.ts";
import { freeName } from "../core/free-name.ts";
import { code, identifier, list, literal, member, type Printable, propertyKey, valueFrom } from "../core/printable.ts";
import { isInherited } from "../schema/is-inherited.ts";
import type { WireLayout } from "../wire/parameter-layout.ts";
import type { WireType } from "../wire/wire-shape.ts";
import { runtime } from "./check-expression.ts";

/**
 * Values that generated functions read by themselves: one text each, or a text for each item of a list. What is written
 * in other ways is left to the tables.
 */

/** A value with the variable that it is read into. */
export interface Slot {
  /** On the wire. */
  readonly name: string;
  readonly variable: string;
  readonly type: SlotType;
  readonly isList: boolean;
  /** The function that tells whether the value fits. */
  readonly test: Printable | undefined;
  readonly required: boolean;
  /** What it is where nothing was sent. */
  readonly default?: Printable | undefined;
}

type SlotType = "string" | "integer" | "number" | "boolean";

const converters: Readonly<Record<Exclude<SlotType, "string">, Printable>> = {
  integer: valueFrom(runtime, "integerOf"),
  number: valueFrom(runtime, "numberOf"),
  boolean: valueFrom(runtime, "booleanOf"),
};

/** The slot of a field; undefined for one that only its table can read. */
export function slotOf(
  name: string,
  layout: WireLayout,
  more: Omit<Slot, "name" | "type" | "isList">,
): Slot | undefined {
  if (layout.kind === "object" || isInherited(name)) return undefined;
  const [type, ...others] = layout.types;
  if (!isSlotType(type) || others.length > 0) return undefined;
  if (layout.kind === "list" && (layout.layout !== "repeated" || layout.scalar)) return undefined;
  return { name, type, isList: layout.kind === "list", ...more };
}

function isSlotType(type: WireType | undefined): type is SlotType {
  return type === "string" || type === "integer" || type === "number" || type === "boolean";
}

/** Names that the functions use for something else; predicates begin with `is` or `are`. */
const taken: ReadonlySet<string> = new Set([
  ...["booleanOf", "form", "headers", "integerOf", "item", "limit", "numberOf", "pairs", "path", "pathValue", "query"],
  ...["source", "text", "value"],
]);

/** The names of variables for values of these names. */
export class Variables {
  readonly #taken = new Set(taken);

  /** `pageSize` for `page[size]`. */
  of(name: string): string {
    const spelled = camelCase(name);
    const isFree = isIdentifier(spelled) && !isReserved(spelled) && !/^(?:is|are)[^\p{Ll}]/u.test(spelled);
    const variable = freeName(isFree && !taken.has(spelled) ? spelled : `given${upperFirst(spelled)}`, this.#taken);
    this.#taken.add(variable);
    return variable;
  }
}

/**
 * The statements that read the pairs of a query or of a form into their variables, and leave the function where the tables
 * have to be asked.
 * @param text The expression of the query or form.
 * @param limit The expression of how many pairs there may be.
 * @param others Whether the function is left where there is a name that has no slot.
 */
export function readPairs(
  slots: readonly Slot[],
  text: Printable,
  limit: Printable,
  others: "pass" | "leave",
): Printable {
  const cases = slots.map((slot) => {
    const statements = list("lines", caseStatements(slot));
    return isDeclaring(slot)
      ? code`case ${literal(slot.name)}: {\n  ${statements}\n}`
      : code`case ${literal(slot.name)}:\n  ${statements}`;
  });
  const rest = others === "leave" ? [code`default:\n  return undefined;`] : [];
  return list("lines", [
    ...slots.map(({ variable, type, isList }) => {
      const item = isList ? code`${typeScript[type]}[]` : typeScript[type];
      return code`let ${identifier(variable)}: ${item} | undefined;`;
    }),
    code`const pairs = new ${valueFrom(runtime, "Pairs")}(${text}, ${limit});`,
    code`while (pairs.next()) {
  const { value } = pairs;
  switch (pairs.name) {
    ${list("lines", [...cases, ...rest])}
  }
}`,
    leaveIf(list("or", [code`pairs.isOdd`, ...slots.flatMap(faultsAfterPairs)])),
  ]);
}

const typeScript: Readonly<Record<SlotType, Printable>> = {
  string: code`string`,
  integer: code`number`,
  number: code`number`,
  boolean: code`boolean`,
};

/** Whether the statements of a slot declare something of their own. */
function isDeclaring({ type, isList }: Slot): boolean {
  return isList && type !== "string";
}

function caseStatements({ variable: name, type, isList, test }: Slot): readonly Printable[] {
  const variable = identifier(name);
  if (isList) {
    const empty = leaveIf(code`value === ""`);
    if (type === "string") return [empty, code`${variable} ??= [];`, code`${variable}.push(value);`, code`break;`];
    return [
      code`const item = ${converted(type, code`value`)};`,
      leaveIf(code`item === undefined`),
      code`${variable} ??= [];`,
      code`${variable}.push(item);`,
      code`break;`,
    ];
  }
  return [
    leaveIf(code`${variable} !== undefined`),
    code`${variable} = ${converted(type, code`value`)};`,
    ...leaveUnless(variable, type !== "string", test),
    code`break;`,
  ];
}

/** What keeps a list that is complete from fitting, and the function from going on without a value that has to be there. */
function faultsAfterPairs({ variable: name, isList, test, required }: Slot): readonly Printable[] {
  const variable = identifier(name);
  const misfits = isList && test ? code`!${test}(${variable})` : undefined;
  if (required) return [code`${variable} === undefined`, ...(misfits ? [misfits] : [])];
  return misfits ? [code`(${variable} !== undefined && ${misfits})`] : [];
}

/** The value that a text stands for; undefined for one that stands for none. */
export function converted(type: SlotType, text: Printable): Printable {
  return type === "string" ? text : code`${converters[type]}(${text})`;
}

/** Leaves the function to the tables where a value is missing, or does not fit. */
export function leaveUnless(
  variable: Printable,
  mayBeMissing: boolean,
  test: Printable | undefined,
): readonly Printable[] {
  const misfits = test && code`!${test}(${variable})`;
  const conditions = [...(mayBeMissing ? [code`${variable} === undefined`] : []), ...(misfits ? [misfits] : [])];
  return conditions.length === 0 ? [] : [leaveIf(list("or", conditions))];
}

function leaveIf(condition: Printable): Printable {
  return code`if (${condition}) return undefined;`;
}

/** An object of variables: the statements that make it, if it takes some, and the expression that it is. */
export interface ReadObject {
  readonly statements: readonly Printable[];
  readonly expression: Printable;
}

/** An object of those that are there for certain, to which the others are added where they are. */
export function objectOf(name: "path" | "query" | "headers" | "form", slots: readonly Slot[]): ReadObject {
  const object = identifier(name);
  const certain = slots.filter((slot) => slot.required || slot.default);
  const members = certain.map(({ name: own, variable: local, default: given }) => {
    const variable = identifier(local);
    if (given) return code`${propertyKey(own)}: ${variable} ?? ${given}`;
    return own === local ? variable : code`${propertyKey(own)}: ${variable}`;
  });
  if (certain.length === slots.length) return { statements: [], expression: list("object", members) };
  return {
    statements: [
      code`const ${object}: Record<string, unknown> = ${list("object", members)};`,
      ...slots
        .filter((slot) => !certain.includes(slot))
        .map(({ name: own, variable: local }) => {
          const variable = identifier(local);
          return code`if (${variable} !== undefined) ${object}${member(own)} = ${variable};`;
        }),
    ],
    expression: object,
  };
}
