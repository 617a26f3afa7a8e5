import type { Schema } from "../../model/api/schema.ts";
import { list, literal, type Printable, regexp } from "../core/printable.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { membersOf, othersOf } from "../wire/described-members.ts";
import type { FormShape, OtherMembers } from "../wire/form-shape.ts";
import type { WireLayout } from "../wire/parameter-layout.ts";
import type { WireType } from "../wire/wire-shape.ts";
import { type CheckSite, checkExpression, checkOfDecoded, inside } from "./check-expression.ts";
import type { ServedField } from "./served-operation.ts";
import { entry, items, object, optionalEntry } from "./table-text.ts";

/** A value of a table, with every schema that is given for it. */
interface Described extends Pick<ServedField, "name" | "layout"> {
  readonly schemas: readonly Schema[];
}

/** What a table says of a named value that travels as text. */
export function fieldEntries(
  { name, layout, schemas }: Described,
  site: CheckSite,
): readonly (Printable | undefined)[] {
  const types = layout.kind === "object" ? scalarsOf(layout.rest) : layout.types;
  const common = [entry("name", literal(name)), typeEntry(types)];
  if (layout.kind === "scalar") return common;
  if (layout.kind === "list") {
    const { scalar, items: within } = layout;
    const item = schemas.map(itemSchema);
    return [
      ...common,
      entry("list", literal(layout.layout)),
      scalar && typeEntry(scalar, "scalar"),
      within &&
        entry(
          "items",
          unnamed(
            within,
            item.flatMap((one) => one ?? []),
            inside(site, "items"),
          ),
        ),
      itemCheck(types, item, site),
    ];
  }
  const { members, rest, alternatives = [] } = layout;
  const declared = new Map(schemas.flatMap((schema) => [...membersOf(schema)]));
  const fields = members.map(([member, inner]) => {
    const own = { name: member, layout: inner, schemas: declared.get(member) ?? [] };
    return object([...fieldEntries(own, inside(site, member)), memberCheck(own, inside(site, member))]);
  });
  const said = alternatives.map(({ members: own, rest }) =>
    object([
      fieldsEntry(own.map(([member, inner]) => plainField({ name: member, layout: inner }, site))),
      rest && typeEntry(rest),
    ]),
  );
  const others = schemas.flatMap((schema) => othersOf(schema).get(undefined) ?? []);
  return [
    ...common,
    entry("object", literal(layout.layout)),
    layout.scalar && typeEntry(layout.scalar, "scalar"),
    layout.layout === "exploded" && rest ? entry("open", literal(true)) : undefined,
    rest && rest.kind !== "scalar" ? entry("rest", unnamed(rest, others, inside(site, "others"))) : undefined,
    fields.length === 0 ? undefined : entry("fields", list("array", fields)),
    said.length === 0 ? undefined : entry("alternatives", items(said)),
    itemCheck(types, others, site),
  ];
}

/** What texts stand for of members that are not declared: texts, where nothing is said of them. */
function scalarsOf(rest: WireLayout | undefined): readonly WireType[] {
  return rest?.kind === "scalar" ? rest.types : ["string"];
}

/** The table of what has no name of its own: of items, and of members that are not declared and no scalars. */
function unnamed(layout: WireLayout, schemas: readonly Schema[], site: CheckSite): Printable {
  const described = { name: "", layout, schemas };
  const [, ...entries] = fieldEntries(described, site);
  return object([...entries, memberCheck(described, site)]);
}

function typeEntry(types: readonly WireType[], name: "type" | "scalar" = "type"): Printable {
  const [only] = types;
  return entry(name, types.length === 1 && only !== undefined ? literal(only) : literal([...types]));
}

/** Of several values that the text of an item, or of a member that is not declared, can stand for, the first one counts that fits. */
export function itemCheck(
  types: readonly WireType[],
  [only, second]: readonly (Schema | undefined)[],
  site: CheckSite,
): Printable | undefined {
  if (types.length < 2 || second) return undefined;
  return optionalEntry("item", checkOfDecoded(only, inside(site, "item"))?.check);
}

/** The table of a value by one alternative. */
function plainField(field: Pick<ServedField, "name" | "layout">, site: CheckSite): Printable {
  return object(fieldEntries({ ...field, schemas: [] }, site));
}

/** What a table says of the members of a form. */
export function formEntries(
  { members, others, alternatives }: FormShape,
  site: CheckSite,
): readonly (Printable | undefined)[] {
  const said = alternatives.map((alternative) =>
    object([
      fieldsEntry(alternative.members.map((member) => plainField(member, site))),
      othersEntry(alternative.others, site),
    ]),
  );
  const fields = members.map((member) => {
    const own = inside(site, member.name);
    return object([...fieldEntries(member, own), memberCheck(member, own)]);
  });
  return [
    fieldsEntry(fields),
    othersEntry(others, site),
    said.length === 0 ? undefined : entry("alternatives", items(said)),
  ];
}

/**
 * Of several values that a text can stand for, the first one counts that the member may be, and so does the first of several
 * that an object can be.
 */
function memberCheck({ layout, schemas }: Described, site: CheckSite): Printable | undefined {
  const isSeveral =
    layout.kind === "scalar"
      ? layout.types.length > 1
      : layout.scalar || (layout.kind === "object" && layout.alternatives);
  const [only, second] = schemas;
  if (!isSeveral || second) return undefined;
  const isJson = layout.kind === "scalar" && layout.types.includes("json");
  return optionalEntry("check", isJson ? checkExpression(only, site) : checkOfDecoded(only, site)?.check);
}

function fieldsEntry(fields: readonly Printable[]): Printable | undefined {
  return fields.length === 0 ? undefined : entry("fields", items(fields));
}

function othersEntry(
  others: readonly Pick<OtherMembers, "pattern" | "layout" | "schemas">[],
  site: CheckSite,
): Printable | undefined {
  const tables = others.flatMap(({ pattern, layout, schemas }) => {
    if (pattern === undefined && layout === undefined) return [];
    const own = inside(site, pattern === undefined ? "others" : `names ${pattern}`);
    const [, ...entries] = layout ? fieldEntries({ name: "", layout, schemas: [] }, own) : [];
    return object([
      optionalEntry("pattern", pattern === undefined ? undefined : regexp(pattern, "u")),
      ...entries,
      layout && memberCheck({ name: "", layout, schemas }, own),
    ]);
  });
  return tables.length === 0 ? undefined : entry("others", items(tables));
}
