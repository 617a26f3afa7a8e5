/*
 * The validators of Defaults. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfArea, schemaOfOrder, schemaOfPlace, schemaOfSearch } from "./definitions.ts";
import {
  areStrings,
  check,
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isNumber,
  isObject,
  parse,
  parseWithDefaults,
} from "./runtime/index.ts";
import type { Area, AreaInput, Order, Place, Search, SearchInput } from "./schemas.ts";

/** Whether a value fits SearchInput. */
export function isSearch(value: unknown): value is SearchInput {
  if (!isObject(value)) return false;
  const { saved } = value;
  return (
    typeof value.text === "string" &&
    value.text !== "" &&
    (value.order === undefined || isOrder(value.order)) &&
    (value.languages === undefined || areStrings(value.languages)) &&
    (value.within === undefined || isArea(value.within)) &&
    (saved === undefined || typeof saved === "boolean" || saved === null)
  );
}

/** The value as Search, or everything that is wrong with it. */
export function checkSearch(value: unknown, options?: CheckOptions): CheckResult<Search> {
  return checkWithDefaults<Search>(isSearch, schemaOfSearch, value, options);
}

/**
 * The value as Search.
 *
 * @throws {ValidationError}
 */
export function parseSearch(value: unknown, options?: CheckOptions): Search {
  return parseWithDefaults<Search>("Search", isSearch, schemaOfSearch, value, options);
}

/** Whether a value fits Order. */
export function isOrder(value: unknown): value is Order {
  return value === "newest" || value === "oldest";
}

/** The value as Order, or everything that is wrong with it. */
export function checkOrder(value: unknown, options?: CheckOptions): CheckResult<Order> {
  return check(isOrder, schemaOfOrder, value, options);
}

/**
 * The value as Order.
 *
 * @throws {ValidationError}
 */
export function parseOrder(value: unknown, options?: CheckOptions): Order {
  return parse("Order", isOrder, schemaOfOrder, value, options);
}

/** Whether a value fits AreaInput. */
export function isArea(value: unknown): value is AreaInput {
  if (!isObject(value)) return false;
  const { radius, unit } = value;
  return (
    (radius === undefined || (isNumber(radius) && radius > 0)) &&
    (unit === undefined || unit === "km" || unit === "mile")
  );
}

/** The value as Area, or everything that is wrong with it. */
export function checkArea(value: unknown, options?: CheckOptions): CheckResult<Area> {
  return checkWithDefaults<Area>(isArea, schemaOfArea, value, options);
}

/**
 * The value as Area.
 *
 * @throws {ValidationError}
 */
export function parseArea(value: unknown, options?: CheckOptions): Area {
  return parseWithDefaults<Area>("Area", isArea, schemaOfArea, value, options);
}

/** Whether a value fits Place. */
export function isPlace(value: unknown): value is Place {
  if (!isObject(value)) return false;
  const { latitude, longitude } = value;
  return (
    isNumber(latitude) &&
    latitude >= -90 &&
    latitude <= 90 &&
    isNumber(longitude) &&
    longitude >= -180 &&
    longitude <= 180
  );
}

/** The value as Place, or everything that is wrong with it. */
export function checkPlace(value: unknown, options?: CheckOptions): CheckResult<Place> {
  return check(isPlace, schemaOfPlace, value, options);
}

/**
 * The value as Place.
 *
 * @throws {ValidationError}
 */
export function parsePlace(value: unknown, options?: CheckOptions): Place {
  return parse("Place", isPlace, schemaOfPlace, value, options);
}
