import { defaultOf } from "./default-of.ts";
import type { Definition, Subschema } from "./definition.ts";
import { fits } from "./explain.ts";
import { isObject } from "./json-types.ts";
import { memberOf, setMember } from "./members.ts";
import { runSteps, type Steps } from "./steps.ts";

/**
 * A value with the defaults of its schema in place of missing members (JSON Schema 2020-12 Validation, section 9.2).
 * The value itself is never changed: what has to change is copied, and what need not is shared with it. Of
 * alternatives the first one that the value fits counts.
 * @param value A value that fits the schema.
 */
export function withDefaults(definition: Subschema, value: unknown): unknown {
  return runSteps(complete(definition, value));
}

function* complete(definition: Subschema, value: unknown): Steps {
  const schema = typeof definition === "function" ? definition() : definition;
  if (typeof schema === "boolean") return value;
  let result = value;
  if (Array.isArray(value)) result = yield* completeItems(schema, value);
  else if (isObject(value)) result = yield* completeMembers(schema, value);
  const reference = schema.$ref ?? schema.$dynamicRef;
  if (reference) result = yield complete(reference, result);
  for (const part of schema.allOf ?? []) result = yield complete(part, result);
  for (const alternatives of [schema.anyOf, schema.oneOf]) {
    const alternative = alternatives && fitting(schema, alternatives, value);
    if (alternative !== undefined) result = yield complete(alternative, result);
  }
  return result;
}

function fitting(
  { discriminator }: Definition,
  alternatives: readonly Subschema[],
  value: unknown,
): Subschema | undefined {
  const tag = discriminator && isObject(value) ? memberOf(value, discriminator.propertyName) : undefined;
  return alternatives.find((alternative, index) => {
    const values = discriminator?.values[index] ?? [];
    if (values.length > 0 && !(typeof tag === "string" && values.includes(tag))) return false;
    return fits(alternative, value);
  });
}

function* completeItems(schema: Definition, value: readonly unknown[]): Steps {
  const { prefixItems = [], items = true } = schema;
  let copy: unknown[] | undefined;
  for (const [index, item] of value.entries()) {
    const completed = yield complete(prefixItems[index] ?? items, item);
    if (completed === item) continue;
    copy ??= [...value];
    copy[index] = completed;
  }
  return copy ?? value;
}

type JsonObject = { readonly [name: string]: unknown };

function* completeMembers(schema: Definition, value: JsonObject): Steps {
  const { properties = {}, patternProperties = [], additionalProperties = true } = schema;
  let copy: { [name: string]: unknown } | undefined;
  const set = (name: string, member: unknown) => {
    copy ??= { ...value };
    setMember(copy, name, member);
  };
  for (const [name, property] of Object.entries(properties)) {
    const member = memberOf(value, name);
    const start = member === undefined ? defaultOf(property) : member;
    if (start === undefined) continue;
    const completed = yield complete(property, start);
    if (completed !== member) set(name, completed);
  }
  if (patternProperties.length === 0 && additionalProperties === true) return copy ?? value;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const current = memberOf(copy ?? value, name);
    let completed = current;
    let declared = Object.hasOwn(properties, name);
    for (const { pattern, schema } of patternProperties) {
      if (!pattern.test(name)) continue;
      declared = true;
      completed = yield complete(schema, completed);
    }
    if (!declared) completed = yield complete(additionalProperties, completed);
    if (completed !== current) set(name, completed);
  }
  return copy ?? value;
}
