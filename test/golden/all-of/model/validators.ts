/*
 * The validators of All of. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfAnimal,
  schemaOfConflict,
  schemaOfConflictContext,
  schemaOfDog,
  schemaOfFault,
  schemaOfNamedAnimal,
  schemaOfPassword,
  schemaOfQuadruped,
  schemaOfRecordSchema,
  schemaOfSame,
  schemaOfTimestamps,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  isDateTime,
  isInteger,
  isNoShorterThan,
  isObject,
  parse,
} from "./runtime/index.ts";
import type {
  Animal,
  Conflict,
  ConflictContext,
  Dog,
  Fault,
  NamedAnimal,
  Password,
  Quadruped,
  RecordSchema,
  Same,
  Timestamps,
} from "./schemas.ts";

/** Whether a value fits Animal. */
export function isAnimal(value: unknown): value is Animal {
  if (!isObject(value)) return false;
  const { legs } = value;
  return (
    isInteger(value.id) &&
    (value.name === undefined || typeof value.name === "string") &&
    (legs === undefined || isInteger(legs) || legs === null)
  );
}

/** The value as Animal, or everything that is wrong with it. */
export function checkAnimal(value: unknown, options?: CheckOptions): CheckResult<Animal> {
  return check(isAnimal, schemaOfAnimal, value, options);
}

/**
 * The value as Animal.
 *
 * @throws {ValidationError}
 */
export function parseAnimal(value: unknown, options?: CheckOptions): Animal {
  return parse("Animal", isAnimal, schemaOfAnimal, value, options);
}

/** Whether a value fits Dog. */
export function isDog(value: unknown): value is Dog {
  return (
    isObject(value) &&
    typeof value.breed === "string" &&
    isAnimal(value)
  );
}

/** The value as Dog, or everything that is wrong with it. */
export function checkDog(value: unknown, options?: CheckOptions): CheckResult<Dog> {
  return check(isDog, schemaOfDog, value, options);
}

/**
 * The value as Dog.
 *
 * @throws {ValidationError}
 */
export function parseDog(value: unknown, options?: CheckOptions): Dog {
  return parse("Dog", isDog, schemaOfDog, value, options);
}

/** Whether a value fits NamedAnimal. */
export function isNamedAnimal(value: unknown): value is NamedAnimal {
  return (
    (!isObject(value) || value.name !== undefined) &&
    isAnimal(value)
  );
}

/** The value as NamedAnimal, or everything that is wrong with it. */
export function checkNamedAnimal(value: unknown, options?: CheckOptions): CheckResult<NamedAnimal> {
  return check(isNamedAnimal, schemaOfNamedAnimal, value, options);
}

/**
 * The value as NamedAnimal.
 *
 * @throws {ValidationError}
 */
export function parseNamedAnimal(value: unknown, options?: CheckOptions): NamedAnimal {
  return parse("NamedAnimal", isNamedAnimal, schemaOfNamedAnimal, value, options);
}

/** Whether a value fits Quadruped. */
export function isQuadruped(value: unknown): value is Quadruped {
  return (
    (!isObject(value) || value.legs === 4) &&
    isAnimal(value)
  );
}

/** The value as Quadruped, or everything that is wrong with it. */
export function checkQuadruped(value: unknown, options?: CheckOptions): CheckResult<Quadruped> {
  return check(isQuadruped, schemaOfQuadruped, value, options);
}

/**
 * The value as Quadruped.
 *
 * @throws {ValidationError}
 */
export function parseQuadruped(value: unknown, options?: CheckOptions): Quadruped {
  return parse("Quadruped", isQuadruped, schemaOfQuadruped, value, options);
}

/** Whether a value fits Timestamps. */
export function isTimestamps(value: unknown): value is Timestamps {
  return (
    isObject(value) &&
    isDateTime(value.createdAt) &&
    (value.updatedAt === undefined || isDateTime(value.updatedAt))
  );
}

/** The value as Timestamps, or everything that is wrong with it. */
export function checkTimestamps(value: unknown, options?: CheckOptions): CheckResult<Timestamps> {
  return check(isTimestamps, schemaOfTimestamps, value, options);
}

/**
 * The value as Timestamps.
 *
 * @throws {ValidationError}
 */
export function parseTimestamps(value: unknown, options?: CheckOptions): Timestamps {
  return parse("Timestamps", isTimestamps, schemaOfTimestamps, value, options);
}

/** Whether a value fits RecordSchema. */
export function isRecordSchema(value: unknown): value is RecordSchema {
  return isAnimal(value) && isTimestamps(value);
}

/** The value as RecordSchema, or everything that is wrong with it. */
export function checkRecordSchema(value: unknown, options?: CheckOptions): CheckResult<RecordSchema> {
  return check(isRecordSchema, schemaOfRecordSchema, value, options);
}

/**
 * The value as RecordSchema.
 *
 * @throws {ValidationError}
 */
export function parseRecordSchema(value: unknown, options?: CheckOptions): RecordSchema {
  return parse("RecordSchema", isRecordSchema, schemaOfRecordSchema, value, options);
}

/** Whether a value fits Same. */
export function isSame(value: unknown): value is Same {
  return isDog(value);
}

/** The value as Same, or everything that is wrong with it. */
export function checkSame(value: unknown, options?: CheckOptions): CheckResult<Same> {
  return check(isSame, schemaOfSame, value, options);
}

/**
 * The value as Same.
 *
 * @throws {ValidationError}
 */
export function parseSame(value: unknown, options?: CheckOptions): Same {
  return parse("Same", isSame, schemaOfSame, value, options);
}

/** Whether a value fits Password. */
export function isPassword(value: unknown): value is Password {
  return isPasswordPart1(value) && isPasswordPart2(value) && isPasswordPart3(value);
}

function isPasswordPart1(value: unknown): boolean {
  return typeof value === "string" && isNoShorterThan(value, 8);
}

const passwordPart2Pattern = /[0-9]/u;

function isPasswordPart2(value: unknown): boolean {
  return typeof value !== "string" || passwordPart2Pattern.test(value);
}

const passwordPart3Pattern = /[A-Z]/u;

function isPasswordPart3(value: unknown): boolean {
  return typeof value !== "string" || passwordPart3Pattern.test(value);
}

/** The value as Password, or everything that is wrong with it. */
export function checkPassword(value: unknown, options?: CheckOptions): CheckResult<Password> {
  return check(isPassword, schemaOfPassword, value, options);
}

/**
 * The value as Password.
 *
 * @throws {ValidationError}
 */
export function parsePassword(value: unknown, options?: CheckOptions): Password {
  return parse("Password", isPassword, schemaOfPassword, value, options);
}

/** Whether a value fits Fault. */
export function isFault(value: unknown): value is Fault {
  return (
    isObject(value) &&
    (value.context === undefined || isFaultContext(value.context))
  );
}

function isFaultContext(value: unknown): boolean {
  return isObject(value) || value === null;
}

/** The value as Fault, or everything that is wrong with it. */
export function checkFault(value: unknown, options?: CheckOptions): CheckResult<Fault> {
  return check(isFault, schemaOfFault, value, options);
}

/**
 * The value as Fault.
 *
 * @throws {ValidationError}
 */
export function parseFault(value: unknown, options?: CheckOptions): Fault {
  return parse("Fault", isFault, schemaOfFault, value, options);
}

/** Whether a value fits Conflict. */
export function isConflict(value: unknown): value is Conflict {
  return (
    isObject(value) &&
    (value.context === undefined || isConflictContext(value.context)) &&
    isFault(value)
  );
}

/** The value as Conflict, or everything that is wrong with it. */
export function checkConflict(value: unknown, options?: CheckOptions): CheckResult<Conflict> {
  return check(isConflict, schemaOfConflict, value, options);
}

/**
 * The value as Conflict.
 *
 * @throws {ValidationError}
 */
export function parseConflict(value: unknown, options?: CheckOptions): Conflict {
  return parse("Conflict", isConflict, schemaOfConflict, value, options);
}

/** Whether a value fits ConflictContext. */
export function isConflictContext(value: unknown): value is ConflictContext {
  return (
    isObject(value) &&
    (value.path === undefined || typeof value.path === "string")
  );
}

/** The value as ConflictContext, or everything that is wrong with it. */
export function checkConflictContext(value: unknown, options?: CheckOptions): CheckResult<ConflictContext> {
  return check(isConflictContext, schemaOfConflictContext, value, options);
}

/**
 * The value as ConflictContext.
 *
 * @throws {ValidationError}
 */
export function parseConflictContext(value: unknown, options?: CheckOptions): ConflictContext {
  return parse("ConflictContext", isConflictContext, schemaOfConflictContext, value, options);
}
