/*
 * The types of Without a type: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 * Where a request holds other members than a response, its type is the one whose name ends in Writable.
 */

/**
 * What most entities have.
 *
 * `#/components/schemas/Entity`
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 */
export type Entity = EntityObject | unknown[] | string | number | boolean | null;

/**
 * What most entities have.
 *
 * `#/components/schemas/Entity`
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 *
 * Entity as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type EntityInput = EntityObjectInput | unknown[] | string | number | boolean | null;

/** What Entity is as an object. */
export interface EntityObject {
  /** @readonly */
  id: string;
  /**
   * As the reader prefers it.
   *
   * @default "en"
   */
  language: string;
  /** What most entities have. */
  parent?: Entity;
}

/**
 * What Entity is as an object.
 *
 * EntityObject as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface EntityObjectInput {
  /** @readonly */
  id: string;
  /**
   * As the reader prefers it.
   *
   * @default "en"
   */
  language?: string;
  /** What most entities have. */
  parent?: EntityInput;
}

/**
 * What most entities have.
 *
 * `#/components/schemas/Entity`
 *
 * What a request holds of Entity: members that are only read are absent.
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 */
export type EntityWritable = EntityWritableObject | unknown[] | string | number | boolean | null;

/**
 * What most entities have.
 *
 * `#/components/schemas/Entity`
 *
 * What a request holds of Entity: members that are only read are absent.
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 *
 * EntityWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type EntityWritableInput = EntityWritableObjectInput | unknown[] | string | number | boolean | null;

/** What EntityWritable is as an object. */
export interface EntityWritableObject {
  secret?: string;
  /**
   * As the reader prefers it.
   *
   * @default "en"
   */
  language: string;
  /** What most entities have. */
  parent?: EntityWritable;
}

/**
 * What EntityWritable is as an object.
 *
 * EntityWritableObject as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface EntityWritableObjectInput {
  secret?: string;
  /**
   * As the reader prefers it.
   *
   * @default "en"
   */
  language?: string;
  /** What most entities have. */
  parent?: EntityWritableInput;
}

/** `#/components/schemas/Account` */
export interface Account extends EntityObject {
  email: string;
}

/**
 * `#/components/schemas/Account`
 *
 * Account as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface AccountInput extends EntityObjectInput {
  email: string;
}

/**
 * `#/components/schemas/Account`
 *
 * What a request holds of Account: members that are only read are absent.
 */
export interface AccountWritable extends EntityWritableObject {
  email: string;
}

/**
 * `#/components/schemas/Account`
 *
 * What a request holds of Account: members that are only read are absent.
 *
 * AccountWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface AccountWritableInput extends EntityWritableObjectInput {
  email: string;
}

/**
 * Nothing but the objects among its values.
 *
 * `#/components/schemas/Update`
 */
export type Update = EntityObject;

/**
 * Nothing but the objects among its values.
 *
 * `#/components/schemas/Update`
 *
 * Update as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type UpdateInput = EntityObjectInput;

/**
 * Nothing but the objects among its values.
 *
 * `#/components/schemas/Update`
 *
 * What a request holds of Update: members that are only read are absent.
 */
export type UpdateWritable = EntityWritableObject;

/**
 * Nothing but the objects among its values.
 *
 * `#/components/schemas/Update`
 *
 * What a request holds of Update: members that are only read are absent.
 *
 * UpdateWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type UpdateWritableInput = EntityWritableObjectInput;

/**
 * `#/components/schemas/Named`
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 */
export type Named = NamedObject | unknown[] | string | number | boolean | null;

/** What Named is as an object. */
export interface NamedObject {
  name?: string;
}

/** `#/components/schemas/Titled` */
export type Titled = TitledObject | unknown[] | string | number | boolean | null;

/** What Titled is as an object. */
export interface TitledObject extends NamedObject {
  title: string;
}

/** `#/components/schemas/Book` */
export interface Book extends TitledObject {
  pages?: number;
}

/** `#/components/schemas/MaybeBook` */
export type MaybeBook = TitledObject | null;

/** `#/components/schemas/Labelled` */
export type Labelled = TitledObject | LabelsObject;

/**
 * `#/components/schemas/Labels`
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 */
export type Labels = LabelsObject | unknown[] | string | number | boolean | null;

/** What Labels is as an object. */
export type LabelsObject = { [name: string]: string };

/**
 * No object is composed of it.
 *
 * `#/components/schemas/Loose`
 *
 * The schema asks nothing of values that are no objects: it has no `type`.
 */
export type Loose = { a?: string } | unknown[] | string | number | boolean | null;

/**
 * `#/components/schemas/CardOrBank`
 *
 * @if object, { number }
 * @then Card
 * @else Bank
 */
export type CardOrBank = Card | Bank;

/** `#/components/schemas/Card` */
export interface Card {
  number: string;
}

/** `#/components/schemas/Bank` */
export interface Bank {
  iban: string;
}

/**
 * `#/components/schemas/Address`
 *
 * @if { country?: "US" }
 * @then { zip: string }
 * @else { zip: integer }
 */
export interface Address {
  country?: "US" | "NL";
  /** The post code. */
  zip: string | number;
}
