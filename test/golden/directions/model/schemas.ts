/*
 * The types of Directions: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 * Where a request holds other members than a response, its type is the one whose name ends in Writable.
 */

/**
 * Somebody who may sign in.
 *
 * `#/components/schemas/Account`
 */
export interface Account {
  /**
   * Given by the server.
   *
   * @readonly
   * @format uuid
   */
  id: string;
  /** @format email */
  email: string;
  /** @default "en" */
  language: string;
  /** Only the one who reads it learns what it costs. */
  plan?: Plan;
  friends?: Account[];
}

/**
 * Somebody who may sign in.
 *
 * `#/components/schemas/Account`
 *
 * Account as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface AccountInput {
  /**
   * Given by the server.
   *
   * @readonly
   * @format uuid
   */
  id: string;
  /** @format email */
  email: string;
  /** @default "en" */
  language?: string;
  /** Only the one who reads it learns what it costs. */
  plan?: Plan;
  friends?: AccountInput[];
}

/**
 * Somebody who may sign in.
 *
 * `#/components/schemas/Account`
 *
 * What a request holds of Account: members that are only read are absent.
 */
export interface AccountWritable {
  /** @format email */
  email: string;
  /**
   * Never sent back.
   *
   * @minLength 12
   */
  password: string;
  /** @default "en" */
  language: string;
  /** Only the one who reads it learns what it costs. */
  plan?: PlanWritable;
  friends?: AccountWritable[];
}

/**
 * Somebody who may sign in.
 *
 * `#/components/schemas/Account`
 *
 * What a request holds of Account: members that are only read are absent.
 *
 * AccountWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface AccountWritableInput {
  /** @format email */
  email: string;
  /**
   * Never sent back.
   *
   * @minLength 12
   */
  password: string;
  /** @default "en" */
  language?: string;
  /** Only the one who reads it learns what it costs. */
  plan?: PlanWritable;
  friends?: AccountWritableInput[];
}

/**
 * Only the one who reads it learns what it costs.
 *
 * `#/components/schemas/Plan`
 */
export interface Plan {
  name?: "free" | "paid";
  /** @readonly */
  price?: number;
}

/**
 * Only the one who reads it learns what it costs.
 *
 * `#/components/schemas/Plan`
 *
 * What a request holds of Plan: members that are only read are absent.
 */
export interface PlanWritable {
  name?: "free" | "paid";
}

/**
 * Nothing in it is read or written alone, but for what it holds.
 *
 * `#/components/schemas/Page`
 */
export interface Page {
  items: Account[];
  byEmail?: { [name: string]: Account };
}

/**
 * Nothing in it is read or written alone, but for what it holds.
 *
 * `#/components/schemas/Page`
 *
 * Page as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface PageInput {
  items: AccountInput[];
  byEmail?: { [name: string]: AccountInput };
}

/**
 * Nothing in it is read or written alone, but for what it holds.
 *
 * `#/components/schemas/Page`
 *
 * What a request holds of Page: members that are only read are absent.
 */
export interface PageWritable {
  items: AccountWritable[];
  byEmail?: { [name: string]: AccountWritable };
}

/**
 * Nothing in it is read or written alone, but for what it holds.
 *
 * `#/components/schemas/Page`
 *
 * What a request holds of Page: members that are only read are absent.
 *
 * PageWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface PageWritableInput {
  items: AccountWritableInput[];
  byEmail?: { [name: string]: AccountWritableInput };
}

/**
 * What a part of it requires is required of responses alone.
 *
 * `#/components/schemas/Registration`
 */
export interface Registration extends Account {
  /** @readonly */
  confirmed?: boolean;
}

/**
 * What a part of it requires is required of responses alone.
 *
 * `#/components/schemas/Registration`
 *
 * Registration as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface RegistrationInput extends AccountInput {
  /** @default "en" */
  language: string;
  /** @readonly */
  confirmed?: boolean;
}

/**
 * What a part of it requires is required of responses alone.
 *
 * `#/components/schemas/Registration`
 *
 * What a request holds of Registration: members that are only read are absent.
 */
export type RegistrationWritable = AccountWritable;

/**
 * What a part of it requires is required of responses alone.
 *
 * `#/components/schemas/Registration`
 *
 * What a request holds of Registration: members that are only read are absent.
 *
 * RegistrationWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface RegistrationWritableInput extends AccountWritableInput {
  /** @default "en" */
  language: string;
}

/**
 * Either form has the alternatives of its direction.
 *
 * `#/components/schemas/Holder`
 */
export type Holder = Account | Plan;

/**
 * Either form has the alternatives of its direction.
 *
 * `#/components/schemas/Holder`
 *
 * Holder as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type HolderInput = AccountInput | Plan;

/**
 * Either form has the alternatives of its direction.
 *
 * `#/components/schemas/Holder`
 *
 * What a request holds of Holder: members that are only read are absent.
 */
export type HolderWritable = AccountWritable | PlanWritable;

/**
 * Either form has the alternatives of its direction.
 *
 * `#/components/schemas/Holder`
 *
 * What a request holds of Holder: members that are only read are absent.
 *
 * HolderWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type HolderWritableInput = AccountWritableInput | PlanWritable;

/**
 * The same in both directions, and so of one form.
 *
 * `#/components/schemas/Language`
 */
export type Language = "de" | "en" | "fr";

/** The values of Language. */
export const valuesOfLanguage = ["de", "en", "fr"] as const satisfies readonly Language[];

/** A request of its own has one form, and the name of its place. */
export interface SearchAccountsBody {
  email?: string;
}
