import { defaultLimits } from "./exchange.ts";
import type { CommonOptions } from "./serve-options.ts";

/**
 * Options that TypeScript alone would let pass: a limit below 0 would refuse every request, and NaN none.
 * @throws RangeError
 */
export function checkOptions<Context>(options: CommonOptions<Context>): void {
  const { validationStatus = 400, unknownParameters = "ignore", eventKeepAlive = 0, limits = {} } = options;
  oneOf("validationStatus", validationStatus, [400, 422]);
  oneOf("unknownParameters", unknownParameters, ["ignore", "refuse"]);
  fromZero("eventKeepAlive", eventKeepAlive);
  for (const [name, limit = 0] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name)) throw new RangeError(`limits.${name} is no limit`);
    fromZero(`limits.${name}`, limit);
  }
}

function oneOf(name: string, value: unknown, values: readonly unknown[]): void {
  if (!values.includes(value)) throw new RangeError(`${name} is ${value}, and none of ${values.join(" and ")}`);
}

function fromZero(name: string, value: unknown): void {
  if (typeof value !== "number" || !(value >= 0)) throw new RangeError(`${name} is ${value}, and no number from 0 on`);
}
