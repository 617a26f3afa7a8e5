/*
 * The validators of Directions. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfAccount,
  schemaOfAccountWritable,
  schemaOfHolder,
  schemaOfHolderWritable,
  schemaOfLanguage,
  schemaOfPage,
  schemaOfPageWritable,
  schemaOfPlan,
  schemaOfPlanWritable,
  schemaOfRegistration,
  schemaOfRegistrationWritable,
  schemaOfSearchAccountsBody,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  checkWithoutIgnored,
  everyValue,
  fits,
  isEmail,
  isNoShorterThan,
  isNumber,
  isObject,
  isUuid,
  parse,
  parseWithDefaults,
  parseWithoutIgnored,
} from "./runtime/index.ts";
import type {
  Account,
  AccountInput,
  AccountWritable,
  AccountWritableInput,
  Holder,
  HolderInput,
  HolderWritable,
  HolderWritableInput,
  Language,
  Page,
  PageInput,
  PageWritable,
  PageWritableInput,
  Plan,
  PlanWritable,
  Registration,
  RegistrationInput,
  RegistrationWritable,
  RegistrationWritableInput,
  SearchAccountsBody,
} from "./schemas.ts";

/** Whether a value fits AccountInput. */
export function isAccount(value: unknown): value is AccountInput {
  return fitsAccount(value, 1000);
}

/** Whether a value fits AccountInput and is nested no deeper. */
function fitsAccount(value: unknown, depth: number): value is AccountInput {
  if (depth <= 0 || !isObject(value)) return false;
  const { friends } = value;
  return (
    isUuid(value.id) &&
    isEmail(value.email) &&
    (value.language === undefined || typeof value.language === "string") &&
    (value.plan === undefined || isPlan(value.plan)) &&
    (friends === undefined || (Array.isArray(friends) && areAccountFriends(friends, depth - 2)))
  );
}

function areAccountFriends(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsAccount(items[index], depth)) return false;
  }
  return true;
}

/** The value as Account, or everything that is wrong with it. */
export function checkAccount(value: unknown, options?: CheckOptions): CheckResult<Account> {
  return checkWithDefaults<Account>(isAccount, schemaOfAccount, value, options);
}

/**
 * The value as Account.
 *
 * @throws {ValidationError}
 */
export function parseAccount(value: unknown, options?: CheckOptions): Account {
  return parseWithDefaults<Account>("Account", isAccount, schemaOfAccount, value, options);
}

/** Whether a value fits AccountWritableInput. */
export function isAccountWritable(value: unknown): value is AccountWritableInput {
  return fitsAccountWritable(value, 1000);
}

/** Whether a value fits AccountWritableInput and is nested no deeper. */
function fitsAccountWritable(value: unknown, depth: number): value is AccountWritableInput {
  if (depth <= 0 || !isObject(value)) return false;
  const { friends } = value;
  return (
    isEmail(value.email) &&
    typeof value.password === "string" &&
    isNoShorterThan(value.password, 12) &&
    (value.language === undefined || typeof value.language === "string") &&
    (value.plan === undefined || isPlanWritable(value.plan)) &&
    (friends === undefined || (Array.isArray(friends) && areAccountWritableFriends(friends, depth - 2)))
  );
}

function areAccountWritableFriends(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsAccountWritable(items[index], depth)) return false;
  }
  return true;
}

/** The value as AccountWritable, or everything that is wrong with it. */
export function checkAccountWritable(value: unknown, options?: CheckOptions): CheckResult<AccountWritable> {
  return checkWithDefaults<AccountWritable>(isAccountWritable, schemaOfAccountWritable, value, options);
}

/**
 * The value as AccountWritable.
 *
 * @throws {ValidationError}
 */
export function parseAccountWritable(value: unknown, options?: CheckOptions): AccountWritable {
  return parseWithDefaults<AccountWritable>(
    "AccountWritable",
    isAccountWritable,
    schemaOfAccountWritable,
    value,
    options,
  );
}

/** Whether a value fits Plan. */
export function isPlan(value: unknown): value is Plan {
  if (!isObject(value)) return false;
  const { name } = value;
  return (
    hasOnlyPlanMembers(value) &&
    (name === undefined || name === "free" || name === "paid") &&
    (value.price === undefined || isNumber(value.price))
  );
}

function hasOnlyPlanMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "name":
      case "price":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

/** The value as Plan, or everything that is wrong with it. */
export function checkPlan(value: unknown, options?: CheckOptions): CheckResult<Plan> {
  return check(isPlan, schemaOfPlan, value, options);
}

/**
 * The value as Plan.
 *
 * @throws {ValidationError}
 */
export function parsePlan(value: unknown, options?: CheckOptions): Plan {
  return parse("Plan", isPlan, schemaOfPlan, value, options);
}

/** Whether a value fits PlanWritable. */
export function isPlanWritable(value: unknown): value is PlanWritable {
  if (!isObject(value)) return false;
  const { name } = value;
  return (
    hasOnlyPlanWritableMembers(value) &&
    (name === undefined || name === "free" || name === "paid")
  );
}

function hasOnlyPlanWritableMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "name":
      case "price":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

/** The value as PlanWritable, or everything that is wrong with it. */
export function checkPlanWritable(value: unknown, options?: CheckOptions): CheckResult<PlanWritable> {
  return checkWithoutIgnored<PlanWritable>(isPlanWritable, schemaOfPlanWritable, value, options);
}

/**
 * The value as PlanWritable.
 *
 * @throws {ValidationError}
 */
export function parsePlanWritable(value: unknown, options?: CheckOptions): PlanWritable {
  return parseWithoutIgnored<PlanWritable>(
    "PlanWritable",
    isPlanWritable,
    schemaOfPlanWritable,
    value,
    options,
  );
}

/** Whether a value fits PageInput. */
export function isPage(value: unknown): value is PageInput {
  return (
    isObject(value) &&
    Array.isArray(value.items) &&
    arePageItems(value.items) &&
    (value.byEmail === undefined || isPageByEmail(value.byEmail))
  );
}

function arePageItems(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isAccount(items[index])) return false;
  }
  return true;
}

function isPageByEmail(value: unknown): boolean {
  return isObject(value) && everyValue(value, isAccount);
}

/** The value as Page, or everything that is wrong with it. */
export function checkPage(value: unknown, options?: CheckOptions): CheckResult<Page> {
  return checkWithDefaults<Page>(isPage, schemaOfPage, value, options);
}

/**
 * The value as Page.
 *
 * @throws {ValidationError}
 */
export function parsePage(value: unknown, options?: CheckOptions): Page {
  return parseWithDefaults<Page>("Page", isPage, schemaOfPage, value, options);
}

/** Whether a value fits PageWritableInput. */
export function isPageWritable(value: unknown): value is PageWritableInput {
  return (
    isObject(value) &&
    Array.isArray(value.items) &&
    arePageWritableItems(value.items) &&
    (value.byEmail === undefined || isPageWritableByEmail(value.byEmail))
  );
}

function arePageWritableItems(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isAccountWritable(items[index])) return false;
  }
  return true;
}

function isPageWritableByEmail(value: unknown): boolean {
  return isObject(value) && everyValue(value, isAccountWritable);
}

/** The value as PageWritable, or everything that is wrong with it. */
export function checkPageWritable(value: unknown, options?: CheckOptions): CheckResult<PageWritable> {
  return checkWithDefaults<PageWritable>(isPageWritable, schemaOfPageWritable, value, options);
}

/**
 * The value as PageWritable.
 *
 * @throws {ValidationError}
 */
export function parsePageWritable(value: unknown, options?: CheckOptions): PageWritable {
  return parseWithDefaults<PageWritable>("PageWritable", isPageWritable, schemaOfPageWritable, value, options);
}

/** Whether a value fits RegistrationInput. */
export function isRegistration(value: unknown): value is RegistrationInput {
  return (
    isObject(value) &&
    (value.confirmed === undefined || typeof value.confirmed === "boolean") &&
    value.id !== undefined &&
    value.language !== undefined &&
    isAccount(value)
  );
}

/** The value as Registration, or everything that is wrong with it. */
export function checkRegistration(value: unknown, options?: CheckOptions): CheckResult<Registration> {
  return checkWithDefaults<Registration>(isRegistration, schemaOfRegistration, value, options);
}

/**
 * The value as Registration.
 *
 * @throws {ValidationError}
 */
export function parseRegistration(value: unknown, options?: CheckOptions): Registration {
  return parseWithDefaults<Registration>("Registration", isRegistration, schemaOfRegistration, value, options);
}

/** Whether a value fits RegistrationWritableInput. */
export function isRegistrationWritable(value: unknown): value is RegistrationWritableInput {
  return (
    isObject(value) &&
    value.language !== undefined &&
    isAccountWritable(value)
  );
}

/** The value as RegistrationWritable, or everything that is wrong with it. */
export function checkRegistrationWritable(
  value: unknown,
  options?: CheckOptions,
): CheckResult<RegistrationWritable> {
  return checkWithDefaults<RegistrationWritable>(
    isRegistrationWritable,
    schemaOfRegistrationWritable,
    value,
    options,
  );
}

/**
 * The value as RegistrationWritable.
 *
 * @throws {ValidationError}
 */
export function parseRegistrationWritable(value: unknown, options?: CheckOptions): RegistrationWritable {
  return parseWithDefaults<RegistrationWritable>(
    "RegistrationWritable",
    isRegistrationWritable,
    schemaOfRegistrationWritable,
    value,
    options,
  );
}

/** Whether a value fits HolderInput. */
export function isHolder(value: unknown): value is HolderInput {
  // What is nested too deeply to be looked at counts as nothing here: the table is walked instead.
  return fits(schemaOfHolder, value);
}

/** The value as Holder, or everything that is wrong with it. */
export function checkHolder(value: unknown, options?: CheckOptions): CheckResult<Holder> {
  return checkWithDefaults<Holder>(isHolder, schemaOfHolder, value, options);
}

/**
 * The value as Holder.
 *
 * @throws {ValidationError}
 */
export function parseHolder(value: unknown, options?: CheckOptions): Holder {
  return parseWithDefaults<Holder>("Holder", isHolder, schemaOfHolder, value, options);
}

/** Whether a value fits HolderWritableInput. */
export function isHolderWritable(value: unknown): value is HolderWritableInput {
  // What is nested too deeply to be looked at counts as nothing here: the table is walked instead.
  return fits(schemaOfHolderWritable, value);
}

/** The value as HolderWritable, or everything that is wrong with it. */
export function checkHolderWritable(value: unknown, options?: CheckOptions): CheckResult<HolderWritable> {
  return checkWithDefaults<HolderWritable>(isHolderWritable, schemaOfHolderWritable, value, options);
}

/**
 * The value as HolderWritable.
 *
 * @throws {ValidationError}
 */
export function parseHolderWritable(value: unknown, options?: CheckOptions): HolderWritable {
  return parseWithDefaults<HolderWritable>(
    "HolderWritable",
    isHolderWritable,
    schemaOfHolderWritable,
    value,
    options,
  );
}

/** Whether a value fits Language. */
export function isLanguage(value: unknown): value is Language {
  return value === "de" || value === "en" || value === "fr";
}

/** The value as Language, or everything that is wrong with it. */
export function checkLanguage(value: unknown, options?: CheckOptions): CheckResult<Language> {
  return check(isLanguage, schemaOfLanguage, value, options);
}

/**
 * The value as Language.
 *
 * @throws {ValidationError}
 */
export function parseLanguage(value: unknown, options?: CheckOptions): Language {
  return parse("Language", isLanguage, schemaOfLanguage, value, options);
}

/** Whether a value fits SearchAccountsBody. */
export function isSearchAccountsBody(value: unknown): value is SearchAccountsBody {
  return (
    isObject(value) &&
    (value.email === undefined || typeof value.email === "string")
  );
}

/** The value as SearchAccountsBody, or everything that is wrong with it. */
export function checkSearchAccountsBody(
  value: unknown,
  options?: CheckOptions,
): CheckResult<SearchAccountsBody> {
  return checkWithoutIgnored<SearchAccountsBody>(
    isSearchAccountsBody,
    schemaOfSearchAccountsBody,
    value,
    options,
  );
}

/**
 * The value as SearchAccountsBody.
 *
 * @throws {ValidationError}
 */
export function parseSearchAccountsBody(value: unknown, options?: CheckOptions): SearchAccountsBody {
  return parseWithoutIgnored<SearchAccountsBody>(
    "SearchAccountsBody",
    isSearchAccountsBody,
    schemaOfSearchAccountsBody,
    value,
    options,
  );
}
