import { code, list, type Printable } from "../core/printable.ts";
import type { Direction } from "../schema/named-schema.ts";
import { typeExpression } from "../schema/type-expression.ts";
import type { ServedField } from "./served-operation.ts";
import type { WireType } from "./wire-shape.ts";

const types: Record<WireType, Printable> = {
  string: code`string`,
  integer: code`number`,
  number: code`number`,
  boolean: code`boolean`,
  null: code`null`,
  json: code`unknown`,
};

/** The type of a value that travels as text. */
export function fieldType(field: ServedField, direction: Direction): Printable {
  // A value that is there, but that the schema says nothing about, is the text itself.
  return field.schema
    ? typeExpression(field.schema, direction)
    : list(
        "union",
        field.types.map((type) => types[type]),
      );
}
