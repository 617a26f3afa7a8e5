import type { Schema } from "../../model/api/schema.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import { partsOf } from "./described-members.ts";
import { holdsNull, type WireShape } from "./wire-shape.ts";

/**
 * Whether null is left out where it is a parameter's or a form member's whole value, as what is undefined is (RFC 6570 section
 * 3.2.1). Few servers read the text `null` as null; but it has to be there where the value is required, or would get a default.
 */
export function leavesOutNull(required: boolean, schemas: readonly (Schema | undefined)[]): boolean {
  return !required && schemas.every((schema) => ((schema && defaultOf(schema)?.value) ?? null) === null);
}

/** Whether null is written somewhere in a value, as the text `null`. */
export function writesNull(shape: WireShape, isLeftOut: boolean): boolean {
  if (!isLeftOut) return holdsNull(shape);
  if (shape.kind === "scalar") return false;
  if (shape.kind === "scalar-or-list") return shape.items.includes("null");
  if (shape.kind === "structured") return shape.named !== undefined && holdsNull(shape.named.items);
  return holdsNull(shape.kind === "scalar-or-object" ? shape.object : shape);
}

/** Whether a schema requires a member, if only in one of its alternatives, or beside another member. */
export function isRequiredInSomeWay(schema: Schema, name: string): boolean {
  return [...partsOf(schema)].some(({ required = [], dependentRequired = [] }) => {
    return required.includes(name) || dependentRequired.some(({ requires }) => requires.includes(name));
  });
}
