import type { Location } from "../../diagnostics.ts";
import { nameBeside } from "../files/file-name.ts";
import type { SourceFile } from "../files/source-file.ts";
import { child, isJsonArray, isJsonObject, type JsonValue, member, pointerOf, pointerToken } from "../text/json.ts";
import { reportBroken } from "./broken-reference.ts";
import type { DocumentSet } from "./document-set.ts";
import type { Place } from "./origins.ts";
import type { FormerKeyword, SpecNode, StatedDialect } from "./spec-node.ts";

/** A node of a loaded document. It is made on the way down and holds only its parent, so that making one is cheap. */
export class DocumentNode implements SpecNode {
  readonly source: SourceFile;
  readonly key: string;
  readonly value: JsonValue;
  readonly #documents: DocumentSet;
  readonly #parent: DocumentNode | undefined;
  #pointer: string | undefined;

  constructor(
    documents: DocumentSet,
    source: SourceFile,
    parent: DocumentNode | undefined,
    key: string,
    value: JsonValue,
  ) {
    this.#documents = documents;
    this.source = source;
    this.#parent = parent;
    this.key = key;
    this.value = value;
  }

  get file(): string {
    return this.source.name;
  }

  get parent(): DocumentNode | undefined {
    return this.#parent;
  }

  get pointer(): string {
    this.#pointer ??= this.#parent ? `${this.#parent.pointer}/${pointerToken(this.key)}` : "";
    return this.#pointer;
  }

  get reference(): string {
    const { source, tokens } = this.place();
    const pointer = source === this.source ? pointerOf(tokens) : this.pointer;
    const { entry } = this.#documents;
    return `${this.source === entry ? "" : nameBeside(entry.name, this.source.name)}#${pointer}`;
  }

  get id(): string {
    return `${this.file}#${this.pointer}`;
  }

  get(key: string | number): DocumentNode | undefined {
    const value = child(this.value, String(key));
    return value === undefined ? undefined : this.#child(String(key), value);
  }

  entries(): readonly (readonly [string, DocumentNode])[] {
    const { value } = this;
    if (!isJsonObject(value)) return [];
    return Object.keys(value).map((key) => [key, this.#child(key, value[key] ?? null)] as const);
  }

  items(): readonly DocumentNode[] {
    return isJsonArray(this.value) ? this.value.map((value, index) => this.#child(String(index), value)) : [];
  }

  string(key: string): string | undefined {
    const value = member(this.value, key);
    return typeof value === "string" ? value : undefined;
  }

  number(key: string): number | undefined {
    const value = member(this.value, key);
    return typeof value === "number" ? value : undefined;
  }

  boolean(key: string): boolean | undefined {
    const value = member(this.value, key);
    return typeof value === "boolean" ? value : undefined;
  }

  get ref(): string | undefined {
    return this.string("$ref");
  }

  target(): DocumentNode | undefined {
    return this.ref === undefined ? undefined : this.#follow(this.ref, this.get("$ref"));
  }

  resolve(): DocumentNode | undefined {
    const end = this.chain().at(-1);
    return end?.ref === undefined ? end : undefined;
  }

  chain(): readonly DocumentNode[] {
    const found: DocumentNode[] = [this];
    const seen = new Set<string>();
    for (let node: DocumentNode | undefined = this; node?.ref !== undefined; ) {
      seen.add(node.id);
      const target: DocumentNode | undefined = node.target();
      if (target !== undefined && seen.has(target.id)) {
        target.reportCycle();
        break;
      }
      if (target !== undefined) found.push(target);
      node = target;
    }
    return found;
  }

  follow(reference: string, mend?: string): DocumentNode | undefined {
    return this.#follow(reference, this, mend);
  }

  resource(): DocumentNode {
    return this.#documents.resources.rootOf(this);
  }

  dialect(): StatedDialect | undefined {
    return this.#documents.resources.dialectOf(this);
  }

  dynamicAnchors(): readonly (readonly [string, DocumentNode])[] {
    return this.#documents.resources.dynamicAnchors(this);
  }

  document(uri: string): DocumentNode | undefined {
    return this.#documents.given(uri);
  }

  former(): readonly FormerKeyword[] {
    return this.#documents.origins.former(this.value);
  }

  isAdded(keyword: string): boolean {
    return this.#documents.origins.isAdded(this.value, keyword);
  }

  location(part?: "key" | "value"): Location {
    const { source, tokens } = this.place();
    return source.locate(tokens, part);
  }

  inexactNumber(): string | undefined {
    if (typeof this.value !== "number") return undefined;
    const { source, tokens } = this.place();
    return source.inexactNumber(tokens);
  }

  /** The text of a scalar as somebody wrote it. */
  written(): string {
    const { source, tokens } = this.place();
    return source.written(tokens);
  }

  /** A node at the same place with another value, which is about to take the place. */
  withValue(value: JsonValue): DocumentNode {
    return new DocumentNode(this.#documents, this.source, this.#parent, this.key, value);
  }

  /** The object or array that holds the node. */
  get holder(): JsonValue | undefined {
    return this.#parent?.value;
  }

  /** Unescaped reference tokens from the root of the file. */
  path(): string[] {
    return this.#parent ? [...this.#parent.path(), this.key] : [];
  }

  /** Where the node stands in the text that somebody wrote. */
  place(): Place {
    const parent = this.#parent;
    if (!parent) return { source: this.source, tokens: [] };
    const recorded = this.#documents.origins.recorded(parent.value, this.key);
    return recorded ?? this.#documents.origins.member(parent.value, parent.place(), this.key);
  }

  /**
   * @param others The other references of the circle, in their order.
   * @param ofSchemas Whether it is schemas that they name: those can be done without.
   */
  reportCycle(others: readonly DocumentNode[] = [], ofSchemas = false): void {
    const location = this.get("$ref")?.location("value");
    const related = others.flatMap((other) => {
      const at = other.get("$ref")?.location("value");
      return at ? [{ message: "which leads to here", location: at }] : [];
    });
    const { diagnostics } = this.#documents;
    const message = `following ${this.ref} leads back here`;
    const details = { ...(location && { location }), ...(related.length > 0 && { related }) };
    if (ofSchemas) diagnostics.mended("reference-cycle", message, "every value is let through here", details);
    else diagnostics.error("reference-cycle", message, details);
  }

  #follow(reference: string, at: DocumentNode | undefined, mend?: string): DocumentNode | undefined {
    const target = this.#documents.follow(this, reference);
    if (target instanceof DocumentNode) return target;
    reportBroken(target, at, mend, this.#documents.diagnostics);
    return undefined;
  }

  #child(key: string, value: JsonValue): DocumentNode {
    return (
      this.#documents.inPlaceOf(this.value, key) ?? new DocumentNode(this.#documents, this.source, this, key, value)
    );
  }
}
