import { isEqual } from "../../../templates/runtime/model/equality.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Property, Schema } from "../../model/api/schema.ts";
import { verdictOn } from "../../model/schema/fits-schema.ts";
import {
  assertions,
  hasKeyword,
  type Keyword,
  type KeywordType,
  keywordsOf,
  without,
} from "../../model/schema/keyword-kinds.ts";
import { typeOfValue } from "./effective-types.ts";

/** Whether the schema is nothing but a `$ref`, with annotations at most: then its target says everything. */
export function plainReference(schema: Schema): Schema | undefined {
  return schema.ref && !hasAssertions({ ...schema, ref: undefined }) ? schema.ref : undefined;
}

/** Whether the schema has a keyword that a value can break. */
export function hasAssertions(schema: Schema): boolean {
  return schema.always === false || hasKeyword(schema, assertions);
}

export function hasNumberKeywords(schema: Schema): boolean {
  return hasKeyword(schema, ownKeywords.number);
}

export function hasStringKeywords(schema: Schema): boolean {
  return hasKeyword(schema, ownKeywords.string);
}

export function hasArrayKeywords(schema: Schema): boolean {
  return hasKeyword(schema, ownKeywords.array);
}

export function hasObjectKeywords(schema: Schema): boolean {
  return hasKeyword(schema, ownKeywords.object);
}

/** The keywords of a type that ask nothing of what other keywords describe. */
const ownKeywords = {
  number: assertionsOf("number"),
  string: assertionsOf("string"),
  array: assertionsOf("array"),
  object: assertionsOf("object"),
};

const scalarKeywords = [...new Set([...ownKeywords.number, ...ownKeywords.string])];
const otherAssertions = assertions.filter((keyword) => !scalarKeywords.includes(keyword));

function assertionsOf(type: KeywordType): readonly Keyword[] {
  const all = new Set(keywordsOf(type));
  return assertions.filter((keyword) => all.has(keyword) && !keyword.startsWith("unevaluated"));
}

/** Whether the schema says something about members that a type can say too. */
export function describesMembers(schema: Schema): boolean {
  return (
    schema.properties !== undefined ||
    (schema.required !== undefined && schema.required.length > 0) ||
    schema.patternProperties !== undefined ||
    schema.additionalProperties !== undefined
  );
}

/** Whether the schema says something about items that a type can say too. */
export function describesItems({ items, prefixItems }: Schema): boolean {
  return prefixItems !== undefined || (items !== undefined && hasAssertions(items));
}

/** The values that `enum`, `const` and `type` together leave, or undefined where values are not listed. */
export function listedValues(schema: Pick<Schema, "types" | "enum" | "const">): readonly JsonValue[] | undefined {
  const listed = schema.const ? [schema.const.value] : schema.enum;
  return listed?.filter((value) => {
    if (schema.const && schema.enum && !schema.enum.some((item) => isEqual(item, value))) return false;
    if (!schema.types) return true;
    return schema.types.some((type) => type === typeOfValue(value) || (type === "integer" && Number.isInteger(value)));
  });
}

/**
 * The schema without what it asks of numbers and texts, where each of its listed values keeps that: an enumeration with a
 * `format` says no more than its list.
 */
export function withoutKept(schema: Schema): Schema {
  if (!hasKeyword(schema, scalarKeywords)) return schema;
  const listed = listedValues(schema);
  if (!listed) return schema;
  const asked = without(schema, otherAssertions);
  const isKept = listed.every((value) => verdictOn(value, asked, { formats: true }) === true);
  return isKept ? without(schema, scalarKeywords) : schema;
}

/** The members that have to be there. */
export function requiredMembers(schema: Schema): readonly string[] {
  return schema.required ?? [];
}

/** A member as `properties` or `required` alone name it. */
export interface Member extends Omit<Property, "schema"> {
  /** Undefined for a member that only `required` names: any value. */
  readonly schema: Schema | undefined;
}

/** The declared members in document order, then those that are only required. */
export function membersOf(schema: Schema): readonly Member[] {
  const required = new Set(requiredMembers(schema));
  const declared = (schema.properties ?? []).map(({ name, schema }) => ({
    name,
    schema,
    required: required.has(name),
  }));
  const names = new Set(declared.map(({ name }) => name));
  const others = [...required].filter((name) => !names.has(name));
  return [...declared, ...others.map((name) => ({ name, schema: undefined, required: true }))];
}
