/** Schemas that ask for an object and say nothing that a type can say of it. */

import type { Schema } from "../../../model/api/schema.ts";
import { certainLayers } from "../../../model/schema/certain-parts.ts";
import { conditionalMembers } from "../conditional-members.ts";
import { takesOnlyObjects } from "../decision.ts";
import { describesFurtherMembers, hidesMembers } from "../other-members.ts";
import { outcomesAsAlternatives } from "../outcomes.ts";
import { type Member, membersOf } from "../schema-parts.ts";

/** Whether the schema's own keywords say of the members of an object nothing that a type can say. */
export function leavesMembersOpen(schema: Schema): boolean {
  const isVisible = ({ schema: member }: Member) => !member?.hidden;
  return (
    !membersOf(schema).some(isVisible) &&
    !describesFurtherMembers(schema) &&
    schema.additionalProperties?.always !== false &&
    conditionalMembers(schema).length === 0
  );
}

/** Whether any object is of the type of a schema: as one that declares no members has it, or since all of them are hidden. */
export function anyObjectOf(schema: Schema): "declared" | "hidden" | undefined {
  return takesOnlyObjects(schema) ? anyObjectAmong(schema) : undefined;
}

/** The same of the objects alone that a schema takes. */
export function anyObjectAmong(schema: Schema): "declared" | "hidden" | undefined {
  const layers = certainLayers(schema);
  if (!layers.every((layer) => leavesMembersOpen(layer) && !saysMore(layer))) return undefined;
  return layers.some(hidesMembers) ? "hidden" : "declared";
}

function saysMore(schema: Schema): boolean {
  const { always, enum: values, const: only, not, anyOf, oneOf, unevaluatedProperties } = schema;
  if (outcomesAsAlternatives(schema).length > 0) return true;
  return [always, values, only, not, anyOf, oneOf, unevaluatedProperties].some((keyword) => keyword !== undefined);
}
