/**
 * The statements of a function that tells whether a value fits. What is asked of an object is one expression, but that
 * members that it reads again and again are read once, before: each reading looks the member up.
 */
import { isVariableName } from "../../../model/names/spelling.ts";
import { binding, type Code, code, list, nothing, type Printable } from "../../core/printable.ts";
import {
  all,
  any,
  type Composed,
  type Condition,
  conditionWith,
  not,
  printablesIn,
  printCondition,
  returnStatement,
} from "./condition.ts";
import { knownAccesses, knownSubject } from "./member-access.ts";

/** To ask whether a member is there and what type it has is cheaper than a variable that lives on. */
const often = 3;

/**
 * @param isObject The test that the value is an object; undefined where that is known.
 * @param linewise Whether conditions stand one a line.
 */
export function functionBody(
  given: Condition,
  value: Printable,
  isObject: Composed | undefined,
  linewise: boolean,
): Code {
  const condition = withoutNarrowing(given, value);
  const plain = returnStatement(condition, linewise);
  const operands = typeof condition === "boolean" ? [] : condition.kind === "all" ? condition.of : [condition];
  const narrowed = isObject === undefined ? 0 : operands.indexOf(isObject) + 1;
  if (isObject !== undefined && narrowed === 0) return plain;
  const [before, after] = [operands.slice(0, narrowed), operands.slice(narrowed)];
  const variables = readOften(after, value);
  if (variables.size === 0) return plain;
  const guard = any(...before.map(not));
  const rest = all(...after.map((operand) => conditionWith(operand, variables)));
  const guarded = guard === false ? nothing : code`if (${printCondition(guard)}) return false;\n`;
  return code`${guarded}const ${list("object", [...variables.values()])} = ${value};
${returnStatement(rest, linewise)}`;
}

/**
 * The conditions without what type guards say of the value, where members are read after one: it may be of a type that does
 * not have them, and a type without an index signature lets nobody ask.
 */
function withoutNarrowing(condition: Condition, value: Printable): Condition {
  const subject = knownSubject(value);
  if (typeof condition === "boolean" || !subject) return condition;
  const accesses = new Set(knownAccesses(value).values());
  let isAsked = false;
  for (const printable of printablesIn(condition)) {
    if (printable === subject) isAsked = true;
    else if (isAsked && accesses.has(printable)) {
      return conditionWith(condition, new Map([[subject, code`${value} as unknown`]]));
    }
  }
  return condition;
}

/** The variables for the members that a function reads often, by what reads them; not those that need another name. */
function readOften(conditions: readonly Composed[], value: Printable): ReadonlyMap<Printable, Printable> {
  const counts = new Map<Printable, number>();
  const taken = new Set(["value", "depth"]);
  for (const printable of conditions.flatMap((condition) => [...printablesIn(condition)])) {
    counts.set(printable, (counts.get(printable) ?? 0) + 1);
    if (printable.kind === "identifier" || printable.kind === "import") taken.add(printable.name);
  }
  return new Map(
    [...knownAccesses(value)].flatMap(([name, access]) =>
      (counts.get(access) ?? 0) >= often && isVariableName(name) && !taken.has(name) ? [[access, binding(name)]] : [],
    ),
  );
}
