/**
 * The members that all schemas describe that are asked of one value, whether it has to fit them or not: the question that
 * `unevaluatedProperties` asks (JSON Schema 2020-12 Core, section 11.3), as far as it has an answer before there is a value.
 */

import type { Schema } from "../../model/api/schema.ts";
import { certainParts } from "../../model/schema/certain-parts.ts";
import { reachedFrom } from "../../reached-from.ts";
import { isComposed } from "./other-members.ts";
import { plainReference } from "./schema-parts.ts";

/** The schema and its parts, those that alternatives and conditions ask included. */
export function partsInPlace(schema: Schema): ReadonlySet<Schema> {
  return allParts(schema, (part) => (part.if ? [...heldParts(part), part.if] : heldParts(part)));
}

/** The schema and its parts, but for those that are conditions alone. */
function partsHeld(schema: Schema): ReadonlySet<Schema> {
  return allParts(schema, heldParts);
}

function allParts(schema: Schema, partsOf: (part: Schema) => readonly Schema[]): ReadonlySet<Schema> {
  return reachedFrom([schema], partsOf);
}

/** What a value may have to fit. */
function heldParts(part: Schema): readonly Schema[] {
  return [...certainParts(part), ...(part.anyOf ?? []), ...(part.oneOf ?? []), ...branchesOf(part)];
}

/** What a schema asks where a condition holds, or does not. `then` and `else` say nothing without an `if`. */
export function branchesOf(schema: Schema): readonly Schema[] {
  const outcomes = schema.if ? [schema.then, schema.else] : [];
  const dependent = (schema.dependentSchemas ?? []).map((dependent) => dependent.schema);
  return [...outcomes, ...dependent].filter((part) => part !== undefined);
}

/** What `unevaluatedProperties` says beside other parts, where these describe no members but by their names. */
export function unevaluatedOthers(schema: Schema): Schema | undefined {
  const { unevaluatedProperties: others } = schema;
  if (!others || others.always === false || others.hidden || !isComposed(schema)) return undefined;
  return [...partsInPlace(withoutOthers(schema))].some(describesOthers) ? undefined : others;
}

function describesOthers({ patternProperties = [], additionalProperties, unevaluatedProperties }: Schema): boolean {
  return patternProperties.length > 0 || (additionalProperties ?? unevaluatedProperties) !== undefined;
}

/** A member that a part names. */
export interface MemberInPlace {
  readonly name: string;
  readonly schema: Schema;
  /** Whether a condition names it, which only looks at it: no default of what it says is put in. */
  readonly isTested: boolean;
}

/** The members that a schema and its parts name. What a condition says of one as others do is said by these. */
export function membersInPlace(schema: Schema): readonly MemberInPlace[] {
  const whole = withoutOthers(schema);
  const held = membersOfParts(partsHeld(whole), false);
  const conditions = [...partsInPlace(whole)].flatMap((part) => part.if ?? []);
  const tested = conditions.flatMap((condition) => membersOfParts(partsInPlace(condition), true));
  const isHeld = ({ name, schema }: MemberInPlace) =>
    held.some((member) => member.name === name && targetOf(member.schema) === targetOf(schema));
  return [...held, ...tested.filter((member) => !isHeld(member))];
}

function targetOf(schema: Schema): Schema {
  return plainReference(schema) ?? schema;
}

function membersOfParts(parts: ReadonlySet<Schema>, isTested: boolean): readonly MemberInPlace[] {
  return [...parts].flatMap(({ properties = [] }) =>
    properties.map(({ name, schema }) => ({ name, schema, isTested })),
  );
}

function withoutOthers(schema: Schema): Schema {
  return { ...schema, unevaluatedProperties: undefined };
}
