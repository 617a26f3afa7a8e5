import { basename, dirname, join, resolve } from "node:path";
import { remoteReference } from "../document/broken-reference.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet, FileEntry, Unread } from "../document/document-set.ts";
import { displayName, isInside } from "../files/file-name.ts";
import type { ReadLog } from "../files/read-log.ts";
import { readRemoteSource, readSource, SourceFile } from "../files/source-file.ts";
import type { FileReference } from "./crawl-result.ts";
import { StandingObjects } from "./standing-objects.ts";

/** A folder that references may lead into, and where it stands without symbolic links; both absolute. */
export interface Root {
  readonly path: string;
  readonly real: string;
}

/**
 * Reads what references lead to: files in the folder of the document or another one that is allowed, or below it, files of
 * the caller's wherever they stand, and documents of the network from the hosts that are allowed.
 */
export class ReferencedFiles {
  readonly #documents: DocumentSet;
  readonly #roots: readonly Root[];
  /** What stands where in what is read, and in the document of the run. */
  readonly standing = new StandingObjects();
  readonly #cwd: string;
  readonly #log: ReadLog;

  /** @param roots The folders that references may lead into. */
  constructor(documents: DocumentSet, roots: readonly Root[], cwd: string, log: ReadLog) {
    this.#documents = documents;
    this.#roots = roots;
    this.#cwd = cwd;
    this.#log = log;
  }

  /** Reads the file that a reference leads to, if it is not read already. */
  async read({ node, text, edition, at }: FileReference): Promise<void> {
    const unread = this.#documents.unread(node, text);
    if (!unread) return;
    const named = "address" in unread ? unread.address : unread.path;
    const entry = await this.#entry(unread, at);
    this.#documents.add(named, entry);
    if (!(entry instanceof SourceFile)) return;
    const { resources } = this.#documents;
    const root = this.#documents.root(entry);
    const uri = "address" in unread ? entry.path : unread.uri;
    if (uri !== undefined) resources.name(entry, uri);
    resources.enterSelf(root);
    this.standing.enter(root, edition, resources);
  }

  /** @param at The reference that leads there. */
  #entry(unread: Unread, at: DocumentNode): Promise<FileEntry> {
    if ("address" in unread) return this.#load(unread.address, at);
    return unread.uri === undefined ? this.#open(unread.path, at) : this.#parsed(unread.path);
  }

  async #load(address: string, at: DocumentNode): Promise<FileEntry> {
    const refusal = this.#log.refusal(address);
    if (refusal !== undefined) return remoteReference(address, refusal);
    const { diagnostics } = this.#documents;
    const loaded = (from: string) => {
      const entry = this.#documents.file(from);
      return entry instanceof SourceFile ? entry : undefined;
    };
    const source = await readRemoteSource(address, loaded, this.#log, diagnostics, at.location("value"));
    if (!source) return { code: "unresolved-reference", message: `${address} cannot be used`, reported: true };
    this.#documents.add(source.path, source);
    return source;
  }

  /** @param from The reference that leads to the file; left out for a document of the caller's, which may stand anywhere. */
  async #parsed(path: string, from?: DocumentNode): Promise<FileEntry> {
    const name = displayName(path, this.#cwd);
    const source = await readSource(path, name, this.#log, this.#documents.diagnostics, from?.location("value"));
    return source ?? { code: "unresolved-reference", message: `the file ${name} cannot be used`, reported: true };
  }

  async #open(path: string, from: DocumentNode): Promise<FileEntry> {
    const name = displayName(path, this.#cwd);
    const outside = async (place: string) => {
      const others = this.#roots.length > 1 ? " and of those that are allowed" : "";
      const message = `${name} is outside of the folder of ${this.#documents.entry.name}${others}`;
      const folder = displayName(dirname(place), this.#cwd);
      const help = `Move the file below it, or allow its folder, if references of the document may lead there: --root ${folder}, or \`roots\` in the configuration.`;
      return { code: "outside-root", message, help: (await this.#ofLink(from)) ?? help } as const;
    };
    if (!this.#roots.some((root) => isInside(root.path, path) || isInside(root.real, path))) return outside(path);
    const real = await this.#log.realpath(path);
    if (real === undefined) {
      const text = String(from.value);
      if (/^[a-z]:[\\/]/i.test(text))
        return { code: "unresolved-reference", message: `${text} does not exist`, ...ofWindows };
      const component = this.#componentCalled(text);
      if (component !== undefined) {
        return { code: "unresolved-reference", message: `there is no file ${text}`, help: `Is #${component} meant?` };
      }
      const near = await this.#log.similar(path);
      const meant = near === undefined ? await this.#ofLink(from) : `Is ${near} meant, in the same folder?`;
      const help = meant === undefined ? {} : { help: meant };
      return { code: "unresolved-reference", message: `the file ${name} does not exist`, ...help };
    }
    // A symbolic link must not lead out of the folders either.
    if (!this.#roots.some((root) => isInside(root.real, real))) return outside(real);
    const known = this.#documents.file(real);
    if (known !== undefined) return known;
    const entry = await this.#parsed(real, from);
    this.#documents.add(real, entry);
    return entry;
  }

  /** What is said of the references of a document that the user names by a symbolic link. */
  async #ofLink({ source: { path, name } }: DocumentNode): Promise<string | undefined> {
    const named = resolve(this.#cwd, name);
    const folder = await this.#log.realpath(dirname(named));
    if (folder === undefined || join(folder, basename(named)) === path) return undefined;
    return `${name} is a symbolic link: its references are looked for beside the file that it leads to, ${displayName(path, this.#cwd)}.`;
  }

  /** The pointer of the schema that somebody may have meant by its bare name. */
  #componentCalled(name: string): string | undefined {
    const root = this.#documents.root(this.#documents.entry);
    return (root.get("definitions") ?? root.get("components")?.get("schemas"))?.get(name)?.pointer;
  }
}

const ofWindows = { help: "It is an absolute path of Windows: write it relative to this file, with slashes." };
