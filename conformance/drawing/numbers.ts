import fc from "fast-check";
import type { Schema } from "../../generator/model/api/schema.ts";
import { type Draw, drawFitting, Undrawable } from "./draw.ts";

/** The range of the numbers of a format (OpenAPI's format registry); of 64 bits those that a double has. */
const ranges: Readonly<Record<string, readonly [from: number, to: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
};

/** A number within the limits of all the schemas; those at the limits come more often than others. */
export function drawNumber(
  draw: Draw,
  schemas: readonly Schema[],
  { integer, formats }: { readonly integer: boolean; readonly formats: boolean },
): number {
  const ofFormat = formats ? schemas.flatMap(({ format }) => (format === undefined ? [] : rangeOf(format))) : [];
  const whole = integer || ofFormat.length > 0;
  const least = Math.max(
    -Number.MAX_VALUE,
    ...ofFormat.map(([from]) => from),
    ...schemas.flatMap(({ minimum, exclusiveMinimum }) => [minimum ?? [], exclusiveMinimum ?? []].flat()),
  );
  const most = Math.min(
    Number.MAX_VALUE,
    ...ofFormat.map(([, to]) => to),
    ...schemas.flatMap(({ maximum, exclusiveMaximum }) => [maximum ?? [], exclusiveMaximum ?? []].flat()),
  );
  const units = schemas.flatMap(({ multipleOf }) => multipleOf ?? []);
  const fits = (value: number) =>
    value >= least &&
    value <= most &&
    (!whole || Number.isInteger(value)) &&
    units.every((unit) => isNearMultiple(value, unit)) &&
    schemas.every(({ exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity }) => {
      return value > exclusiveMinimum && value < exclusiveMaximum;
    });
  if (least > most) throw new Undrawable(`no number lies between ${least} and ${most}`);
  const value = drawFitting(draw, candidates(least, most, units, whole), fits, "no number was met within the limits");
  return value === 0 ? 0 : value;
}

function rangeOf(format: string): readonly (readonly [number, number])[] {
  const range = Object.hasOwn(ranges, format) ? ranges[format] : undefined;
  return range ? [range] : [];
}

function candidates(least: number, most: number, units: readonly number[], whole: boolean): fc.Arbitrary<number> {
  if (units.length > 0) return multiples(Math.max(...units), least, most);
  const ends = [least, most, Math.floor(least) + 1, Math.ceil(most) - 1, 0, 1];
  const small = wholeNumbers(Math.max(least, Math.min(-100, most)), Math.min(most, Math.max(100, least)));
  const large = wholeNumbers(Math.max(least, Number.MIN_SAFE_INTEGER), Math.min(most, Number.MAX_SAFE_INTEGER));
  const real = [0.5, -0.25, least / 2 + most / 2].map((value) => fc.constant(value));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ends) },
    ...[small, large].filter((range) => range !== undefined).map((arbitrary) => ({ weight: 4, arbitrary })),
    ...(whole
      ? []
      : [...real, fc.double({ min: least, max: most, noNaN: true })].map((arbitrary) => ({ weight: 1, arbitrary }))),
  );
}

function wholeNumbers(least: number, most: number): fc.Arbitrary<number> | undefined {
  const [min, max] = [Math.ceil(least), Math.floor(most)];
  return Number.isSafeInteger(min) && Number.isSafeInteger(max) && min <= max ? fc.integer({ min, max }) : undefined;
}

/** A double is read as the decimal that it is written as: 3 times 0.1 is meant to be 0.3. */
function multiples(unit: number, least: number, most: number): fc.Arbitrary<number> {
  const factors = wholeNumbers(Math.max(-1000, least / unit), Math.min(1000, most / unit));
  const far = wholeNumbers(
    Math.max(Number.MIN_SAFE_INTEGER, least / unit),
    Math.min(Number.MAX_SAFE_INTEGER, most / unit),
  );
  const some = factors ?? far;
  if (!some) throw new Undrawable(`no multiple of ${unit} lies between ${least} and ${most}`);
  return some.map((factor) => Number((factor * unit).toPrecision(15)));
}

function isNearMultiple(value: number, unit: number): boolean {
  const quotient = value / unit;
  return Math.abs(quotient - Math.round(quotient)) < 1e-6;
}
