/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfOwner } from "../definitions/Owner.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isObject,
  parseWithDefaults,
} from "../runtime/index.ts";
import type { Owner, OwnerInput } from "../schemas/Owner.ts";
import { fitsPet } from "./Pet.ts";

/** Whether a value fits OwnerInput. */
export function isOwner(value: unknown): value is OwnerInput {
  return fitsOwner(value, 1000);
}

/** Whether a value fits OwnerInput and is nested no deeper. */
export function fitsOwner(value: unknown, depth: number): value is OwnerInput {
  return (
    depth > 0 &&
    isObject(value) &&
    Array.isArray(value.pets) &&
    areOwnerPets(value.pets, depth - 2)
  );
}

function areOwnerPets(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsPet(items[index], depth)) return false;
  }
  return true;
}

/** The value as Owner, or everything that is wrong with it. */
export function checkOwner(value: unknown, options?: CheckOptions): CheckResult<Owner> {
  return checkWithDefaults<Owner>(isOwner, schemaOfOwner, value, options);
}

/**
 * The value as Owner.
 *
 * @throws {ValidationError}
 */
export function parseOwner(value: unknown, options?: CheckOptions): Owner {
  return parseWithDefaults<Owner>("Owner", isOwner, schemaOfOwner, value, options);
}
