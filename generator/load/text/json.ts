/** JSON as data: what a parsed document consists of. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** Objects of a document have no prototype that matters: members are read with `Object.hasOwn` or through `SpecNode`. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One reference token of a JSON Pointer, escaped (RFC 6901 section 3). */
export function pointerToken(key: string | number): string {
  const text = String(key);
  return /[~/]/.test(text) ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text;
}

/** An object that is still being built or rewritten; only `load/` does that. */
export interface MutableJsonObject {
  [key: string]: JsonValue;
}

/** An object that `load/` may rewrite, because it is part of a tree that it parsed itself. */
export function isMutableObject(value: JsonValue | undefined): value is MutableJsonObject {
  return isJsonObject(value);
}

/** An array that `load/` may rewrite. */
export function isMutableArray(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** An own member. `value[key]` would also find what objects inherit, such as `constructor`. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Sets a member, also one called `__proto__`, which an assignment would take for the object's prototype. */
export function setMember(object: MutableJsonObject, key: string, value: JsonValue): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** Gives a member another name in its place among the others. */
export function renameMember(object: MutableJsonObject, from: string, to: string): void {
  for (const [name, value] of Object.entries(object)) {
    Reflect.deleteProperty(object, name);
    setMember(object, name === from ? to : name, value);
  }
}

/** The member of an object or the item of an array at a reference token (RFC 6901 section 4). */
export function child(value: JsonValue, token: string): JsonValue | undefined {
  if (isJsonArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return member(value, token);
}

/** A copy that shares no object with the original. */
export function deepCopy(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(deepCopy);
  if (!isJsonObject(value)) return value;
  const copy: MutableJsonObject = {};
  for (const [key, item] of Object.entries(value)) setMember(copy, key, deepCopy(item));
  return copy;
}

/** The pointer of a path of unescaped reference tokens; `""` for none. */
export function pointerOf(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${pointerToken(token)}`).join("");
}

/** The unescaped reference tokens of a pointer, or undefined if it is neither empty nor begins with `/` (RFC 6901 section 3). */
export function pointerTokens(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a value is called in a message: `an object`, `a string`. */
export function describeType(value: JsonValue): string {
  if (value === null) return "null";
  if (isJsonArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
