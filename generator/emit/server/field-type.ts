import { code, list, type Printable } from "../core/printable.ts";
import type { Direction } from "../schema/named-schema.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { anyScalar } from "../wire/any-scalar.ts";
import { isPlainText } from "../wire/parameter-layout.ts";
import { withoutUnwritten } from "../wire/unwritten-members.ts";
import { isUntyped, type WireType } from "../wire/wire-shape.ts";
import type { ServedField } from "./served-operation.ts";

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
  const { layout, schema } = field;
  // A value that is there, but that the schema says nothing about, is the text itself.
  if (isUntyped(schema) && isPlainText(layout)) return direction === "input" ? anyScalar : code`string`;
  return schema ? withoutUnwritten(typeExpression(schema, direction), layout) : code`unknown`;
}

/** The type of what such texts stand for. */
export function scalarType(wireTypes: readonly WireType[]): Printable {
  return list(
    "union",
    wireTypes.map((type) => types[type]),
  );
}
