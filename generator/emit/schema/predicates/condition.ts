import { type Code, code, type Printable, printablesOf, replaced } from "../../core/printable.ts";
import { conditionWidth } from "./width.ts";

/**
 * A condition before it is printed: what is always true falls away, and parentheses and line breaks are decided once,
 * when the whole is known.
 */
export type Condition =
  | boolean
  | { readonly kind: "test"; readonly code: Printable; readonly negated: Printable }
  | { readonly kind: "all"; readonly of: readonly Composed[] }
  | { readonly kind: "any"; readonly of: readonly Composed[] };

export type Composed = Exclude<Condition, boolean>;

/** @param negated The opposite, where it reads better than a `!` before the test in parentheses. */
export function test(expression: Printable, negated: Printable = code`!${expression}`): Composed {
  return { kind: "test", code: expression, negated };
}

/** A test that is no single operand, such as a comparison. */
export function comparison(expression: Printable, negated: Printable = code`!(${expression})`): Composed {
  return { kind: "test", code: expression, negated };
}

export function all(...conditions: readonly Condition[]): Condition {
  return compose("all", conditions);
}

export function any(...conditions: readonly Condition[]): Condition {
  return compose("any", conditions);
}

function compose(kind: "all" | "any", conditions: readonly Condition[]): Condition {
  const neutral = kind === "all";
  const of: Composed[] = [];
  for (const condition of conditions) {
    if (condition === neutral) continue;
    if (typeof condition === "boolean") return condition;
    if (condition.kind === kind) of.push(...condition.of);
    else of.push(condition);
  }
  const [first] = of;
  if (!first) return neutral;
  return of.length === 1 ? first : { kind, of };
}

/** The opposite of a condition. */
export function not(condition: Condition): Condition {
  if (typeof condition === "boolean") return !condition;
  if (condition.kind === "test") return { kind: "test", code: condition.negated, negated: condition.code };
  const inner = printCondition(condition);
  return { kind: "test", code: code`!(${inner})`, negated: code`(${inner})` };
}

/** Whether a printable is part of a condition: a parameter that no condition reads is named so that linters know. */
export function mentions(condition: Condition, printable: Printable): boolean {
  if (typeof condition === "boolean") return false;
  if (condition.kind !== "test") return condition.of.some((inner) => mentions(inner, printable));
  return holds(condition.code, printable);
}

/** Whether a printable is a part of another one. */
export function holds(whole: Printable, part: Printable): boolean {
  for (const inner of printablesOf(whole)) if (inner === part) return true;
  return false;
}

/** What the tests of a condition are made of. */
export function* printablesIn(condition: Condition): Generator<Printable, void> {
  if (typeof condition === "boolean") return;
  if (condition.kind === "test") yield* printablesOf(condition.code);
  else for (const inner of condition.of) yield* printablesIn(inner);
}

/** A condition whose tests have other printables in the place of some. */
export function conditionWith(condition: Composed, others: ReadonlyMap<Printable, Printable>): Composed {
  if (condition.kind !== "test") return { ...condition, of: condition.of.map((inner) => conditionWith(inner, others)) };
  return { ...condition, code: replaced(condition.code, others), negated: replaced(condition.negated, others) };
}

/** A condition as an expression. Where it has `&&` or `||` it stands in no parentheses of its own. */
export function printCondition(condition: Condition, column = 4): Code {
  if (typeof condition === "boolean") return condition ? code`true` : code`false`;
  if (condition.kind === "test") return code`${condition.code}`;
  const operands = condition.of.map((operand) => printOperand(operand, column));
  const operator = condition.kind === "all" ? "&&" : "||";
  const fits = column + conditionWidth(operands) <= 110;
  return joined(operands, fits ? ` ${operator} ` : ` ${operator}\n`);
}

function printOperand(operand: Composed, column: number): Printable {
  if (operand.kind === "test") return operand.code;
  const operands = operand.of.map((inner) => printOperand(inner, column + 2));
  const operator = operand.kind === "all" ? "&&" : "||";
  const fits = column + conditionWidth(operands) <= 106;
  return code`(${joined(operands, fits ? ` ${operator} ` : ` ${operator}\n  `)})`;
}

/** The statement that returns a condition; members of an object stand one a line. */
export function returnStatement(condition: Condition, linewise: boolean): Code {
  if (typeof condition === "boolean" || condition.kind === "test") return code`return ${printCondition(condition)};`;
  const operands = condition.of.map((operand) => printOperand(operand, 4));
  const operator = condition.kind === "all" ? "&&" : "||";
  if (!linewise && conditionWidth(operands) <= 98) return code`return ${joined(operands, ` ${operator} `)};`;
  return code`return (\n  ${joined(operands, ` ${operator}\n`)}\n);`;
}

function joined(operands: readonly Printable[], separator: string): Code {
  const parts: (string | Printable)[] = [];
  operands.forEach((operand, index) => {
    if (index > 0) parts.push(separator);
    parts.push(operand);
  });
  return { kind: "code", parts };
}
