import type { Schema } from "../../model/api/schema.ts";
import { type SchemaNames, schemaNames } from "../../model/names/schema-names.ts";
import { outputModule } from "../core/module.ts";
import { type Printable, typeFrom, valueFrom } from "../core/printable.ts";
import { isEnumeration } from "./enumeration.ts";

/** What goes into validation, or what comes out of it: then defaults are present. */
export type Direction = "input" | "output";

const schemas = outputModule("model", "schemas.ts");
const validators = outputModule("model", "validators.ts");
const definitions = outputModule("model", "definitions.ts");

/** The names of a schema's declarations in the model package, or undefined if it has none. */
export function namesOf(schema: Schema): SchemaNames | undefined {
  if (!schema.name) return undefined;
  return schemaNames(schema.name.typescript, schema.inputName);
}

/** The type of a named schema, as an import of the model package. */
export function namedType(schema: Schema, direction: Direction): Printable | undefined {
  const names = namesOf(schema);
  return names && typeFrom(schemas, direction === "input" ? (names.input ?? names.type) : names.type);
}

/** The names of the types of a schema's objects alone, if it needs them: `PetObject`, and `PetObjectInput` where defaults differ. */
export function objectNamesOf({ objectForm }: Schema): { readonly [In in Direction]: string } | undefined {
  const output = objectForm?.name?.typescript;
  return output === undefined ? undefined : { output, input: objectForm?.inputName ?? output };
}

/** The type of a schema's objects alone, as an import of the model package; undefined where it has no name. */
export function namedObjects(schema: Schema, direction: Direction): Printable | undefined {
  const names = objectNamesOf(schema);
  return names && typeFrom(schemas, names[direction]);
}

/** `isX`, `fitsX`, `checkX` or `parseX` of a named schema, as an import of the model package. */
export function namedFunction(schema: Schema, kind: "is" | "fits" | "check" | "parse"): Printable | undefined {
  const names = namesOf(schema);
  return names && valueFrom(validators, names[kind]);
}

/** A function that the validators keep to themselves, and that may stand in another file of theirs. */
export function validatorsOwn(name: string): Printable {
  return valueFrom(validators, name);
}

/** `schemaOfTokenRequest`: the function that makes the table of a named schema, as an import of the model package. */
export function namedDefinition(schema: Schema): Printable | undefined {
  const names = namesOf(schema);
  return names && valueFrom(definitions, names.schema);
}

/** `valuesOfColour`: the list of the values of a named enumeration, as an import of the model package. */
export function namedValues(schema: Schema): Printable | undefined {
  const names = isEnumeration(schema) ? namesOf(schema) : undefined;
  return names && valueFrom(schemas, names.values);
}
