/*
 * The validators of Mended. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfKeeper, schemaOfLoop, schemaOfNode, schemaOfPerson, schemaOfPet } from "./definitions.ts";
import { check, type CheckOptions, type CheckResult, isInteger, isObject, parse } from "./runtime/index.ts";
import type { Keeper, Loop, Node, Person, Pet } from "./schemas.ts";

/** Whether a value fits Pet. */
export function isPet(value: unknown): value is Pet {
  if (!isObject(value)) return false;
  const { kind, size } = value;
  return (
    (value.name === undefined || typeof value.name === "string") &&
    (kind === undefined || kind === "cat" || kind === "dog") &&
    (size === undefined || (isInteger(size) && size >= 1)) &&
    (value.loop === undefined || isLoop(value.loop)) &&
    (value.parent === undefined || isNode(value.parent)) &&
    (value.keeper === undefined || isKeeper(value.keeper))
  );
}

/** The value as Pet, or everything that is wrong with it. */
export function checkPet(value: unknown, options?: CheckOptions): CheckResult<Pet> {
  return check(isPet, schemaOfPet, value, options);
}

/**
 * The value as Pet.
 *
 * @throws {ValidationError}
 */
export function parsePet(value: unknown, options?: CheckOptions): Pet {
  return parse("Pet", isPet, schemaOfPet, value, options);
}

/** Whether a value fits Loop. */
export function isLoop(_value: unknown): _value is Loop {
  return true;
}

/** The value as Loop, or everything that is wrong with it. */
export function checkLoop(value: unknown, options?: CheckOptions): CheckResult<Loop> {
  return check(isLoop, schemaOfLoop, value, options);
}

/**
 * The value as Loop.
 *
 * @throws {ValidationError}
 */
export function parseLoop(value: unknown, options?: CheckOptions): Loop {
  return parse("Loop", isLoop, schemaOfLoop, value, options);
}

/** Whether a value fits Node. */
export function isNode(value: unknown): value is Node {
  return fitsNode(value, 1000);
}

/** Whether a value fits Node and is nested no deeper. */
function fitsNode(value: unknown, depth: number): value is Node {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.next === undefined || fitsNode(value.next, depth - 1))
  );
}

/** The value as Node, or everything that is wrong with it. */
export function checkNode(value: unknown, options?: CheckOptions): CheckResult<Node> {
  return check(isNode, schemaOfNode, value, options);
}

/**
 * The value as Node.
 *
 * @throws {ValidationError}
 */
export function parseNode(value: unknown, options?: CheckOptions): Node {
  return parse("Node", isNode, schemaOfNode, value, options);
}

/** Whether a value fits Keeper. */
export function isKeeper(value: unknown): value is Keeper {
  return isPerson(value) || typeof value === "string";
}

/** The value as Keeper, or everything that is wrong with it. */
export function checkKeeper(value: unknown, options?: CheckOptions): CheckResult<Keeper> {
  return check(isKeeper, schemaOfKeeper, value, options);
}

/**
 * The value as Keeper.
 *
 * @throws {ValidationError}
 */
export function parseKeeper(value: unknown, options?: CheckOptions): Keeper {
  return parse("Keeper", isKeeper, schemaOfKeeper, value, options);
}

/** Whether a value fits Person. */
export function isPerson(value: unknown): value is Person {
  return (
    isObject(value) &&
    (value.kind === undefined || typeof value.kind === "string")
  );
}

/** The value as Person, or everything that is wrong with it. */
export function checkPerson(value: unknown, options?: CheckOptions): CheckResult<Person> {
  return check(isPerson, schemaOfPerson, value, options);
}

/**
 * The value as Person.
 *
 * @throws {ValidationError}
 */
export function parsePerson(value: unknown, options?: CheckOptions): Person {
  return parse("Person", isPerson, schemaOfPerson, value, options);
}
