/** Conditions about the type of a value. */
import { code, type Printable } from "../../core/printable.ts";
import type { ValueType } from "../effective-types.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { type Composed, type Condition, comparison, test } from "./condition.ts";

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

/**
 * Whether the keywords of a type look at a value. A number that JSON can write and a double cannot hold, such as `1e400`, is read
 * as infinite: it is no number of JSON any more, but not within limits either.
 */
export function kindTest(type: ValueType, value: Printable): Condition {
  if (type !== "number") return typeTest(type, value);
  return comparison(code`typeof ${value} === ${quoted(type)}`, code`typeof ${value} !== ${quoted(type)}`);
}

const objectTests = new WeakMap<Printable, Composed>();

/** Whether a value is an object: the same condition each time, so that it can be found among others. */
export function objectTest(value: Printable): Composed {
  const known = objectTests.get(value) ?? test(code`${runtimeValue("isObject")}(${value})`);
  objectTests.set(value, known);
  return known;
}

function quoted(type: "string" | "boolean" | "number"): Printable {
  return { kind: "literal", value: type };
}
