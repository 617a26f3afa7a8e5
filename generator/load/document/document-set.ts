import { dirname, resolve } from "node:path";
import type { Diagnostics } from "../../diagnostics.ts";
import { similar } from "../../similar.ts";
import { SourceFile } from "../files/source-file.ts";
import { isJsonObject, isMutableArray, isMutableObject, type JsonValue, setMember } from "../text/json.ts";
import { type BrokenReference, helpForUri, type Related, standsHere, unresolved } from "./broken-reference.ts";
import { DocumentNode } from "./document-node.ts";
import { meantFromDocument, meantTarget, relativeToId } from "./meant-target.ts";
import type { Origins } from "./origins.ts";
import { isReferenceByLook, parseReference, pathOfFileUrl, type Reference } from "./reference.ts";
import { resolveUri, SchemaResources } from "./schema-resources.ts";

/** A file as the loader knows it: read, refused, or absent. */
export type FileEntry = SourceFile | BrokenReference;

/** How many references a pointer may lead through. Whoever writes one by hand goes through one or two. */
export const maximumHops = 50;
/** For how many references it is looked for what else is there: to compare each of thousands with thousands takes minutes. */
const maximumSuggestions = 100;

/** Where a reference leads before its fragment is looked at. */
type Address =
  | { readonly kind: "resource"; readonly root: DocumentNode }
  | {
      readonly kind: "file";
      readonly path: string;
      /** The URI that the caller has the file for. */
      readonly uri: string | undefined;
      /** The URI that a `$self` makes of the reference. */
      readonly meant?: string | undefined;
    }
  | { readonly kind: "remote" /** Undefined where the reference makes none. */; readonly address: string | undefined };

/** What has to be read before a reference can be followed. */
export type Unread = { readonly path: string; readonly uri: string | undefined } | { readonly address: string };

/** The files of one run, and how references lead from one to another. Files are read before; nothing here is asynchronous. */
export class DocumentSet {
  readonly entry: SourceFile;
  readonly origins: Origins;
  readonly diagnostics: Diagnostics;
  readonly resources: SchemaResources;
  /**
   * By absolute path as a reference spells it, and documents of the network by their addresses; several paths may be one
   * file through symbolic links, and several addresses one document.
   */
  readonly #files = new Map<string, FileEntry>();
  /** The paths of the documents that the caller has for URIs. */
  readonly #given: ReadonlyMap<string, string>;
  /** References by their texts: the same one stands in many places, and is followed from each several times. */
  readonly #references = new Map<string, Reference>();
  /** References that lead to what they cannot mean, by the objects that hold them. */
  readonly #misled = new WeakMap<object, string>();
  /** What stands in the place of a `$ref`, by the objects and arrays that hold it, and its key there. */
  readonly #standIns = new Map<JsonValue, Map<string, DocumentNode>>();
  #suggestions = 0;

  /** @param given Absolute paths of documents by the URIs that references have for them. */
  constructor(
    entry: SourceFile,
    origins: Origins,
    diagnostics: Diagnostics,
    given: ReadonlyMap<string, string> = new Map(),
  ) {
    this.entry = entry;
    this.origins = origins;
    this.diagnostics = diagnostics;
    this.resources = new SchemaResources(this.root(entry), diagnostics);
    this.#given = given;
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

  /** Where a reference leads that stands at a node: another node, or the reason why there is none. */
  follow(from: DocumentNode, text: string): DocumentNode | BrokenReference {
    if (isJsonObject(from.value) && this.#misled.get(from.value) === text)
      return { ...unresolved(`${text} leads to something else`), reported: true };
    const found = this.#follow(from, text, new Set());
    return found instanceof DocumentNode ? found : this.#withPointer(found, from, text);
  }

  /** Says so where a text is a pointer to something that stands there, but for its beginning: `#components/schemas/Pet`. */
  #withPointer(broken: BrokenReference, from: DocumentNode, text: string): BrokenReference {
    const path = /^(?:#|\/)?((?:components|definitions|paths)\/.+)$/.exec(text)?.[1];
    const meant = path === undefined ? undefined : `#/${path}`;
    const target = meant === undefined ? undefined : this.#follow(from, meant, new Set());
    if (!(target instanceof DocumentNode)) return broken;
    return { ...broken, help: `Is \`${meant}\` meant?`, related: standsHere(target) };
  }

  /** Has a reference lead nowhere from now on: it was reported, and what it leads to is not what its place wants. */
  mislead({ value }: DocumentNode, text: string): void {
    if (isJsonObject(value)) this.#misled.set(value, text);
  }

  /** Has a node stand in another place too: it is what is read there, and its references lead on from where it stands itself. */
  standIn({ holder, key }: DocumentNode, target: DocumentNode): void {
    if (isMutableObject(holder)) setMember(holder, key, target.value);
    else if (isMutableArray(holder)) holder[Number(key)] = target.value;
    else return;
    const members = this.#standIns.get(holder);
    if (members) members.set(key, target);
    else this.#standIns.set(holder, new Map([[key, target]]));
  }

  /** What `standIn` said of a member, as it stands there now. */
  inPlaceOf(holder: JsonValue, key: string): DocumentNode | undefined {
    const target = this.#standIns.size === 0 ? undefined : this.#standIns.get(holder)?.get(key);
    return target?.parent?.get(target.key) ?? target;
  }

  /** @param through The references that were followed on the way here, none of which is followed again. */
  #follow(from: DocumentNode, text: string, through: Set<string>): DocumentNode | BrokenReference {
    const reference = this.#parsed(text);
    if (reference.kind === "malformed") return unresolved(`${text} is not a reference: ${reference.problem}`);
    const root = this.#rootAt(this.#addressOf(from, reference), text);
    if (!(root instanceof DocumentNode)) {
      const related = reference.path === undefined ? undefined : relativeToId(from, this.resources);
      return related && root.code === "remote-reference" ? { related, ...root } : root;
    }
    const { fragment } = reference;
    const broken =
      fragment.kind === "pointer"
        ? this.#descend(root, fragment.tokens, text, through, from)
        : (this.resources.anchored(root, fragment.name) ?? unresolved(`no \`$anchor\` has the name of ${text}`));
    if (broken instanceof DocumentNode || reference.address !== "") return broken;
    const fromDocument = meantFromDocument(from, this.resources, (start) =>
      fragment.kind === "pointer"
        ? fragment.tokens.reduce((node: DocumentNode | undefined, token) => node?.get(token), start)
        : this.resources.anchored(start, fragment.name),
    );
    return { ...broken, ...fromDocument };
  }

  /** What has to be read before a reference can be followed: a file, with its URI if it is one of the caller's, or an address. */
  unread(from: DocumentNode, text: string): Unread | undefined {
    const reference = this.#parsed(text);
    if (reference.kind === "malformed") return undefined;
    const address = this.#addressOf(from, reference);
    if (address.kind === "file") return this.#files.has(address.path) ? undefined : address;
    if (address.kind === "resource" || address.address === undefined || this.#files.has(address.address))
      return undefined;
    return { address: address.address };
  }

  #parsed(text: string): Reference {
    const known = this.#references.get(text);
    if (known) return known;
    const reference = parseReference(text);
    this.#references.set(text, reference);
    return reference;
  }

  /** A document of the caller's that was read, by its URI. */
  given(uri: string): DocumentNode | undefined {
    const resolved = resolveUri(uri, "about:blank");
    const path = resolved === undefined ? undefined : this.#given.get(resolved);
    const source = path === undefined ? undefined : this.#files.get(path);
    return source instanceof SourceFile ? this.root(source) : undefined;
  }

  /**
   * An `$id` or `$self` comes before a file of the same URI. What is relative to a file's own path is a path, and so is
   * what is relative to a `$self`: documents lie beside each other as their URIs do, unless the caller says otherwise.
   */
  #addressOf(from: DocumentNode, { address, path }: Reference & { readonly kind: "reference" }): Address {
    if (address === "") return { kind: "resource", root: this.resources.rootOf(from) };
    const base = this.resources.baseOf(from);
    const uri = resolveUri(address, base.uri);
    const root = uri === undefined ? undefined : this.resources.find(uri);
    if (root) return { kind: "resource", root };
    const given = uri === undefined ? undefined : this.#given.get(uri);
    if (given !== undefined) return { kind: "file", path: given, uri };
    if (path !== undefined && base.besideFile) {
      const beside = { kind: "file", path: resolve(dirname(from.source.path), path), uri: undefined } as const;
      if (base.uri.startsWith("file:")) return beside;
      if (!path.startsWith("/")) return { ...beside, meant: uri };
    }
    // A document of the network has no say in which files of this machine are read.
    const local = uri === undefined || from.source.isRemote ? undefined : pathOfFileUrl(uri);
    return local === undefined ? { kind: "remote", address: uri } : { kind: "file", path: local, uri: undefined };
  }

  #rootAt(address: Address, text: string): DocumentNode | BrokenReference {
    if (address.kind === "resource") return address.root;
    if (address.kind === "remote") {
      const loaded = address.address === undefined ? undefined : this.#files.get(address.address);
      if (loaded) return loaded instanceof SourceFile ? this.root(loaded) : loaded;
      return { code: "remote-reference", message: `${text} is not on this machine`, help: helpForUri };
    }
    const source = this.#files.get(address.path);
    if (source === undefined) {
      return isReferenceByLook(text) ? unresolved(`the file of ${text} was not read`) : this.#noComponent(text);
    }
    if (source instanceof SourceFile) return this.root(source);
    const { meant } = address;
    return meant === undefined ? source : { ...source, help: `Its URI is ${meant}. ${helpForUri}` };
  }

  #noComponent(name: string): BrokenReference {
    const schemas = this.root(this.entry).get("components")?.get("schemas");
    const likely =
      schemas &&
      similar(
        name,
        schemas.entries().map(([key]) => key),
      );
    const near = likely === undefined ? undefined : schemas?.get(likely);
    return unresolved(`no component is called ${name}`, near && standsHere(near));
  }

  /** Walks down; a `$ref` on the way is followed where the object that holds it has no such member. */
  #descend(
    root: DocumentNode,
    tokens: readonly string[],
    text: string,
    seen: Set<string>,
    from: DocumentNode,
  ): DocumentNode | BrokenReference {
    let node = root;
    for (const token of tokens) {
      const next = node.get(token) ?? this.#through(node, seen)?.get(token);
      if (!next) return unresolved(`nothing stands at ${text}`, this.#meant(node, token, tokens, from));
      node = next;
    }
    return node;
  }

  #through(node: DocumentNode, seen: Set<string>): DocumentNode | undefined {
    if (node.ref === undefined || seen.has(node.id) || seen.size >= maximumHops) return undefined;
    seen.add(node.id);
    const target = this.#follow(node, node.ref, seen);
    return target instanceof DocumentNode ? (this.#through(target, seen) ?? target) : undefined;
  }

  #meant(parent: DocumentNode, token: string, tokens: readonly string[], from: DocumentNode): Related | undefined {
    if (this.#suggestions++ >= maximumSuggestions) return undefined;
    return meantTarget({ parent, token, tokens, from, entry: this.root(this.entry) }, this.resources);
  }
}

/**
 * What is done about a discriminator whose mapping leads nowhere.
 * @param isUnion Whether it chooses one of several alternatives, not one of the schemas that inherit from its own.
 */
export function brokenMapping(isUnion: boolean): string {
  return isUnion
    ? "the discriminator is left out: a value fits one alternative or more"
    : "the discriminator is left out: no heir is chosen, and the type is what all of them have in common";
}
