/*
 * The types of Names, each with an object of the same name: its validators in one place,
 * and a Standard Schema for libraries that take one. A bundle that uses the
 * functions of validators.ts instead holds less.
 */
import { type Companion, companion } from "./runtime/index.ts";
import {
  check_2fa,
  checkClassSchema,
  checkComExampleUser,
  checkMembers,
  checkPromiseSchema,
  checkRecordSchema,
  checkStringSchema,
  checkUser_profile,
  checkUsersControllerFindAllV2200Body,
  checkUsersControllerFindAllV2200BodyItemsItem,
  is_2fa,
  isClassSchema,
  isComExampleUser,
  isMembers,
  isPromiseSchema,
  isRecordSchema,
  isStringSchema,
  isUser_profile,
  isUsersControllerFindAllV2200Body,
  isUsersControllerFindAllV2200BodyItemsItem,
  parse_2fa,
  parseClassSchema,
  parseComExampleUser,
  parseMembers,
  parsePromiseSchema,
  parseRecordSchema,
  parseStringSchema,
  parseUser_profile,
  parseUsersControllerFindAllV2200Body,
  parseUsersControllerFindAllV2200BodyItemsItem,
} from "./validators.ts";

import type * as schemas from "./schemas.ts";

/** `#/components/schemas/Record` */
export type RecordSchema = schemas.RecordSchema;

export const RecordSchema: Companion<RecordSchema> = /*@__PURE__*/ built(() => companion(
  isRecordSchema,
  checkRecordSchema,
  parseRecordSchema,
));

/** `#/components/schemas/Promise` */
export type PromiseSchema = schemas.PromiseSchema;

export const PromiseSchema: Companion<PromiseSchema> = /*@__PURE__*/ built(() => companion(
  isPromiseSchema,
  checkPromiseSchema,
  parsePromiseSchema,
));

/**
 * `#/components/schemas/string`
 *
 * @minLength 1
 */
export type StringSchema = schemas.StringSchema;

export const StringSchema: Companion<StringSchema> = /*@__PURE__*/ built(() => companion(
  isStringSchema,
  checkStringSchema,
  parseStringSchema,
));

/** `#/components/schemas/class` */
export type ClassSchema = schemas.ClassSchema;

export const ClassSchema: Companion<ClassSchema> = /*@__PURE__*/ built(() => companion(
  isClassSchema,
  checkClassSchema,
  parseClassSchema,
));

/** `#/components/schemas/com.example.User` */
export type ComExampleUser = schemas.ComExampleUser;

export const ComExampleUser: Companion<ComExampleUser> = /*@__PURE__*/ built(() => companion(
  isComExampleUser,
  checkComExampleUser,
  parseComExampleUser,
));

/** `#/components/schemas/user_profile` */
export type user_profile = schemas.user_profile;

export const user_profile: Companion<user_profile> = /*@__PURE__*/ built(() => companion(
  isUser_profile,
  checkUser_profile,
  parseUser_profile,
));

/** `#/components/schemas/2fa` */
export type _2fa = schemas._2fa;

export const _2fa: Companion<_2fa> = /*@__PURE__*/ built(() => companion(is_2fa, check_2fa, parse_2fa));

/** `#/components/schemas/Members` */
export type Members = schemas.Members;

export const Members: Companion<Members> = /*@__PURE__*/ built(() => companion(isMembers, checkMembers, parseMembers));

export type UsersControllerFindAllV2200Body = schemas.UsersControllerFindAllV2200Body;

export const UsersControllerFindAllV2200Body: Companion<UsersControllerFindAllV2200Body> = /*@__PURE__*/ built(() => companion(
  isUsersControllerFindAllV2200Body,
  checkUsersControllerFindAllV2200Body,
  parseUsersControllerFindAllV2200Body,
));

export type UsersControllerFindAllV2200BodyItemsItem = schemas.UsersControllerFindAllV2200BodyItemsItem;

export const UsersControllerFindAllV2200BodyItemsItem: Companion<UsersControllerFindAllV2200BodyItemsItem> = /*@__PURE__*/ built(() => companion(
  isUsersControllerFindAllV2200BodyItemsItem,
  checkUsersControllerFindAllV2200BodyItemsItem,
  parseUsersControllerFindAllV2200BodyItemsItem,
));

/** What a function makes. The compiler need not look beyond it for what the names in it mean. */
function built<Value>(make: () => Value): Value {
  return make();
}
