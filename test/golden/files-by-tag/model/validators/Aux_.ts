/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfAux } from "../definitions/Aux_.ts";
import { check, type CheckOptions, type CheckResult, isObject, parse } from "../runtime/index.ts";
import type { Aux } from "../schemas/Aux_.ts";

/** Whether a value fits Aux. */
export function isAux(value: unknown): value is Aux {
  return fitsAux(value, 1000);
}

/** Whether a value fits Aux and is nested no deeper. */
function fitsAux(value: unknown, depth: number): value is Aux {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.deeper === undefined || fitsAux(value.deeper, depth - 1))
  );
}

/** The value as Aux, or everything that is wrong with it. */
export function checkAux(value: unknown, options?: CheckOptions): CheckResult<Aux> {
  return check(isAux, schemaOfAux, value, options);
}

/**
 * The value as Aux.
 *
 * @throws {ValidationError}
 */
export function parseAux(value: unknown, options?: CheckOptions): Aux {
  return parse("Aux", isAux, schemaOfAux, value, options);
}
