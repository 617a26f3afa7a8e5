import { jsonpath } from "json-p3";
import type { Diagnostics } from "../diagnostics.ts";
import type { Origins, Place } from "./document/origins.ts";
import type { SourceFile } from "./files/source-file.ts";
import type { OverlayAction, OverlayDocument } from "./overlay-document.ts";
import {
  child,
  describeType,
  isJsonArray,
  isJsonObject,
  isMutableArray,
  isMutableObject,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  setMember,
} from "./text/json.ts";

/**
 * Applies the actions of an overlay to a parsed document, in order and in place (Overlay 1.0 and 1.1, section 4.4.3).
 * Where the parts of the result come from is remembered, so that messages point to the overlay for what it put in.
 * An action that selects nothing is an error here, though the specification lets it pass: it is a misspelt target, or
 * the document has changed under it.
 */
export function applyOverlay(
  overlay: OverlayDocument,
  document: SourceFile,
  origins: Origins,
  diagnostics: Diagnostics,
): void {
  for (const action of overlay.actions) new Application(overlay, action, document, origins, diagnostics).run();
}

/** A node of the document that a JSONPath selected. */
interface Match {
  readonly tokens: readonly string[];
  readonly value: JsonValue;
}

class Application {
  readonly #overlay: OverlayDocument;
  readonly #action: OverlayAction;
  readonly #document: SourceFile;
  readonly #origins: Origins;
  readonly #diagnostics: Diagnostics;

  constructor(
    overlay: OverlayDocument,
    action: OverlayAction,
    document: SourceFile,
    origins: Origins,
    diagnostics: Diagnostics,
  ) {
    this.#overlay = overlay;
    this.#action = action;
    this.#document = document;
    this.#origins = origins;
    this.#diagnostics = diagnostics;
  }

  run(): void {
    const { target, change, tokens } = this.#action;
    const matches = this.#select(target, "target");
    if (matches === undefined) return;
    if (matches.length === 0) {
      this.#diagnostics.error("overlay-no-match", `the target ${target} matches nothing`, {
        location: this.#overlay.source.locate([...tokens, "target"], "value"),
      });
      return;
    }
    if (this.#overlay.minor === 0 && matches.some(({ value }) => isPrimitive(value))) {
      this.#invalid("target", "in Overlay 1.0 a target selects objects and arrays alone", useNewerVersion);
      return;
    }
    if (change.kind === "remove") this.#remove(matches);
    else if (change.kind === "copy") this.#copy(matches, change.from);
    else {
      const place = { source: this.#overlay.source, tokens: [...tokens, "update"] };
      this.#update(matches, change.value, place, "update");
    }
  }

  #select(path: string, member: "target" | "copy"): Match[] | undefined {
    const matches = new Map<string, Match>();
    try {
      // The library declares its input mutable, and changes nothing of it.
      const nodes = jsonpath.query(path, this.#document.value as Parameters<typeof jsonpath.query>[1]);
      for (const { location, value } of nodes) {
        const tokens = location.map(String);
        matches.set(JSON.stringify(tokens), { tokens, value: value as JsonValue });
      }
    } catch (error) {
      this.#invalid(member, `${path} is not a JSONPath of RFC 9535: ${firstLine(error)}`);
      return undefined;
    }
    return [...matches.values()];
  }

  #remove(matches: readonly Match[]): void {
    // Later items and deeper nodes go first, so that what is still to be removed keeps its place.
    for (const { tokens } of [...matches].reverse().sort(laterFirst)) {
      const key = tokens.at(-1);
      const parent = this.#at(tokens.slice(0, -1));
      if (key === undefined) {
        this.#invalid("target", "the root of the document cannot be removed");
      } else if (isMutableArray(parent)) {
        this.#removeItem(parent, tokens.slice(0, -1), Number(key));
      } else if (isMutableObject(parent)) {
        Reflect.deleteProperty(parent, key);
        this.#origins.forget(parent, key);
      }
    }
  }

  /** The items after the removed one move up, and take the memory of their places with them. */
  #removeItem(array: JsonValue[], tokens: readonly string[], index: number): void {
    const place = this.#placeOf(tokens);
    for (let at = index + 1; at < array.length; at++) {
      this.#origins.record(array, String(at - 1), this.#origins.member(array, place, String(at)));
    }
    this.#origins.forget(array, String(array.length - 1));
    array.splice(index, 1);
  }

  #copy(matches: readonly Match[], from: string): void {
    const sources = this.#select(from, "copy");
    if (sources === undefined) return;
    const source = sources[0];
    if (source === undefined || sources.length > 1) {
      this.#invalid("copy", `\`copy\` takes one value, and ${from} selects ${sources.length}`);
      return;
    }
    // The copy is taken before anything is changed: the source may lie inside of the target.
    const copy = this.#origins.copy(source.value);
    this.#update(matches, copy, this.#placeOf(source.tokens), "copy");
  }

  #update(matches: readonly Match[], value: JsonValue, place: Place, member: "update" | "copy"): void {
    const kinds = new Set(matches.map((match) => kindOf(match.value)));
    if (kinds.size > 1) {
      this.#invalid(
        "target",
        `the target selects ${[...kinds].join(" and ")} values, and one value fits only one kind`,
      );
      return;
    }
    for (const match of matches) this.#updateOne(match, value, place, member);
  }

  #updateOne({ tokens, value: target }: Match, value: JsonValue, place: Place, member: "update" | "copy"): void {
    if (isMutableObject(target)) {
      if (isJsonObject(value)) this.#merge(target, value, place);
      else this.#invalid(member, `the target is an object, and is merged with an object, not ${describeType(value)}`);
    } else if (isMutableArray(target)) {
      this.#append(target, value, place);
    } else if (!isPrimitive(value)) {
      this.#invalid(member, `the target is ${describeType(target)}, and cannot become ${describeType(value)}`);
    } else {
      const key = tokens.at(-1);
      const parent = this.#at(tokens.slice(0, -1));
      if (key !== undefined) this.#put(parent, key, value, place);
    }
  }

  /** Members of both are merged if both are objects, joined if both are arrays, and replaced if both are primitive. */
  #merge(target: MutableJsonObject, update: JsonObject, place: Place): void {
    for (const [key, value] of Object.entries(update)) {
      const memberPlace = this.#origins.member(update, place, key);
      const current = Object.hasOwn(target, key) ? target[key] : undefined;
      if (isMutableObject(current) && isJsonObject(value)) this.#merge(current, value, memberPlace);
      else if (isMutableArray(current) && isJsonArray(value)) this.#join(current, value, memberPlace);
      else if (current === undefined || (isPrimitive(current) && isPrimitive(value))) {
        this.#put(target, key, value, memberPlace);
      } else {
        this.#diagnostics.error(
          "invalid-overlay",
          `\`${key}\` is ${describeType(current)} in the document, and cannot become ${describeType(value)}`,
          {
            location: memberPlace.source.locate(memberPlace.tokens),
            help: "Remove the member in an action of its own first.",
          },
        );
      }
    }
  }

  /** What a target that is an array does with the value: Overlay 1.0 appends it as one item, 1.1 joins arrays. */
  #append(target: JsonValue[], value: JsonValue, place: Place): void {
    if (isJsonArray(value) && this.#overlay.minor === 1) {
      this.#join(target, value, place);
      return;
    }
    if (isJsonArray(value)) {
      this.#diagnostics.warning("invalid-overlay", "Overlay 1.0 appends this list as one item of the target", {
        location: place.source.locate(place.tokens, "key"),
        help: "Write `overlay: 1.1.0` at the root of the overlay to append the items of the list.",
      });
    }
    this.#put(target, String(target.length), value, place);
  }

  #join(target: JsonValue[], items: readonly JsonValue[], place: Place): void {
    for (const [index, item] of items.entries()) {
      this.#put(target, String(target.length), item, this.#origins.member(items, place, String(index)));
    }
  }

  /** Sets a member to a copy of the value: the same value may be put in many places. */
  #put(parent: JsonValue | undefined, key: string, value: JsonValue, place: Place): void {
    if (isMutableArray(parent)) parent[Number(key)] = this.#origins.copy(value);
    else if (isMutableObject(parent)) setMember(parent, key, this.#origins.copy(value));
    else return;
    this.#origins.record(parent, key, place);
  }

  #at(tokens: readonly string[]): JsonValue | undefined {
    return tokens.reduce<JsonValue | undefined>(
      (value, token) => (value === undefined ? undefined : child(value, token)),
      this.#document.value,
    );
  }

  #placeOf(tokens: readonly string[]): Place {
    let place: Place = { source: this.#document, tokens: [] };
    let value: JsonValue | undefined = this.#document.value;
    for (const token of tokens) {
      if (value === undefined) break;
      place = this.#origins.member(value, place, token);
      value = child(value, token);
    }
    return place;
  }

  #invalid(member: string, message: string, help?: string): void {
    this.#diagnostics.error("invalid-overlay", message, {
      location: this.#overlay.source.locate([...this.#action.tokens, member]),
      ...(help !== undefined && { help }),
    });
  }
}

const useNewerVersion = "Overlay 1.1 changes strings, numbers and booleans too: write `overlay: 1.1.0` at the root.";

function isPrimitive(value: JsonValue): boolean {
  return typeof value !== "object" || value === null;
}

function kindOf(value: JsonValue): string {
  return isJsonArray(value) ? "array" : isJsonObject(value) ? "object" : "primitive";
}

/** Orders deeper nodes before shallower ones, and later items of an array before earlier ones. */
function laterFirst(left: Match, right: Match): number {
  return right.tokens.length - left.tokens.length || itemIndex(right) - itemIndex(left);
}

/** The place of an item in its array; -1 for a member of an object, among which any order will do. */
function itemIndex({ tokens }: Match): number {
  const index = Number(tokens.at(-1));
  return Number.isSafeInteger(index) ? index : -1;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
