import { isJsonArray, type JsonObject, type JsonValue, type MutableJsonObject, setMember } from "./json.ts";
import type { SourceFile } from "./source-file.ts";

/** A node's place in the text that somebody wrote. */
export interface Place {
  readonly source: SourceFile;
  /** Unescaped reference tokens from the root of that file. */
  readonly tokens: readonly string[];
}

/**
 * Remembers where the parts of a rewritten document come from. A member stands where its parent stands, unless it was
 * put there by an overlay or moved by an upgrade; only those are recorded, by the object that holds them.
 */
export class Origins {
  readonly #members = new WeakMap<JsonObject | readonly JsonValue[], Map<string, Place>>();

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

  /** The place of a member of a parent whose place is known. */
  member(parent: JsonValue, place: Place, key: string): Place {
    return this.recorded(parent, key) ?? { source: place.source, tokens: [...place.tokens, key] };
  }

  /** A deep copy of a value that remembers the same places. */
  copy(value: JsonValue): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const places = this.#members.get(value);
    if (isJsonArray(value))
      return this.#remember(
        value.map((item) => this.copy(item)),
        places,
      );
    const copy: MutableJsonObject = {};
    for (const [key, item] of Object.entries(value)) setMember(copy, key, this.copy(item));
    return this.#remember(copy, places);
  }

  #remember(parent: JsonObject | readonly JsonValue[], places: ReadonlyMap<string, Place> | undefined): JsonValue {
    if (places) this.#members.set(parent, new Map(places));
    return parent;
  }
}
