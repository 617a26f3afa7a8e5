/*
 * The validators of Names. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOf_2fa,
  schemaOfClassSchema,
  schemaOfComExampleUser,
  schemaOfMembers,
  schemaOfPromiseSchema,
  schemaOfRecordSchema,
  schemaOfStringSchema,
  schemaOfUser_profile,
  schemaOfUsersControllerFindAllV2200Body,
  schemaOfUsersControllerFindAllV2200BodyItemsItem,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  everyValue,
  isEmail,
  isInteger,
  isObject,
  isString,
  memberOf,
  parse,
} from "./runtime/index.ts";
import type {
  _2fa,
  ClassSchema,
  ComExampleUser,
  Members,
  PromiseSchema,
  RecordSchema,
  StringSchema,
  user_profile,
  UsersControllerFindAllV2200Body,
  UsersControllerFindAllV2200BodyItemsItem,
} from "./schemas.ts";

/** Whether a value fits RecordSchema. */
export function isRecordSchema(value: unknown): value is RecordSchema {
  return (
    isObject(value) &&
    (value.Promise === undefined || isPromiseSchema(value.Promise))
  );
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

/** Whether a value fits PromiseSchema. */
export function isPromiseSchema(value: unknown): value is PromiseSchema {
  return (
    isObject(value) &&
    everyValue(value, isString)
  );
}

/** The value as PromiseSchema, or everything that is wrong with it. */
export function checkPromiseSchema(value: unknown, options?: CheckOptions): CheckResult<PromiseSchema> {
  return check(isPromiseSchema, schemaOfPromiseSchema, value, options);
}

/**
 * The value as PromiseSchema.
 *
 * @throws {ValidationError}
 */
export function parsePromiseSchema(value: unknown, options?: CheckOptions): PromiseSchema {
  return parse("PromiseSchema", isPromiseSchema, schemaOfPromiseSchema, value, options);
}

/** Whether a value fits StringSchema. */
export function isStringSchema(value: unknown): value is StringSchema {
  return typeof value === "string" && value !== "";
}

/** The value as StringSchema, or everything that is wrong with it. */
export function checkStringSchema(value: unknown, options?: CheckOptions): CheckResult<StringSchema> {
  return check(isStringSchema, schemaOfStringSchema, value, options);
}

/**
 * The value as StringSchema.
 *
 * @throws {ValidationError}
 */
export function parseStringSchema(value: unknown, options?: CheckOptions): StringSchema {
  return parse("StringSchema", isStringSchema, schemaOfStringSchema, value, options);
}

/** Whether a value fits ClassSchema. */
export function isClassSchema(value: unknown): value is ClassSchema {
  return value === "await" || value === "yield";
}

/** The value as ClassSchema, or everything that is wrong with it. */
export function checkClassSchema(value: unknown, options?: CheckOptions): CheckResult<ClassSchema> {
  return check(isClassSchema, schemaOfClassSchema, value, options);
}

/**
 * The value as ClassSchema.
 *
 * @throws {ValidationError}
 */
export function parseClassSchema(value: unknown, options?: CheckOptions): ClassSchema {
  return parse("ClassSchema", isClassSchema, schemaOfClassSchema, value, options);
}

/** Whether a value fits ComExampleUser. */
export function isComExampleUser(value: unknown): value is ComExampleUser {
  return (
    isObject(value) &&
    (value["e-mail"] === undefined || isEmail(value["e-mail"]))
  );
}

/** The value as ComExampleUser, or everything that is wrong with it. */
export function checkComExampleUser(value: unknown, options?: CheckOptions): CheckResult<ComExampleUser> {
  return check(isComExampleUser, schemaOfComExampleUser, value, options);
}

/**
 * The value as ComExampleUser.
 *
 * @throws {ValidationError}
 */
export function parseComExampleUser(value: unknown, options?: CheckOptions): ComExampleUser {
  return parse("ComExampleUser", isComExampleUser, schemaOfComExampleUser, value, options);
}

/** Whether a value fits user_profile. */
export function isUser_profile(value: unknown): value is user_profile {
  return (
    isObject(value) &&
    typeof value.user_name === "string"
  );
}

/** The value as user_profile, or everything that is wrong with it. */
export function checkUser_profile(value: unknown, options?: CheckOptions): CheckResult<user_profile> {
  return check(isUser_profile, schemaOfUser_profile, value, options);
}

/**
 * The value as user_profile.
 *
 * @throws {ValidationError}
 */
export function parseUser_profile(value: unknown, options?: CheckOptions): user_profile {
  return parse("user_profile", isUser_profile, schemaOfUser_profile, value, options);
}

/** Whether a value fits _2fa. */
export function is_2fa(value: unknown): value is _2fa {
  return typeof value === "string";
}

/** The value as _2fa, or everything that is wrong with it. */
export function check_2fa(value: unknown, options?: CheckOptions): CheckResult<_2fa> {
  return check(is_2fa, schemaOf_2fa, value, options);
}

/**
 * The value as _2fa.
 *
 * @throws {ValidationError}
 */
export function parse_2fa(value: unknown, options?: CheckOptions): _2fa {
  return parse("_2fa", is_2fa, schemaOf_2fa, value, options);
}

/** Whether a value fits Members. */
export function isMembers(value: unknown): value is Members {
  return (
    isObject(value) &&
    (value["1"] === undefined || typeof value["1"] === "string") &&
    isString(memberOf(value, "__proto__")) &&
    (memberOf(value, "constructor") === undefined || isString(memberOf(value, "constructor"))) &&
    (memberOf(value, "toString") === undefined || isString(memberOf(value, "toString"))) &&
    typeof value.default === "string" &&
    typeof value["e-mail"] === "string" &&
    (value[""] === undefined || typeof value[""] === "string") &&
    (value["with space"] === undefined || typeof value["with space"] === "string")
  );
}

/** The value as Members, or everything that is wrong with it. */
export function checkMembers(value: unknown, options?: CheckOptions): CheckResult<Members> {
  return check(isMembers, schemaOfMembers, value, options);
}

/**
 * The value as Members.
 *
 * @throws {ValidationError}
 */
export function parseMembers(value: unknown, options?: CheckOptions): Members {
  return parse("Members", isMembers, schemaOfMembers, value, options);
}

/** Whether a value fits UsersControllerFindAllV2200Body. */
export function isUsersControllerFindAllV2200Body(value: unknown): value is UsersControllerFindAllV2200Body {
  if (!isObject(value)) return false;
  const { items } = value;
  return (
    items === undefined ||
    (Array.isArray(items) && areUsersControllerFindAllV2200BodyItems(items))
  );
}

function areUsersControllerFindAllV2200BodyItems(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUsersControllerFindAllV2200BodyItemsItem(items[index])) return false;
  }
  return true;
}

/** The value as UsersControllerFindAllV2200Body, or everything that is wrong with it. */
export function checkUsersControllerFindAllV2200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<UsersControllerFindAllV2200Body> {
  return check(isUsersControllerFindAllV2200Body, schemaOfUsersControllerFindAllV2200Body, value, options);
}

/**
 * The value as UsersControllerFindAllV2200Body.
 *
 * @throws {ValidationError}
 */
export function parseUsersControllerFindAllV2200Body(
  value: unknown,
  options?: CheckOptions,
): UsersControllerFindAllV2200Body {
  return parse(
    "UsersControllerFindAllV2200Body",
    isUsersControllerFindAllV2200Body,
    schemaOfUsersControllerFindAllV2200Body,
    value,
    options,
  );
}

/** Whether a value fits UsersControllerFindAllV2200BodyItemsItem. */
export function isUsersControllerFindAllV2200BodyItemsItem(
  value: unknown,
): value is UsersControllerFindAllV2200BodyItemsItem {
  return (
    isObject(value) &&
    (value.id === undefined || isInteger(value.id))
  );
}

/** The value as UsersControllerFindAllV2200BodyItemsItem, or everything that is wrong with it. */
export function checkUsersControllerFindAllV2200BodyItemsItem(
  value: unknown,
  options?: CheckOptions,
): CheckResult<UsersControllerFindAllV2200BodyItemsItem> {
  return check(
    isUsersControllerFindAllV2200BodyItemsItem,
    schemaOfUsersControllerFindAllV2200BodyItemsItem,
    value,
    options,
  );
}

/**
 * The value as UsersControllerFindAllV2200BodyItemsItem.
 *
 * @throws {ValidationError}
 */
export function parseUsersControllerFindAllV2200BodyItemsItem(
  value: unknown,
  options?: CheckOptions,
): UsersControllerFindAllV2200BodyItemsItem {
  return parse(
    "UsersControllerFindAllV2200BodyItemsItem",
    isUsersControllerFindAllV2200BodyItemsItem,
    schemaOfUsersControllerFindAllV2200BodyItemsItem,
    value,
    options,
  );
}
