import type { JsonValue } from "../../load/json.ts";
import type { JsonType, Schema } from "../../model/schema.ts";

/** What a text on the wire stands for; the run-time type of the same name. */
export type WireType = "string" | "integer" | "number" | "boolean" | "null" | "json";

/** How a schema's values travel as text: one text, a list of texts, or not without a structure of their own. */
export type WireShape =
  | { readonly kind: "scalar"; readonly types: readonly WireType[] }
  | { readonly kind: "list"; readonly types: readonly WireType[] }
  | { readonly kind: "structured" };

/** Where several types are possible, the text is tried as the first that it fits: every text is a string. */
const order: readonly WireType[] = ["integer", "number", "boolean", "null", "string"];

/** The shape of a parameter's, header's or form member's values. A schema that says nothing stands for text. */
export function wireShape(schema: Schema | undefined): WireShape {
  const types = schema && typesOf(schema, new Set());
  if (types === undefined) return { kind: "scalar", types: ["string"] };
  if (types.has("array")) {
    const others = [...types].filter((type) => type !== "array" && type !== "null");
    const items = schema && itemsOf(schema, new Set());
    if (others.length > 0 || items === "tuple") return { kind: "structured" };
    const shape = wireShape(items);
    return shape.kind === "scalar" ? { kind: "list", types: shape.types } : { kind: "structured" };
  }
  if (types.has("object")) return { kind: "structured" };
  const scalars = order.filter((type) => type !== "json" && types.has(type));
  // Every integer is a number.
  return { kind: "scalar", types: scalars.filter((type) => type !== "integer" || !scalars.includes("number")) };
}

/** The types that the schema leaves open, through references and compositions; undefined if it says nothing of them. */
function typesOf(schema: Schema, seen: Set<Schema>): Set<JsonType> | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const limits: (Set<JsonType> | undefined)[] = [
    schema.types && new Set(schema.types),
    schema.enum && new Set(schema.enum.map(typeOfValue)),
    schema.const && new Set([typeOfValue(schema.const.value)]),
    schema.ref && typesOf(schema.ref, seen),
    ...(schema.allOf ?? []).map((part) => typesOf(part, seen)),
    unionOf(schema.anyOf, seen),
    unionOf(schema.oneOf, seen),
  ];
  seen.delete(schema);
  return limits.reduce((all, limit) => {
    if (all === undefined || limit === undefined) return all ?? limit;
    return intersection(all, limit);
  }, undefined);
}

function unionOf(branches: readonly Schema[] | undefined, seen: Set<Schema>): Set<JsonType> | undefined {
  if (branches === undefined) return undefined;
  const all = new Set<JsonType>();
  for (const branch of branches) {
    const types = typesOf(branch, seen);
    if (types === undefined) return undefined;
    for (const type of types) all.add(type);
  }
  return all;
}

function intersection(a: Set<JsonType>, b: Set<JsonType>): Set<JsonType> {
  const both = new Set([...a].filter((type) => b.has(type)));
  if ((a.has("integer") && b.has("number")) || (a.has("number") && b.has("integer"))) both.add("integer");
  return both;
}

function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return Array.isArray(value) ? "array" : "object";
}

function itemsOf(schema: Schema, seen: Set<Schema>): Schema | "tuple" | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (schema.prefixItems) return "tuple";
  if (schema.items) return schema.items;
  for (const part of [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])]) {
    const items = itemsOf(part, seen);
    if (items) return items;
  }
  return undefined;
}

/** The members that a schema declares, through references and compositions; the first of a name counts. */
export function membersOf(schema: Schema): ReadonlyMap<string, Schema> {
  const members = new Map<string, Schema>();
  const seen = new Set<Schema>();
  const collect = (part: Schema): void => {
    if (seen.has(part)) return;
    seen.add(part);
    for (const { name, schema: member } of part.properties ?? []) if (!members.has(name)) members.set(name, member);
    const parts = [part.ref, ...(part.allOf ?? []), ...(part.anyOf ?? []), ...(part.oneOf ?? []), part.then, part.else];
    for (const next of parts) if (next) collect(next);
  };
  collect(schema);
  return members;
}
