/**
 * Whether a number is an integer multiple of another, as written in decimal (JSON Schema 2020-12 Validation, section
 * 6.2.1): 19.99 is a multiple of 0.01, though the quotient of the two doubles is no integer. What is not finite is none.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  for (let scale = 1; scale <= largestScale; scale *= 10) {
    const unit = Math.round(divisor * scale);
    if (unit > mostDigits) break;
    if (unit === 0 || unit / scale !== divisor) continue;
    const units = Math.round(value * scale);
    // A number that is none of so many decimal places is no multiple of one that is.
    if (Math.abs(units) <= mostDigits) return units / scale === value && units % unit === 0;
    break;
  }
  return Number.isFinite(value) && isDecimalMultiple(value, divisor);
}

/** Powers of ten up to this one are exact as doubles. */
const largestScale = 1e22;
/** Decimal numbers of up to 15 digits are different doubles, so that equal doubles are equal numbers. */
const mostDigits = 1e15;

function isDecimalMultiple(value: number, divisor: number): boolean {
  const dividend = decimal(value);
  const unit = decimal(divisor);
  const exponent = Math.min(dividend.exponent, unit.exponent);
  return scaled(dividend, exponent) % scaled(unit, exponent) === 0n;
}

/** `digits × 10^exponent`, the shortest decimal that stands for a double. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
