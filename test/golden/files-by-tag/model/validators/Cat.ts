/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfCat } from "../definitions/Cat.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isObject,
  parseWithDefaults,
} from "../runtime/index.ts";
import type { Cat, CatInput } from "../schemas/Cat.ts";
import { fitsOwner } from "./Owner.ts";

/** Whether a value fits CatInput. */
export function isCat(value: unknown): value is CatInput {
  return fitsCat(value, 1000);
}

/** Whether a value fits CatInput and is nested no deeper. */
export function fitsCat(value: unknown, depth: number): value is CatInput {
  return (
    depth > 0 &&
    isObject(value) &&
    value.kind === "cat" &&
    typeof value.name === "string" &&
    catNamePattern.test(value.name) &&
    (value.owner === undefined || fitsOwner(value.owner, depth - 1))
  );
}

const catNamePattern = /^[A-Z]/u;

/** The value as Cat, or everything that is wrong with it. */
export function checkCat(value: unknown, options?: CheckOptions): CheckResult<Cat> {
  return checkWithDefaults<Cat>(isCat, schemaOfCat, value, options);
}

/**
 * The value as Cat.
 *
 * @throws {ValidationError}
 */
export function parseCat(value: unknown, options?: CheckOptions): Cat {
  return parseWithDefaults<Cat>("Cat", isCat, schemaOfCat, value, options);
}
