import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { Diagnostics, Location } from "../diagnostics.ts";
import { DocumentNode } from "./document-node.ts";
import { child, isJsonArray, isJsonObject, type JsonValue, member } from "./json.ts";
import type { Origins } from "./origins.ts";
import { parseReference } from "./reference.ts";
import { similar } from "./similar.ts";
import { SourceFile } from "./source-file.ts";

/** Why a reference leads nowhere. */
export interface BrokenReference {
  readonly code: "unresolved-reference" | "remote-reference" | "outside-root";
  readonly message: string;
  readonly help?: string;
  /** What is wrong with the file itself is reported already. */
  readonly reported?: true;
}

/** A file as the loader knows it: read, refused, or absent. */
export type FileEntry = SourceFile | BrokenReference;

/** The files of one run, and how references lead from one to another. Files are read before; nothing here is asynchronous. */
export class DocumentSet {
  readonly entry: SourceFile;
  readonly origins: Origins;
  readonly diagnostics: Diagnostics;
  /** By absolute path as a reference spells it; several paths may be one file through symbolic links. */
  readonly #files = new Map<string, FileEntry>();

  constructor(entry: SourceFile, origins: Origins, diagnostics: Diagnostics) {
    this.entry = entry;
    this.origins = origins;
    this.diagnostics = diagnostics;
    this.#files.set(entry.path, entry);
  }

  /** Every file that was read, in the order of reading. */
  get sources(): readonly SourceFile[] {
    return [...new Set(this.#files.values())].filter((entry) => entry instanceof SourceFile);
  }

  root(source: SourceFile): DocumentNode {
    return new DocumentNode(this, source, undefined, "", source.value);
  }

  file(path: string): FileEntry | undefined {
    return this.#files.get(path);
  }

  add(path: string, entry: FileEntry): void {
    this.#files.set(path, entry);
  }

  /** Where a reference leads that stands in a file: a node, or the reason why there is none. */
  follow(from: SourceFile, text: string): DocumentNode | BrokenReference {
    const reference = parseReference(text);
    if (reference.kind === "remote") return { code: "remote-reference", message: `${text} is not on this machine` };
    if (reference.kind === "malformed") return unresolved(`${text} is not a reference: ${reference.problem}`);
    const path = reference.path === "" ? from.path : resolve(dirname(from.path), reference.path);
    const source = this.#files.get(path);
    if (source === undefined) return unresolved(`the file of ${text} was not read`);
    if (!(source instanceof SourceFile)) return source;
    if (reference.kind === "anchor") {
      return this.#anchored(this.root(source), reference.name) ?? unresolved(`no \`$anchor\` has the name of ${text}`);
    }
    return this.#descend(this.root(source), reference.tokens, text, new Set());
  }

  /** Walks down; a `$ref` on the way is followed where the object that holds it has no such member. */
  #descend(
    root: DocumentNode,
    tokens: readonly string[],
    text: string,
    seen: Set<string>,
  ): DocumentNode | BrokenReference {
    let node = root;
    for (const token of tokens) {
      const next = node.get(token) ?? this.#through(node, seen)?.get(token);
      if (!next) return unresolved(`nothing stands at ${text}`, this.#suggestion(node, token, tokens));
      node = next;
    }
    return node;
  }

  #through(node: DocumentNode, seen: Set<string>): DocumentNode | undefined {
    if (node.ref === undefined || seen.has(node.id)) return undefined;
    seen.add(node.id);
    const target = this.follow(node.source, node.ref);
    return target instanceof DocumentNode ? (this.#through(target, seen) ?? target) : undefined;
  }

  /** The schema with an anchor. Anchors are rare, so that nothing is kept for them. */
  #anchored(root: DocumentNode, name: string): DocumentNode | undefined {
    const tokens = findAnchor(root.value, name, []);
    return tokens?.reduce<DocumentNode | undefined>((node, token) => node?.get(token), root);
  }

  /** A name that is like the missing one, at the same parent or among the components. */
  #suggestion(parent: DocumentNode, token: string, tokens: readonly string[]): string | undefined {
    const value = parent.value;
    if (isJsonObject(value)) {
      const name = similar(token, Object.keys(value));
      const near = name === undefined ? undefined : parent.get(name);
      if (near) return meant(near);
    }
    const last = tokens.at(-1);
    if (last === undefined) return undefined;
    const root = this.root(this.entry);
    const sections = root.get("components")?.entries() ?? [];
    const elsewhere = [root.get("definitions"), ...sections.map(([, section]) => section)].find((section) =>
      section?.get(last),
    );
    const node = elsewhere?.get(last);
    return node && `${meant(node)} Its reference is #${node.pointer}.`;
  }
}

function meant(node: DocumentNode): string {
  const { file, line }: Location = node.location("key");
  return `${node.key} is at ${file}:${line}. Is it meant?`;
}

function unresolved(message: string, help?: string): BrokenReference {
  return { code: "unresolved-reference", message, ...(help !== undefined && { help }) };
}

function findAnchor(value: JsonValue, name: string, tokens: readonly string[]): readonly string[] | undefined {
  if (member(value, "$anchor") === name || member(value, "$dynamicAnchor") === name) return tokens;
  if (typeof value !== "object" || value === null) return undefined;
  for (const key of isJsonArray(value) ? value.keys() : Object.keys(value)) {
    const found = findAnchor(child(value, String(key)) ?? null, name, [...tokens, String(key)]);
    if (found) return found;
  }
  return undefined;
}

/** Whether a path lies in a folder or below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}
