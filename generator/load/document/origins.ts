import type { SourceFile } from "../files/source-file.ts";
import { isJsonArray, type JsonObject, type JsonValue, type MutableJsonObject, setMember } from "../text/json.ts";
import type { FormerKeyword } from "./spec-node.ts";

/** A node's place in the text that somebody wrote. */
export interface Place {
  readonly source: SourceFile;
  /** Unescaped reference tokens from the root of that file. */
  readonly tokens: readonly string[];
}

/**
 * Remembers where the parts of a rewritten document come from. A member stands where its parent stands, unless it was
 * put there by an overlay or moved by an upgrade; only those are recorded, by the object that holds them. What an
 * upgrade took out of a schema is remembered too, so that it can be counted.
 */
export class Origins {
  readonly #members = new WeakMap<JsonObject | readonly JsonValue[], Map<string, Place>>();
  readonly #former = new WeakMap<JsonObject | readonly JsonValue[], readonly FormerKeyword[]>();
  readonly #added = new WeakMap<JsonObject | readonly JsonValue[], ReadonlySet<string>>();

  /** The recorded place of a member, if it was not there from the beginning. */
  recorded(parent: JsonValue, key: string): Place | undefined {
    return typeof parent === "object" && parent !== null ? this.#members.get(parent)?.get(key) : undefined;
  }

  /** Records where a member comes from. What is below it stands below that place. */
  record(parent: JsonObject | readonly JsonValue[], key: string, place: Place): void {
    const members = this.#members.get(parent);
    if (members) members.set(key, place);
    else this.#members.set(parent, new Map([[key, place]]));
  }

  /** Forgets what was recorded of a member that is removed. */
  forget(parent: JsonObject | readonly JsonValue[], key: string): void {
    this.#members.get(parent)?.delete(key);
  }

  /** Remembers keywords that a schema had in its text. */
  recordFormer(schema: JsonObject, ...keywords: readonly FormerKeyword[]): void {
    this.#former.set(schema, [...this.former(schema), ...keywords]);
  }

  /** The keywords that a schema had in its text, and has no longer. */
  former(schema: JsonValue): readonly FormerKeyword[] {
    return (typeof schema === "object" && schema !== null && this.#former.get(schema)) || [];
  }

  /** Remembers a keyword that a schema or a parameter has only to say what a former one did. */
  recordAdded(object: JsonObject, keyword: string): void {
    this.#added.set(object, new Set([...(this.#added.get(object) ?? []), keyword]));
  }

  isAdded(schema: JsonValue, keyword: string): boolean {
    return typeof schema === "object" && schema !== null && this.#added.get(schema)?.has(keyword) === true;
  }

  /** The place of a member of a parent whose place is known. */
  member(parent: JsonValue, place: Place, key: string): Place {
    return this.recorded(parent, key) ?? { source: place.source, tokens: [...place.tokens, key] };
  }

  /** A deep copy of a value that remembers the same places. */
  copy(value: JsonValue): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const copy = isJsonArray(value) ? value.map((item) => this.copy(item)) : this.#copyMembers(value);
    const places = this.#members.get(value);
    if (places) this.#members.set(copy, new Map(places));
    const former = this.#former.get(value);
    if (former) this.#former.set(copy, former);
    const added = this.#added.get(value);
    if (added) this.#added.set(copy, added);
    return copy;
  }

  #copyMembers(value: JsonObject): JsonObject {
    const copy: MutableJsonObject = {};
    for (const [key, item] of Object.entries(value)) setMember(copy, key, this.copy(item));
    return copy;
  }
}
