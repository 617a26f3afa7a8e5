import type { OctetLength } from "../../model/schema/octets.ts";
import { list, literal, type Printable } from "../core/printable.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { schemaOf } from "../wire/field-doc.ts";
import type { PartShape } from "../wire/multipart-shape.ts";
import { type CheckSite, checkAfterDecoding, checkExpression, inside } from "./check-expression.ts";
import { itemCheck } from "./field-tables.ts";
import { headerTable } from "./header-table.ts";
import { entry, object, optionalEntry } from "./table-text.ts";

/** What a table says of a part of a multipart body. */
export function partTable(part: PartShape, site: CheckSite): Printable {
  const { name, kind, types, list: layout, alone, contentTypes, headers, schemas } = part;
  const { none } = part.absent;
  const [only] = schemas;
  const isString = types.length === 1 && types[0] === "string";
  // Of several schemas, those of alternatives of the whole, none counts for itself.
  const subject = schemas.length === 1 && kind !== "file" ? only : undefined;
  const own = inside(site, name);
  const check = kind === "text" ? checkAfterDecoding(subject, own) : checkExpression(subject, own);
  return object([
    entry("name", literal(name)),
    entry("kind", literal(kind)),
    (kind !== "text" && kind !== "value") || isString
      ? undefined
      : entry("type", types.length === 1 ? literal(types[0] ?? "") : literal(types)),
    layout && entry("list", literal(layout)),
    alone && entry("alone", (kind !== "file" && checkExpression(alone, inside(own, "alone"))) || literal(true)),
    none && none !== "default" ? entry("none", literal(none)) : undefined,
    contentTypes && entry("contentTypes", literal(contentTypes)),
    headers.length === 0
      ? undefined
      : entry(
          "headers",
          list(
            "array",
            headers.map((one) =>
              headerTable({ ...one, name: one.header.name, schema: schemaOf(one.header.value) }, own),
            ),
          ),
        ),
    optionalEntry("check", check),
    layout && layout !== "repeated" ? itemCheck(types, schemas.map(itemSchema), own) : undefined,
    lengthEntry(part.length),
  ]);
}

/** How many octets there must be. */
export function lengthEntry(length: OctetLength | undefined): Printable | undefined {
  return length && entry("length", literal({ ...length }));
}
