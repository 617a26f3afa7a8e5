import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../../generator/load/text/json.ts";

/**
 * Values that are a step simpler than a value: with a part less, with a simpler part, or one of its parts alone. What is
 * left out first is what holds most. No value of a chain of such steps comes twice: each has less text or a shorter
 * number than the one before.
 */
export function* simplerValues(value: JsonValue): Generator<JsonValue> {
  if (isJsonArray(value)) {
    if (value.length > 3) {
      yield value.slice(0, value.length >> 1);
      yield value.slice(value.length >> 1);
    }
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) {
      for (const simpler of simplerValues(item)) yield value.with(index, simpler);
    }
  } else if (isJsonObject(value)) {
    const members = Object.entries(value);
    if (members.length > 3) {
      yield Object.fromEntries(members.slice(0, members.length >> 1));
      yield Object.fromEntries(members.slice(members.length >> 1));
    }
    for (const index of members.keys()) yield Object.fromEntries(members.toSpliced(index, 1));
    for (const [index, [name, member]] of members.entries()) {
      for (const simpler of simplerValues(member)) yield Object.fromEntries(members.with(index, [name, simpler]));
    }
  } else if (typeof value === "string") {
    const characters = [...value];
    if (characters.length > 2) {
      yield characters.slice(0, characters.length >> 1).join("");
      yield characters.slice(characters.length >> 1).join("");
    }
    if (characters.length > 0) yield characters.slice(1).join("");
  } else if (typeof value === "number") {
    const shorter = [0, 1, Math.trunc(value), Math.trunc(value / 2)];
    for (const number of new Set(shorter)) if (isShorter(number, value)) yield number === 0 ? 0 : number;
  }
}

function isShorter(number: number, than: number): boolean {
  return Math.abs(number) < Math.abs(than) && String(number).length <= String(than).length;
}

/** Parts of a value that could stand in its place; for schemas, whose parts are schemas. */
export function partsOf(value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

/** With the same members in the order of their names, at every depth: equal values have equal texts. */
export function canonicalText(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalText(ownMember(value, name))}`).join(",")}}`;
}

function ownMember(value: JsonObject, name: string): JsonValue {
  return Object.getOwnPropertyDescriptor(value, name)?.value ?? null;
}

/** Whether a value is one that JSON has. */
export function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === "object" && Object.values(value).every(isJson);
}
