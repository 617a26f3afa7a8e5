import { pathToFileURL } from "node:url";
import type { Diagnostics } from "../../diagnostics.ts";
import type { SourceFile } from "../files/source-file.ts";
import { isJsonObject, type JsonValue } from "../text/json.ts";
import type { DocumentNode } from "./document-node.ts";
import { isReferenceAlone, namesItself } from "./lone-reference.ts";
import type { StatedDialect } from "./spec-node.ts";
import { statedEdition } from "./version.ts";

/**
 * The URIs and anchors that schemas give themselves (JSON Schema 2020-12 Core, section 8.2). A schema with an `$id` is
 * the root of a schema resource: references in it are relative to its URI, and anchors in it are its own. What stands
 * in no such schema belongs to the resource of its file.
 */
export class SchemaResources {
  readonly #diagnostics: Diagnostics;
  readonly #entry: DocumentNode;
  /** The URIs of caller-given documents; other files have those of their paths. */
  readonly #documentUris = new Map<SourceFile, string>();
  /** The URIs that documents give themselves. */
  readonly #selfUris = new Map<SourceFile, string>();
  readonly #byUri = new Map<string, DocumentNode>();
  /** The URI of each schema with an `$id`, by its object: several nodes may stand for one object. */
  readonly #uris = new Map<JsonValue, string>();
  /** The anchors of each resource, by the object or value at its root. */
  readonly #anchors = new Map<JsonValue, Map<string, Anchor>>();

  /** @param entry The root of the run's document, which may say the dialect of all its schemas. */
  constructor(entry: DocumentNode, diagnostics: Diagnostics) {
    this.#entry = entry;
    this.#diagnostics = diagnostics;
  }

  /** Gives a document the URI under which others refer to it. */
  name(source: SourceFile, uri: string): void {
    this.#documentUris.set(source, uri);
  }

  /**
   * Enters what a document calls itself: the URI that references in it are relative to, and by which others may refer to
   * it (OpenAPI 3.2 section 4.1.2.2.1). One that is relative itself is so to where the document is from.
   */
  enterSelf(root: DocumentNode): void {
    const self = root.string("$self");
    if (self === undefined || statedEdition(root.value) !== "3.2" || this.#selfUris.has(root.source)) return;
    const uri = self.includes("#") ? undefined : resolveUri(self, this.baseOf(root).uri);
    if (uri === undefined) {
      const reason = self.includes("#") ? ": a document has no fragment" : "";
      this.#report(root, "$self", `\`${self}\` cannot be the URI of a document${reason}`);
      return;
    }
    this.#selfUris.set(root.source, uri);
    const other = this.#byUri.get(uri);
    if (other && other.id !== root.id) this.#report(root, "$self", `something else has the URI ${uri}`, other);
    else this.#byUri.set(uri, root);
  }

  /** The resource that has a URI by its `$id`, or the document that has it by its `$self`. */
  find(uri: string): DocumentNode | undefined {
    return this.#byUri.get(uri);
  }

  /** The root of the resource that a node is part of: a schema with an `$id`, or the root of the file. */
  rootOf(node: DocumentNode): DocumentNode {
    let current = node;
    while (current.parent && !(this.#uris.size > 0 && this.#uris.has(current.value))) current = current.parent;
    return current;
  }

  /**
   * The URI that references at a node are relative to (RFC 3986 section 5.1).
   * @returns `besideFile`: whether what is relative to it is looked for in the files beside that of the node.
   */
  baseOf(node: DocumentNode): { readonly uri: string; readonly besideFile: boolean } {
    const { source } = node;
    const id = this.#uris.get(this.rootOf(node).value);
    const self = this.#selfUris.get(source);
    const given = this.#documentUris.get(source);
    const uri = id ?? self ?? given ?? pathToFileURL(source.path).href;
    return { uri, besideFile: id === undefined && given === undefined && self?.startsWith("file:") !== true };
  }

  /** The schema with an anchor in the resource whose root is given. */
  anchored(root: DocumentNode, name: string): DocumentNode | undefined {
    return this.#anchors.get(root.value)?.get(name)?.node;
  }

  /** The schemas with a `$dynamicAnchor` in the resource of a node. */
  dynamicAnchors(node: DocumentNode): readonly (readonly [string, DocumentNode])[] {
    const anchors = this.#anchors.get(this.rootOf(node).value) ?? [];
    return [...anchors].flatMap(([name, anchor]) => (anchor.dynamic ? [[name, anchor.node] as const] : []));
  }

  /** Enters what a schema calls itself. A schema comes before those inside of it. */
  enter(node: DocumentNode): void {
    if (!isJsonObject(node.value)) return;
    const id = node.string("$id");
    if (id !== undefined && !this.#uris.has(node.value) && this.#counts(node)) this.#enterId(node, id);
    for (const [key, dynamic] of [
      ["$anchor", false],
      ["$dynamicAnchor", true],
    ] as const) {
      const name = node.string(key);
      if (name !== undefined) this.#enterAnchor(node, key, name, dynamic);
    }
  }

  /**
   * What says the dialect of a schema: its resource, or else the nearest one around that which says any (JSON Schema 2020-12
   * Core, section 9.3.2), or else the run's document, for all its schemas.
   */
  dialectOf(node: DocumentNode): StatedDialect | undefined {
    for (let around: DocumentNode | undefined = node; around; ) {
      const root = this.rootOf(around);
      const stated = statedAt(root, "$schema");
      if (stated) return stated;
      around = root.parent;
    }
    return statedAt(this.#entry, "jsonSchemaDialect");
  }

  /** Whether the `$id` of a schema is no keyword that its draft ignores. */
  #counts(node: DocumentNode): boolean {
    return namesItself(node.value) || !isReferenceAlone(node.value, this.dialectOf(node)?.uri);
  }

  #enterId(node: DocumentNode, id: string): void {
    // Before 2019-09 an anchor was written so.
    if (/^#./.test(id)) {
      this.#enterAnchor(node, "$id", id.slice(1), false);
      return;
    }
    const uri = resolveUri(id, this.baseOf(node).uri);
    if (uri === undefined) {
      this.#report(node, "$id", `\`${id}\` cannot be a URI here`);
      return;
    }
    const other = this.#byUri.get(uri);
    if (other && other.id !== node.id) this.#report(node, "$id", `another schema has the \`$id\` ${uri}`, other);
    else this.#byUri.set(uri, node);
    this.#uris.set(node.value, uri);
  }

  #enterAnchor(node: DocumentNode, key: string, name: string, dynamic: boolean): void {
    const root = this.rootOf(node).value;
    const anchors = this.#anchors.get(root) ?? new Map<string, Anchor>();
    this.#anchors.set(root, anchors);
    const other = anchors.get(name);
    if (other && other.node.id !== node.id) {
      this.#report(node, key, `another schema of the same resource has the anchor \`${name}\``, other.node);
      return;
    }
    anchors.set(name, { node, dynamic: dynamic || other?.dynamic === true });
  }

  #report(node: DocumentNode, key: string, message: string, other?: DocumentNode): void {
    const mend = other ? "the other one has it" : "it is left out";
    const related = other && [{ message: "it is here", location: other.location() }];
    this.#diagnostics.mended("invalid-document", message, mend, {
      location: (node.get(key) ?? node).location("value"),
      ...(related && { related }),
    });
  }
}

interface Anchor {
  readonly node: DocumentNode;
  readonly dynamic: boolean;
}

function statedAt(node: DocumentNode, key: string): StatedDialect | undefined {
  const at = node.get(key);
  return typeof at?.value === "string" ? { uri: at.value, at } : undefined;
}

/** A URI reference resolved against a base (RFC 3986 section 5), without its fragment; undefined if it cannot be. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    const url = new URL(reference, base);
    url.hash = "";
    return url.href;
  } catch {
    return undefined;
  }
}
