import { Compile } from "typebox/compile";
import type { Blueprint, Validator } from "./contender.ts";

/** TypeBox's types are JSON Schemas, and its compiler takes one as it is. */
export function typebox({ schema }: Blueprint): Validator {
  const compiled = Compile(schema);
  if (!compiled.IsAccelerated()) throw new Error("TypeBox did not compile the schema");
  return { accepts: (value) => compiled.Check(value), faults: (value) => compiled.Errors(value).length };
}
