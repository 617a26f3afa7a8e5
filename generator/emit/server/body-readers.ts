import type { Property, Schema } from "../../model/api/schema.ts";
import { allowedTypes } from "../../model/schema/allowed-types.ts";
import { appliedTo, defaultOf } from "../../model/schema/reach.ts";
import { code, list, literal, member, nothing, type Printable } from "../core/printable.ts";
import { isInherited } from "../schema/is-inherited.ts";
import { namedFunction } from "../schema/named-schema.ts";
import type { FunctionParts } from "../schema/predicates/local-declarations.ts";
import { isMergePatch } from "../wire/merge-patch.ts";
import { plainTarget } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { objectOf, readPairs, slotOf, Variables } from "./pair-reading.ts";
import type { ServedContent } from "./served-operation.ts";

/**
 * Functions for bodies as most clients send them. They give `undefined` for every other body, and the tables then say what it
 * is, or what is wrong with it.
 */

/** Takes a form apart. Undefined where a member is written in a way that only its table can read. */
export function formReader({ schema, form }: ServedContent): FunctionParts | undefined {
  const fields = form?.members ?? [];
  if (fields.length === 0) return undefined;
  const required = new Set(schema && requiredOf(plainTarget(schema)));
  const variables = new Variables();
  const slots = fields.map((field) =>
    slotOf(field.name, field.layout, {
      variable: variables.of(field.name),
      test: undefined,
      required: required.has(field.name),
    }),
  );
  const read = slots.filter((slot) => slot !== undefined);
  if (read.length < slots.length) return undefined;
  const value = objectOf("form", read);
  return {
    doc: doc("The members of most forms; of the others, the table says what they are."),
    parameters: [
      { name: "text", type: code`string` },
      { name: "limit", type: code`number` },
    ],
    returnType: code`Record<string, unknown> | undefined`,
    body: list("lines", [
      readPairs(read, code`text`, code`limit`, "leave"),
      ...value.statements,
      code`return ${value.expression};`,
    ]),
  };
}

function requiredOf({ properties = [] }: Schema): readonly string[] {
  return properties.flatMap(({ name, required }) => (required ? [name] : []));
}

/** Checks a JSON value and adds its defaults. Undefined where there are none, or where it takes more than to add them. */
export function bodyCompletion({ mediaType, kind, schema }: ServedContent): FunctionParts | undefined {
  const subject = kind === "json" && schema && !isMergePatch(mediaType) ? plainTarget(schema) : undefined;
  const test = subject && namedFunction(subject, "is");
  if (!subject || !test || !subject.reach.defaults || subject.reach.hidesMembers || !isObject(subject))
    return undefined;
  const { properties = [] } = subject;
  const inner = new Set(appliedTo(subject));
  if ([...inner].some((part) => part.reach.defaults)) return undefined;
  const defaults = properties.map(completion);
  const complete = defaults.filter((statement) => statement !== undefined);
  if (complete.length < defaults.length) return undefined;
  return {
    doc: doc("Adds what a body that fits lacks; what is wrong with others, the table says."),
    parameters: [{ name: "value", type: code`unknown` }],
    returnType: code`unknown`,
    body: list("lines", [
      code`if (!${test}(value)) return undefined;`,
      ...complete.filter((statement) => statement !== nothing),
      code`return value;`,
    ]),
  };
}

/** Whether all that fits is an object: of null, and of what a schema without a type lets through, no member can be read. */
function isObject(schema: Schema): boolean {
  const types = allowedTypes(schema);
  return types?.size === 1 && types.has("object");
}

/** The statement that adds a default; nothing where there is none, and undefined where there is no such statement. */
function completion({ name, required, schema }: Property): Printable | undefined {
  const given = required ? undefined : defaultOf(schema);
  if (given === undefined) return nothing;
  if (isInherited(name) || schema.readOnly || !isOfType(schema, given.value)) return undefined;
  return code`if (value${member(name)} === undefined) value${member(name)} = ${literal(given.value)};`;
}

/** Whether a default is, to the compiler, a value of the member: one that contradicts its schema is only warned of. */
function isOfType(schema: Schema, value: unknown): boolean {
  const { types, enum: values, const: only, ref, allOf, anyOf, oneOf, not } = schema;
  if (only || ref || allOf || anyOf || oneOf || not || !types) return false;
  if (value === null) return types.includes("null") && !values;
  // An object may have members that its type does not name, or lack some.
  if (typeof value === "object") return false;
  const names: readonly string[] = typeof value === "number" ? ["number", "integer"] : [typeof value];
  const isListed = values === undefined || values.some((each) => each === value);
  return isListed && types.some((type) => names.includes(type));
}
