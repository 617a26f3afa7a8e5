/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfPet } from "../definitions/Pet.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isObject,
  parseWithDefaults,
} from "../runtime/index.ts";
import type { Pet, PetInput } from "../schemas/Pet.ts";
import { fitsCat } from "./Cat.ts";
import { hasDogMembers } from "./Dog.ts";

/** Whether a value fits PetInput. */
export function isPet(value: unknown): value is PetInput {
  return fitsPet(value, 1000);
}

/** Whether a value fits PetInput and is nested no deeper. */
export function fitsPet(value: unknown, depth: number): value is PetInput {
  if (depth <= 0 || !isObject(value)) return false;
  switch (value.kind) {
    case "cat":
      return fitsCat(value, depth);
    case "dog":
      return hasDogMembers(value);
    default:
      return false;
  }
}

/** The value as Pet, or everything that is wrong with it. */
export function checkPet(value: unknown, options?: CheckOptions): CheckResult<Pet> {
  return checkWithDefaults<Pet>(isPet, schemaOfPet, value, options);
}

/**
 * The value as Pet.
 *
 * @throws {ValidationError}
 */
export function parsePet(value: unknown, options?: CheckOptions): Pet {
  return parseWithDefaults<Pet>("Pet", isPet, schemaOfPet, value, options);
}
