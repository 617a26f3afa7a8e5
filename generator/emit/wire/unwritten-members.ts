import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { code, list, literal, type Printable } from "../core/printable.ts";
import { partsOf } from "./described-members.ts";
import { isRequiredInSomeWay } from "./null-text.ts";
import type { WireLayout } from "./parameter-layout.ts";
import { isOpen } from "./wire-shape.ts";

/**
 * Whether an exploded object can do without a member that has no spelling: it is optional, and of an object that has one form and
 * no other names, so that its type is that of the others.
 */
export function canBeUnwritten(object: Schema, name: string): boolean {
  const certain = new Set(certainLayers(object));
  const types = impliedTypes(object);
  const isOne = types?.size === 1 && [...partsOf(object)].every((part) => certain.has(part));
  return isOne && !isOpen(object) && !isRequiredInSomeWay(object, name);
}

/** The names of the members of a value that both ends leave out. */
export function unwrittenMembers(layout: WireLayout | undefined): readonly string[] {
  return layout?.kind === "object" ? (layout.unwritten ?? []) : [];
}

/** The type of a value without the members that are left out. */
export function withoutUnwritten(type: Printable, layout: WireLayout | undefined): Printable {
  const names = unwrittenMembers(layout).map((name) => literal(name));
  return names.length === 0 ? type : code`Omit<${type}, ${list("union", names)}>`;
}
