/*
 * The validators of Enums and nullable. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfColour, schemaOfOnlyYes, schemaOfPaint, schemaOfSize } from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  isDate,
  isInteger,
  isObject,
  isTime,
  parse,
} from "./runtime/index.ts";
import type { Colour, OnlyYes, Paint, Size } from "./schemas.ts";

/** Whether a value fits Colour. */
export function isColour(value: unknown): value is Colour {
  return value === "red" || value === "green" || value === "dark-blue";
}

/** The value as Colour, or everything that is wrong with it. */
export function checkColour(value: unknown, options?: CheckOptions): CheckResult<Colour> {
  return check(isColour, schemaOfColour, value, options);
}

/**
 * The value as Colour.
 *
 * @throws {ValidationError}
 */
export function parseColour(value: unknown, options?: CheckOptions): Colour {
  return parse("Colour", isColour, schemaOfColour, value, options);
}

/** Whether a value fits Size. */
export function isSize(value: unknown): value is Size {
  return value === 1 || value === 2 || value === 3;
}

/** The value as Size, or everything that is wrong with it. */
export function checkSize(value: unknown, options?: CheckOptions): CheckResult<Size> {
  return check(isSize, schemaOfSize, value, options);
}

/**
 * The value as Size.
 *
 * @throws {ValidationError}
 */
export function parseSize(value: unknown, options?: CheckOptions): Size {
  return parse("Size", isSize, schemaOfSize, value, options);
}

/** Whether a value fits OnlyYes. */
export function isOnlyYes(value: unknown): value is OnlyYes {
  return value === true;
}

/** The value as OnlyYes, or everything that is wrong with it. */
export function checkOnlyYes(value: unknown, options?: CheckOptions): CheckResult<OnlyYes> {
  return check(isOnlyYes, schemaOfOnlyYes, value, options);
}

/**
 * The value as OnlyYes.
 *
 * @throws {ValidationError}
 */
export function parseOnlyYes(value: unknown, options?: CheckOptions): OnlyYes {
  return parse("OnlyYes", isOnlyYes, schemaOfOnlyYes, value, options);
}

/** Whether a value fits Paint. */
export function isPaint(value: unknown): value is Paint {
  if (!isObject(value)) return false;
  const { finish, sheen, undercoat, swatches, measure, thinner } = value;
  return (
    isColour(value.colour) &&
    (value.size === undefined || isSize(value.size)) &&
    (isDate(value.lastCoat) || value.lastCoat === null) &&
    (finish === undefined || finish === "matt" || finish === "gloss" || finish === null) &&
    (sheen === undefined || sheen === "low" || sheen === "high" || sheen === null) &&
    (undercoat === undefined || isColour(undercoat) || undercoat === null) &&
    (swatches === undefined || (Array.isArray(swatches) && arePaintSwatches(swatches)) || swatches === null) &&
    (measure === undefined || isPaintMeasureOption1(measure) || measure === null) &&
    (thinner === undefined || isColour(thinner) || thinner === null)
  );
}

function isPaintSwatchesItem(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function arePaintSwatches(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isPaintSwatchesItem(items[index])) return false;
  }
  return true;
}

function isPaintMeasureOption1(value: unknown): boolean {
  return Number(isDate(value)) + Number(isTime(value)) + Number(isInteger(value)) === 1;
}

/** The value as Paint, or everything that is wrong with it. */
export function checkPaint(value: unknown, options?: CheckOptions): CheckResult<Paint> {
  return check(isPaint, schemaOfPaint, value, options);
}

/**
 * The value as Paint.
 *
 * @throws {ValidationError}
 */
export function parsePaint(value: unknown, options?: CheckOptions): Paint {
  return parse("Paint", isPaint, schemaOfPaint, value, options);
}
