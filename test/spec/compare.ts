import { isJsonArray, isJsonObject, type JsonValue, member } from "../../generator/load/text/json.ts";

/** The pointers of what `before` has and `after` has not, or has with another value; lists may have grown at their end. */
export function lost(before: JsonValue, after: JsonValue | undefined, pointer = ""): string[] {
  if (isJsonArray(before)) {
    if (!isJsonArray(after)) return [pointer];
    return before.flatMap((item, index) => lost(item, after[index], `${pointer}/${index}`));
  }
  if (isJsonObject(before)) {
    if (!isJsonObject(after)) return [pointer];
    return Object.entries(before).flatMap(([key, value]) => lost(value, member(after, key), `${pointer}/${key}`));
  }
  return before === after ? [] : [pointer];
}

/** The members that `after` has more than `before`, below members that both have. */
export function difference(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    const more = after.map((item, index) => difference(before[index], item)).filter((item) => item !== undefined);
    return more.length > 0 ? more : undefined;
  }
  if (isRecord(before) && isRecord(after)) {
    const more = Object.entries(after).flatMap(([key, value]) => {
      const extra = key in before ? difference(before[key], value) : value;
      return extra === undefined ? [] : [[key, extra] as const];
    });
    return more.length > 0 ? Object.fromEntries(more) : undefined;
  }
  return before === after ? undefined : after;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
