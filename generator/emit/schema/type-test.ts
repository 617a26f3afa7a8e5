/** Conditions about the type of a value. */
import { code, type Printable } from "../core/printable.ts";
import { type Composed, type Condition, comparison, test } from "./condition.ts";
import type { ValueType } from "./effective-types.ts";
import { runtimeValue } from "./runtime-imports.ts";

export function typeTest(type: ValueType, value: Printable): Condition {
  switch (type) {
    case "string":
    case "boolean":
      return comparison(code`typeof ${value} === ${quoted(type)}`, code`typeof ${value} !== ${quoted(type)}`);
    case "null":
      return comparison(code`${value} === null`, code`${value} !== null`);
    case "number":
      return test(code`${runtimeValue("isNumber")}(${value})`);
    case "array":
      return test(code`Array.isArray(${value})`);
    case "object":
      return objectTest(value);
  }
}

const objectTests = new WeakMap<Printable, Composed>();

/** Whether a value is an object: the same condition each time, so that it can be found among others. */
export function objectTest(value: Printable): Composed {
  const known = objectTests.get(value) ?? test(code`${runtimeValue("isObject")}(${value})`);
  objectTests.set(value, known);
  return known;
}

function quoted(type: "string" | "boolean"): Printable {
  return { kind: "literal", value: type };
}
