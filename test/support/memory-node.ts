import { posix } from "node:path";
import type { Diagnostics, Location } from "../../generator/diagnostics.ts";
import type { FormerKeyword, SpecNode, StatedDialect } from "../../generator/load/document/spec-node.ts";
import type { LoadedDocument } from "../../generator/load/load.ts";
import { isJsonObject, type JsonValue, pointerToken } from "../../generator/load/text/json.ts";

/**
 * A document over plain JSON values, for tests that need no text: each node that is asked for its place has a line of
 * its own.
 */
export function memoryDocument(
  files: { readonly "openapi.yml": JsonValue; readonly [file: string]: JsonValue },
  diagnostics: Diagnostics,
): LoadedDocument {
  const world: World = { files, diagnostics, lines: new Map() };
  return {
    root: new MemoryNode(world, "openapi.yml", "", "", files["openapi.yml"]),
    version: "3.1.0",
    files: Object.keys(files),
  };
}

interface World {
  readonly files: { readonly [file: string]: JsonValue };
  readonly diagnostics: Diagnostics;
  /** The line of each node by its id, given away in the order of questions. */
  readonly lines: Map<string, number>;
}

class MemoryNode implements SpecNode {
  readonly #world: World;
  readonly file: string;
  readonly pointer: string;
  readonly key: string;
  readonly value: JsonValue;

  constructor(world: World, file: string, pointer: string, key: string, value: JsonValue) {
    this.#world = world;
    this.file = file;
    this.pointer = pointer;
    this.key = key;
    this.value = value;
  }

  get reference(): string {
    return `${this.file === "openapi.yml" ? "" : this.file}#${this.pointer}`;
  }

  get id(): string {
    return `${this.file}#${this.pointer}`;
  }

  get(key: string | number): SpecNode | undefined {
    const { value } = this;
    if (Array.isArray(value)) {
      const item: JsonValue | undefined = value[Number(key)];
      return item === undefined ? undefined : this.#child(String(key), item);
    }
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined;
    const member = value[key];
    return member === undefined ? undefined : this.#child(String(key), member);
  }

  entries(): readonly (readonly [string, SpecNode])[] {
    if (!isJsonObject(this.value)) return [];
    return Object.entries(this.value).map(([key, value]) => [key, this.#child(key, value)] as const);
  }

  written(): string {
    return String(this.value);
  }

  inexactNumber(): undefined {
    return undefined;
  }

  items(): readonly SpecNode[] {
    const { value } = this;
    return Array.isArray(value) ? value.map((item: JsonValue, index) => this.#child(String(index), item)) : [];
  }

  string(key: string): string | undefined {
    const value = this.get(key)?.value;
    return typeof value === "string" ? value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.get(key)?.value;
    return typeof value === "number" ? value : undefined;
  }

  boolean(key: string): boolean | undefined {
    const value = this.get(key)?.value;
    return typeof value === "boolean" ? value : undefined;
  }

  get ref(): string | undefined {
    return this.string("$ref");
  }

  target(): SpecNode | undefined {
    return this.ref === undefined ? undefined : this.follow(this.ref);
  }

  resolve(): SpecNode | undefined {
    const end = this.chain().at(-1);
    return end?.ref === undefined ? end : undefined;
  }

  chain(): readonly SpecNode[] {
    const found: SpecNode[] = [];
    for (let node: SpecNode | undefined = this; node !== undefined; node = node.target()) {
      const { id } = node;
      if (found.some((before) => before.id === id)) break;
      found.push(node);
    }
    return found;
  }

  follow(reference: string): SpecNode | undefined {
    const [path = "", fragment = ""] = reference.split("#");
    const file = path === "" ? this.file : posix.join(posix.dirname(this.file), path);
    const document = this.#world.files[file];
    let node: SpecNode | undefined =
      document === undefined ? undefined : new MemoryNode(this.#world, file, "", "", document);
    for (const token of fragment.split("/").slice(1)) {
      node = node?.get(decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"));
    }
    if (!node) this.#world.diagnostics.error("unresolved-reference", `nothing stands at ${reference}`);
    return node;
  }

  /** Files are the only resources here: schemas with an `$id` are tested with real documents. */
  resource(): SpecNode {
    const { file } = this;
    return new MemoryNode(this.#world, file, "", "", this.#world.files[file] ?? null);
  }

  dialect(): StatedDialect | undefined {
    const entry = new MemoryNode(this.#world, "openapi.yml", "", "", this.#world.files["openapi.yml"] ?? null);
    const at = this.resource().get("$schema") ?? entry.get("jsonSchemaDialect");
    return typeof at?.value === "string" ? { uri: at.value, at } : undefined;
  }

  dynamicAnchors(): readonly (readonly [string, SpecNode])[] {
    return [];
  }

  document(): SpecNode | undefined {
    return undefined;
  }

  /** These documents are in the shape of 3.1 from the beginning. */
  former(): readonly FormerKeyword[] {
    return [];
  }

  isAdded(): boolean {
    return false;
  }

  location(): Location {
    const { file, pointer, id } = this;
    const { lines } = this.#world;
    const line = lines.get(id) ?? lines.size + 1;
    lines.set(id, line);
    return { file, line, column: 1, end: { line, column: 1 }, text: "", pointer };
  }

  #child(key: string, value: JsonValue): SpecNode {
    return new MemoryNode(this.#world, this.file, `${this.pointer}/${pointerToken(key)}`, key, value);
  }
}
