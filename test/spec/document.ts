/** Ways into the parsed documents of these tests. What is not there throws, so that no comparison passes for want of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isJsonObject, type JsonObject, type JsonValue, member } from "../../generator/load/text/json.ts";

/** @param path Relative to this folder. */
export function readText(path: string): string {
  return readFileSync(join(import.meta.dirname, path), "utf8");
}

/** @param path Relative to this folder. */
export function read(path: string): JsonValue {
  return parse(readText(path));
}

/** What stands at a path of keys. */
export function at(value: JsonValue | undefined, ...path: string[]): JsonValue {
  return known(path.reduce<JsonValue | undefined>(member, value));
}

/** The members of the object at a path of keys: by name, with their values. */
export function members(value: JsonValue | undefined, ...path: string[]): [string, JsonValue][] {
  return Object.entries(object(at(value, ...path)));
}

export function object(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error("This is not an object.");
  return value;
}

export function known(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new Error("This is missing.");
  return value;
}
