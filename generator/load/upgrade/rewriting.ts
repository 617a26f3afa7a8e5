import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import type { Origins, Place } from "../document/origins.ts";
import { fragmentOf, parseReference } from "../document/reference.ts";
import type { SourceFile } from "../files/source-file.ts";
import { isMutableArray, isMutableObject, type JsonValue, type MutableJsonObject, setMember } from "../text/json.ts";

/**
 * Rewrites parsed documents in place, and keeps two memories: where each part comes from in the text, and where each
 * part that references may name has moved.
 */
export class Rewriting {
  readonly origins: Origins;
  readonly #diagnostics: Diagnostics;
  readonly #moves = new Map<SourceFile, Map<string, readonly string[]>>();
  readonly #targets = new Map<JsonValue, SourceFile>();
  readonly #holders = new Map<MutableJsonObject, MutableJsonObject>();

  constructor({ origins, diagnostics }: Pick<DocumentSet, "origins" | "diagnostics">) {
    this.origins = origins;
    this.#diagnostics = diagnostics;
  }

  /** Sets a member that stands, as far as its author is concerned, at a place. */
  put(parent: MutableJsonObject | JsonValue[], key: string, value: JsonValue, place: Place): void {
    if (isMutableArray(parent)) parent[Number(key)] = value;
    else setMember(parent, key, value);
    this.origins.record(parent, key, place);
  }

  /** Puts the values into a new array, whose items stand at the places. */
  list(...items: readonly { readonly value: JsonValue; readonly place: Place }[]): JsonValue[] {
    const array: JsonValue[] = [];
    for (const [index, { value, place }] of items.entries()) this.put(array, String(index), value, place);
    return array;
  }

  remove(parent: MutableJsonObject, key: string): void {
    Reflect.deleteProperty(parent, key);
    this.origins.forget(parent, key);
  }

  /** Removes a keyword of a schema that others say from now on. */
  replaceKeyword(schema: MutableJsonObject, keyword: string): void {
    this.remove(schema, keyword);
    this.origins.recordFormer(schema, { keyword });
  }

  /**
   * Removes keywords of a schema that its edition ignores where they stand, and says so at the first of them.
   * @param reason What follows the names of the keywords, for the ledger too: `ignored beside $ref`.
   * @param because The other end: what keeps them from counting.
   */
  ignoreKeywords(
    schema: MutableJsonObject,
    nodes: readonly DocumentNode[],
    {
      reason,
      help,
      because,
    }: { readonly reason: string; readonly help: string; readonly because?: Because | undefined },
  ): void {
    const [first] = nodes;
    if (!first) return;
    this.#diagnostics.warning("ignored-keyword", ignored(nodes, reason), {
      location: first.location("key"),
      ...(because && { related: [{ message: because.message, location: because.node.location("value") }] }),
      help,
    });
    for (const { key } of nodes) this.remove(schema, key);
    this.origins.recordFormer(schema, ...nodes.map(({ key }) => ({ keyword: key, reason })));
  }

  /** Remembers the file that the `$ref` of an object leads to: what stands there may move before it is asked. */
  leadsTo(holder: JsonValue, target: SourceFile): void {
    this.#targets.set(holder, target);
  }

  /** The file that the `$ref` of an object leads to; undefined where it leads nowhere, which was reported. */
  targetOf(holder: JsonValue): SourceFile | undefined {
    return this.#targets.get(holder);
  }

  /** Remembers that an object has the members now that another one had. */
  holds(former: MutableJsonObject, holder: MutableJsonObject): void {
    this.#holders.set(former, holder);
  }

  /** The object that has a member now which another one had. */
  holderOf(former: MutableJsonObject, key: string): MutableJsonObject {
    const holder = this.#holders.get(former);
    return holder && Object.hasOwn(holder, key) ? holder : former;
  }

  /** Remembers that what was at one path of a file, and all below it, is now at another. */
  moved(source: SourceFile, from: readonly string[], to: readonly string[]): void {
    const moves = this.#moves.get(source) ?? new Map<string, readonly string[]>();
    this.#moves.set(source, moves.set(JSON.stringify(from), to));
  }

  /** Makes a reference name the place that its target has moved to. */
  redirect(text: string, target: SourceFile): string {
    const moves = this.#moves.get(target);
    const reference = parseReference(text);
    if (!moves || reference.kind !== "reference" || reference.fragment.kind !== "pointer") return text;
    const { fragment } = reference;
    const tokens = this.#current(moves, fragment.tokens);
    if (tokens === fragment.tokens) return text;
    const address = text.includes("#") ? text.slice(0, text.indexOf("#")) : text;
    return `${address}#${fragmentOf(tokens)}`;
  }

  /** From the inside out: a move is recorded by the place that its parent had before the parent moved. */
  #current(moves: ReadonlyMap<string, readonly string[]>, tokens: readonly string[]): readonly string[] {
    let current = tokens;
    for (let length = tokens.length; length > 0; length--) {
      const to = moves.get(JSON.stringify(current.slice(0, length)));
      if (to) current = [...to, ...current.slice(length)];
    }
    return current;
  }
}

/** That keywords are ignored, for people: "`title`, `default` are ignored beside `$ref`". */
export function ignored(keywords: readonly DocumentNode[], reason: string): string {
  const names = keywords.map(({ key }) => `\`${key}\``).join(", ");
  return `${names} ${keywords.length > 1 ? "are" : "is"} ${reason}`;
}

interface Because {
  readonly node: DocumentNode;
  readonly message: string;
}

/** A reference that an upgrade wrote or has to correct: a member of an object, its text, and the file that it leads to. */
export interface Redirect {
  readonly holder: JsonValue | undefined;
  readonly key: string;
  readonly text: string;
  readonly target: SourceFile;
}

/** The node's object to rewrite; a tree that was parsed is ours. */
export function mutable(node: DocumentNode): MutableJsonObject | undefined {
  return isMutableObject(node.value) ? node.value : undefined;
}
