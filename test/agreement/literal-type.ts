/** The type that has one value alone, as text. */

import { related, schemasOfItem, schemasOfMember } from "../../conformance/drawing/applied.ts";
import { listedNames } from "../../generator/emit/schema/types/object-type.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";

/**
 * A value as a type that has it and no other: whoever takes it for another type is asked about the value, and not, as
 * with an object literal, about members that nobody declared.
 *
 * Members that are not there are named as such in two cases. An object that has no member in common with a type of
 * optional members is a mistake for the compiler, which is a hint and no question of types. And what every object
 * inherits (`constructor`) is a member for the compiler, and none for JSON.
 */
export function literalType(value: JsonValue, schemas: readonly Schema[]): string {
  if (isJsonArray(value)) {
    const all = related(schemas);
    return `[${value.map((item, index) => literalType(item, schemasOfItem(all, index))).join(", ")}]`;
  }
  if (!isJsonObject(value)) return quoted(value);
  const all = related(schemas);
  const members = Object.entries(value).map(([name, member]) => {
    return `${quoted(name)}: ${literalType(member, schemasOfMember(all, name))};`;
  });
  const missing = absent(value, all).map((name) => `${quoted(name)}?: never;`);
  return members.length + missing.length === 0 ? "{}" : `{ ${[...members, ...missing].join(" ")} }`;
}

/** As JSON, on one line also for the compiler. */
function quoted(value: JsonValue): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

function absent(value: object, schemas: readonly Schema[]): readonly string[] {
  const names = new Set<string>();
  for (const schema of schemas) {
    const declared = (schema.properties ?? []).filter((property) => !property.schema.hidden).map(({ name }) => name);
    const shown = [...new Set([...declared, ...(listedNames(schema) ?? [])])];
    const missing = shown.filter((name) => !Object.hasOwn(value, name));
    for (const name of missing) if (name in Object.prototype) names.add(name);
    if (missing.length === shown.length && missing[0] !== undefined) names.add(missing[0]);
  }
  return [...names];
}
