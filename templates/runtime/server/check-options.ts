import { defaultLimits } from "./exchange.ts";
import type { ApiTables, ServeOptions } from "./serve-options.ts";

/** All that there are: one that is forgotten here does not compile. */
const known: Readonly<Record<keyof ServeOptions<unknown> | "context", true>> = {
  handlers: true,
  security: true,
  context: true,
  refuse: true,
  challenges: true,
  fallback: true,
  interceptors: true,
  validateResponses: true,
  unknownParameters: true,
  validationStatus: true,
  eventKeepAlive: true,
  limits: true,
  onError: true,
};

/**
 * Options that TypeScript alone would let pass: a limit below 0 would refuse every request, and NaN none; one that is misspelt
 * would count as left out.
 * @throws RangeError
 */
export function checkOptions<Context>(
  options: ServeOptions<Context>,
  { maker, ownOptions = [] }: Pick<ApiTables, "maker" | "ownOptions">,
): void {
  const { validationStatus = 400, unknownParameters = "ignore", eventKeepAlive = 0, limits = {} } = options;
  const names = [...ownOptions, ...Object.keys(known)];
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new RangeError(`${name} is no option of ${maker}, which are ${names.join(", ")}`);
  }
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
