import { list, literal, type Printable, regexp } from "../core/printable.ts";
import type { FormMember, FormShape, OtherMembers } from "../wire/form-shape.ts";
import { type CheckSite, checkOfDecoded, inside } from "./check-expression.ts";
import type { ServedField } from "./served-operation.ts";
import { entry, items, object, optionalEntry } from "./table-text.ts";

/** What a table says of a named value that travels as text. */
export function fieldEntries({
  name,
  layout,
}: Pick<ServedField, "name" | "layout">): readonly (Printable | undefined)[] {
  const types = layout.kind === "object" ? (layout.rest ?? ["string"]) : layout.types;
  const [only] = types;
  const common = [
    entry("name", literal(name)),
    entry("type", types.length === 1 && only !== undefined ? literal(only) : literal([...types])),
  ];
  if (layout.kind === "scalar") return common;
  if (layout.kind === "list") return [...common, entry("list", literal(layout.layout))];
  const fields = layout.members.map(([member, inner]) => object(fieldEntries({ name: member, layout: inner })));
  return [
    ...common,
    entry("object", literal(layout.layout)),
    layout.layout === "exploded" && layout.rest ? entry("open", literal(true)) : undefined,
    fields.length === 0 ? undefined : entry("fields", list("array", fields)),
  ];
}

/** What a table says of the members of a form. */
export function formEntries(
  { members, others, alternatives }: FormShape,
  site: CheckSite,
): readonly (Printable | undefined)[] {
  const said = alternatives.map((alternative) =>
    object([
      fieldsEntry(alternative.members.map((member) => object(fieldEntries(member)))),
      othersEntry(alternative.others),
    ]),
  );
  return [
    fieldsEntry(members.map((member) => object([...fieldEntries(member), valueCheck(member, site)]))),
    othersEntry(others),
    said.length === 0 ? undefined : entry("alternatives", items(said)),
  ];
}

/** Of several values that a text can stand for, the first one counts that the member may be. */
function valueCheck({ name, layout, schemas }: FormMember, site: CheckSite): Printable | undefined {
  if (layout.kind !== "scalar" || layout.types.length === 1) return undefined;
  const [only, second] = schemas;
  return optionalEntry("check", second ? undefined : checkOfDecoded(only, inside(site, name))?.check);
}

function fieldsEntry(fields: readonly Printable[]): Printable | undefined {
  return fields.length === 0 ? undefined : entry("fields", items(fields));
}

function othersEntry(others: readonly Pick<OtherMembers, "pattern" | "layout">[]): Printable | undefined {
  const tables = others.flatMap(({ pattern, layout }) => {
    if (pattern === undefined && layout === undefined) return [];
    const [, ...entries] = layout ? fieldEntries({ name: "", layout }) : [];
    return object([optionalEntry("pattern", pattern === undefined ? undefined : regexp(pattern, "u")), ...entries]);
  });
  return tables.length === 0 ? undefined : entry("others", items(tables));
}
