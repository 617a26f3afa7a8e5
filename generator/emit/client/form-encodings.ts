import type { Encoding, MediaType } from "../../model/api/media-type.ts";
import { literal, type Printable, regexp } from "../core/printable.ts";
import { allowNull } from "../wire/absent-part.ts";
import { formShape, type OtherMembers } from "../wire/form-shape.ts";
import { writesNull } from "../wire/null-text.ts";
import { plainFormLayout, type WireLayout } from "../wire/parameter-layout.ts";
import { isGuessed, withoutItems } from "../wire/wire-shape.ts";
import { withWriter } from "./style-line.ts";
import { arrayFormatOf, bracketedNames, takenByOthers } from "./taken-names.ts";

/**
 * The members of a form that are not written in the usual way: lists repeat their name, and objects are JSON. If those that
 * are not declared are among them, all that are declared stand before them.
 */
export function encodingEntries(media: MediaType): readonly Printable[] {
  const { members, others } = formShape(media);
  const { arrayFormat } = media;
  const isOpen = others.some((other) => isUnusualMember(other, undefined));
  const declared = members.filter((member) => isOpen || isUnusualMember(member, member.encoding));
  return [
    ...declared.map((member) => {
      if (member.leftOut !== undefined) {
        return withWriter([["property", literal(member.name)]], { style: "deepObject" }, "writeNothing");
      }
      const taken = takenByOthers(
        member,
        members.filter((other) => other !== member),
      );
      return memberEntry(literal(member.name), member, { ...member.encoding, arrayFormat }, taken);
    }),
    ...(isOpen ? others : []).map((other) => {
      const { pattern } = other;
      return memberEntry(pattern === undefined ? undefined : regexp(pattern, "u"), other, {});
    }),
  ];
}

/** A member that is declared, or one of the others. */
type Described = Pick<OtherMembers, "shape" | "layout" | "leavesOutNull" | "schemas">;

function isUnusualMember(
  { shape, layout = plainFormLayout(shape), leavesOutNull, schemas }: Described,
  encoding: Encoding | undefined,
): boolean {
  if (encoding?.allowReserved) return true;
  if (isJsonText(layout)) {
    // Usually null is left out.
    return shape.kind !== "object" || isGuessed(shape.schema) || (!leavesOutNull && allowNull(schemas));
  }
  if (shape.kind === "list" && shape.mixed) return true;
  return (
    isNullable({ shape, layout, leavesOutNull }) ||
    layout.kind === "object" ||
    (layout.kind === "list" && layout.layout !== "repeated")
  );
}

/** Whether null is written in it as a text. In the items of a list that are JSON it is none. */
function isNullable({ shape, layout, leavesOutNull }: Omit<Described, "schemas">): boolean {
  const isNumbered = layout?.kind === "list" && layout.items !== undefined;
  return writesNull(isNumbered || layout?.kind === "object" ? shape : withoutItems(shape), leavesOutNull);
}

/**
 * @param property The name, or what names have to match; undefined for all that are left.
 * @param taken Names that members of the object cannot have.
 */
function memberEntry(
  property: Printable | undefined,
  { shape, layout = plainFormLayout(shape), leavesOutNull }: Described,
  encoding: Partial<Encoding> & Pick<MediaType, "arrayFormat">,
  taken: readonly string[] = [],
): Printable {
  const { style = "form", explode = style === "form", allowReserved = false, arrayFormat } = encoding;
  const nullable = isNullable({ shape, layout, leavesOutNull });
  const bracketed = bracketedNames(layout);
  const lists = arrayFormatOf(layout, arrayFormat);
  const way = {
    ...{ style, explode },
    ...(allowReserved && { allowReserved }),
    ...(nullable && { nullable }),
    ...(taken.length > 0 && { taken }),
    ...(bracketed.length > 0 && { bracketed }),
    ...lists,
  };
  const isJson = !allowReserved && isJsonText(layout);
  const isOfJson = layout.kind === "list" && layout.types.includes("json");
  const isMixed = shape.kind === "list" && shape.mixed === true;
  const mixed = isOfJson && (isMixed || lists.arrayFormat) && { style: "json", explode: true, ...lists };
  const json = { style: layout.kind === "scalar" && layout.types.includes("string") ? "jsonOrText" : "json" };
  return withWriter(property ? [["property", property]] : [], isJson ? json : mixed || way, "pairs");
}

function isJsonText(layout: WireLayout): boolean {
  return layout.kind === "scalar" && layout.types.includes("json");
}
