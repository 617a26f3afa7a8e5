/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfVisit } from "../definitions/Visit2.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isInteger,
  isObject,
  parseWithDefaults,
} from "../runtime/index.ts";
import type { Visit, VisitInput } from "../schemas/Visit2.ts";
import { isOwner } from "./Owner.ts";

/** Whether a value fits VisitInput. */
export function isVisit(value: unknown): value is VisitInput {
  return (
    isObject(value) &&
    isOwner(value.by) &&
    (value.number === undefined || isInteger(value.number))
  );
}

/** The value as Visit, or everything that is wrong with it. */
export function checkVisit(value: unknown, options?: CheckOptions): CheckResult<Visit> {
  return checkWithDefaults<Visit>(isVisit, schemaOfVisit, value, options);
}

/**
 * The value as Visit.
 *
 * @throws {ValidationError}
 */
export function parseVisit(value: unknown, options?: CheckOptions): Visit {
  return parseWithDefaults<Visit>("Visit", isVisit, schemaOfVisit, value, options);
}
