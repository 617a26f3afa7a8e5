/*
 * The types of Names: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Record` */
export interface RecordSchema {
  Promise?: PromiseSchema;
}

/** `#/components/schemas/Promise` */
export type PromiseSchema = { [name: string]: string };

/**
 * `#/components/schemas/string`
 *
 * @minLength 1
 */
export type StringSchema = string;

/** `#/components/schemas/class` */
export type ClassSchema = "await" | "yield";

/** The values of ClassSchema. */
export const valuesOfClassSchema = ["await", "yield"] as const satisfies readonly ClassSchema[];

/** `#/components/schemas/com.example.User` */
export interface ComExampleUser {
  /** @format email */
  "e-mail"?: string;
}

/** `#/components/schemas/user_profile` */
export interface user_profile {
  user_name: string;
}

/** `#/components/schemas/2fa` */
export type _2fa = string;

/** `#/components/schemas/Members` */
export interface Members {
  1?: string;
  ["__proto__"]: string;
  constructor?: string;
  toString?: string;
  default: string;
  "e-mail": string;
  ""?: string;
  "with space"?: string;
}

export interface UsersControllerFindAllV2200Body {
  items?: UsersControllerFindAllV2200BodyItemsItem[];
}

export interface UsersControllerFindAllV2200BodyItemsItem {
  id?: number;
}
