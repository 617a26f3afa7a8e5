import type { Diagnostics } from "../diagnostics.ts";
import { similar } from "../similar.ts";
import type { SourceFile } from "./files/source-file.ts";
import { describeType, isJsonArray, isJsonObject, type JsonObject, type JsonValue, member } from "./text/json.ts";

/** One action of an overlay: Overlay 1.1 section 4.4.3, Action Object. */
export interface OverlayAction {
  /** Unescaped reference tokens of the action in its file. */
  readonly tokens: readonly string[];
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly change:
    | { readonly kind: "remove" }
    | { readonly kind: "update"; readonly value: JsonValue }
    | { readonly kind: "copy"; readonly from: string };
}

export interface OverlayDocument {
  readonly source: SourceFile;
  /** Overlay 1.0 changes only objects and arrays, and knows no `copy`. */
  readonly minor: 0 | 1;
  readonly extends: string | undefined;
  readonly actions: readonly OverlayAction[];
}

/** The members of an object and their types, as messages call these; undefined: any. */
type Members = Readonly<Record<string, string | undefined>>;

const rootMembers: Members = { overlay: "a string", info: "an object", extends: "a string", actions: "an array" };
const infoMembers: Members = { title: "a string", version: "a string", description: "a string" };
const actionMembers: Members = {
  target: "a string",
  description: "a string",
  update: undefined,
  remove: "a boolean",
  copy: "a string",
};

/**
 * Reads an Overlay Object (Overlay 1.0 and 1.1 section 4.4.1). Everything that breaks a rule is reported as
 * `invalid-overlay`; actions that have an error are left out.
 */
export function readOverlay(source: SourceFile, diagnostics: Diagnostics): OverlayDocument | undefined {
  return new OverlayReader(source, diagnostics).read();
}

class OverlayReader {
  readonly #source: SourceFile;
  readonly #diagnostics: Diagnostics;

  constructor(source: SourceFile, diagnostics: Diagnostics) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  read(): OverlayDocument | undefined {
    const root = this.#source.value;
    if (!isJsonObject(root)) {
      this.#invalid([], `an overlay is an object, not ${describeType(root)}`);
      return undefined;
    }
    const minor = this.#minorVersion(member(root, "overlay"));
    if (minor === undefined) return undefined;
    this.#hasMembers(root, [], rootMembers, ["info", "actions"]);
    const info = member(root, "info");
    if (isJsonObject(info)) this.#hasMembers(info, ["info"], infoMembers, ["title", "version"]);
    const list = member(root, "actions");
    const items = isJsonArray(list) ? list : [];
    if (isJsonArray(list) && list.length === 0) this.#invalid(["actions"], "`actions` needs at least one action");
    const actions = items.flatMap((item, index) => this.#action(item, ["actions", String(index)], minor) ?? []);
    const extended = member(root, "extends");
    return { source: this.#source, minor, extends: typeof extended === "string" ? extended : undefined, actions };
  }

  #minorVersion(version: JsonValue | undefined): 0 | 1 | undefined {
    const minor = typeof version === "string" ? /^1\.([01])\.\d+$/.exec(version)?.[1] : undefined;
    if (minor !== undefined) return minor === "1" ? 1 : 0;
    const help = "Write `overlay: 1.0.0` or `overlay: 1.1.0`.";
    if (version === undefined) this.#invalid([], "`overlay` is missing", { help });
    else this.#invalid(["overlay"], `the overlay version ${JSON.stringify(version)} is not known`, { help });
    return undefined;
  }

  #action(item: JsonValue, tokens: readonly string[], minor: 0 | 1): OverlayAction | undefined {
    if (!isJsonObject(item)) {
      this.#invalid(tokens, `an action has to be an object, not ${describeType(item)}`);
      return undefined;
    }
    if (!this.#hasMembers(item, tokens, actionMembers, ["target"])) return undefined;
    const target = member(item, "target");
    const change = changeOf(item, minor, (message, help) => this.#invalid(tokens, message, { help }));
    return typeof target === "string" && change ? { tokens, target, change } : undefined;
  }

  /** Whether the members of an object are known, of the right types, and none is missing. */
  #hasMembers(object: JsonObject, tokens: readonly string[], members: Members, required: readonly string[]): boolean {
    let valid = true;
    const meant = new Set<string>();
    for (const [key, value] of Object.entries(object)) {
      const type = Object.hasOwn(members, key) ? members[key] : undefined;
      if (key.startsWith("x-") || (type === undefined && Object.hasOwn(members, key))) continue;
      if (type === describeType(value)) continue;
      valid = false;
      if (type !== undefined) {
        this.#invalid([...tokens, key], `\`${key}\` has to be ${type}, not ${describeType(value)}`);
        continue;
      }
      const known = similar(key, Object.keys(members));
      if (known !== undefined) meant.add(known);
      const help =
        known === undefined ? `Its members are ${Object.keys(members).join(", ")}.` : `Is \`${known}\` meant?`;
      this.#invalid([...tokens, key], `\`${key}\` is not a member here`, { help, part: "key" });
    }
    for (const key of required) {
      if (Object.hasOwn(object, key)) continue;
      valid = false;
      if (!meant.has(key)) this.#invalid(tokens, `\`${key}\` is missing`);
    }
    return valid;
  }

  #invalid(
    tokens: readonly string[],
    message: string,
    { help, part }: { readonly help?: string | undefined; readonly part?: "key" } = {},
  ): void {
    this.#diagnostics.error("invalid-overlay", message, {
      location: this.#source.locate(tokens, part),
      ...(help !== undefined && { help }),
    });
  }
}

/** `remove` wins over the others; `update` and `copy` exclude each other (Overlay 1.1 section 4.4.3). */
function changeOf(
  action: JsonObject,
  minor: 0 | 1,
  invalid: (message: string, help?: string) => void,
): OverlayAction["change"] | undefined {
  if (member(action, "remove") === true) return { kind: "remove" };
  const update = member(action, "update");
  const copy = member(action, "copy");
  if (copy !== undefined && minor === 0) {
    invalid("`copy` is not a member of Overlay 1.0", "Write `overlay: 1.1.0` at the root of the overlay.");
    return undefined;
  }
  if (update !== undefined && copy !== undefined) {
    invalid("an action has `update` or `copy`, not both");
    return undefined;
  }
  if (update !== undefined) return { kind: "update", value: update };
  if (typeof copy === "string") return { kind: "copy", from: copy };
  invalid("an action has `update`, `remove: true` or `copy`");
  return undefined;
}
