import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Blueprint, Validator } from "./contender.ts";

/**
 * An Ajv as somebody sets it up who wants what the schema says: formats in full, prices that are multiples of 0.01.
 * What `strict` finds fault with is no matter of speed, but for NaN, which stays refused.
 */
export function newAjv(options: Options): Ajv2020 {
  const semantics = { discriminator: true, multipleOfPrecision: 6, strict: false, strictNumbers: true } as const;
  const ajv = new Ajv2020({ ...semantics, logger: false, ...options });
  addFormats.default(ajv, { mode: "full" });
  return ajv;
}

export function ajvOff({ schema }: Blueprint): Validator {
  return { accepts: newAjv({ allErrors: false }).compile(schema) };
}

export function ajvOn({ schema }: Blueprint): Validator {
  const validate = newAjv({ allErrors: true }).compile(schema);
  return { accepts: validate, faults: (value) => faultsOf(validate, value) };
}

function faultsOf(validate: ValidateFunction, value: unknown): number {
  return validate(value) ? 0 : (validate.errors?.length ?? 0);
}
