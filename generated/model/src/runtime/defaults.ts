import type { Definition, Subschema } from "./definition.ts";
import { fits } from "./explain.ts";
import { isObject } from "./json-types.ts";
import { memberOf, setMember } from "./members.ts";

/**
 * A value with the defaults of its schema in place of missing members (JSON Schema 2020-12 Validation, section 9.2).
 * The value itself is never changed: what has to change is copied, and what need not is shared with it. Of
 * alternatives the first one that the value fits counts.
 * @param value A value that fits the schema.
 */
export function withDefaults(definition: Subschema, value: unknown): unknown {
  const schema = typeof definition === "function" ? definition() : definition;
  if (typeof schema === "boolean") return value;
  let result = value;
  if (Array.isArray(value)) result = completeItems(schema, value);
  else if (isObject(value)) result = completeMembers(schema, value);
  if (schema.$ref) result = withDefaults(schema.$ref, result);
  for (const part of schema.allOf ?? []) result = withDefaults(part, result);
  for (const alternatives of [schema.anyOf, schema.oneOf]) {
    const index = alternatives ? fitting(schema, alternatives, value) : undefined;
    if (index !== undefined) result = withDefaults(index, result);
  }
  return result;
}

function fitting(schema: Definition, alternatives: readonly Subschema[], value: unknown): Subschema | undefined {
  const { discriminator } = schema;
  const tag = discriminator && isObject(value) ? memberOf(value, discriminator.propertyName) : undefined;
  return alternatives.find((alternative, index) => {
    const values = discriminator?.values[index] ?? [];
    if (values.length > 0 && !(typeof tag === "string" && values.includes(tag))) return false;
    return fits(alternative, value);
  });
}

function completeItems({ prefixItems = [], items = true }: Definition, value: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, item] of value.entries()) {
    const complete = withDefaults(prefixItems[index] ?? items, item);
    if (complete === item) continue;
    copy ??= [...value];
    copy[index] = complete;
  }
  return copy ?? value;
}

function completeMembers(schema: Definition, value: { readonly [name: string]: unknown }): object {
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
    const complete = withDefaults(property, start);
    if (complete !== member) set(name, complete);
  }
  if (patternProperties.length === 0 && additionalProperties === true) return copy ?? value;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const patterns = patternProperties.filter(({ pattern }) => pattern.test(name));
    const declared = Object.hasOwn(properties, name);
    let complete = declared ? memberOf(copy ?? value, name) : member;
    for (const pattern of patterns) complete = withDefaults(pattern.schema, complete);
    if (!declared && patterns.length === 0) complete = withDefaults(additionalProperties, member);
    if (complete !== memberOf(copy ?? value, name)) set(name, complete);
  }
  return copy ?? value;
}

/** The default of a member, fresh each time; that of a `$ref`'s target where the member has none of its own. */
function defaultOf(property: Subschema): unknown {
  const schema = typeof property === "function" ? property() : property;
  if (typeof schema === "boolean") return undefined;
  if (schema.default !== undefined) return copyOf(schema.default);
  return schema.$ref ? defaultOf(schema.$ref) : undefined;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) setMember(copy, name, copyOf(member));
  return copy;
}
