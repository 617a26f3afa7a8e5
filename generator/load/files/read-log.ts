import { hash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { similarFile } from "./file-name.ts";
import { RemoteReader, type RemoteText } from "./read-remote.ts";
import { type ReadText, readText } from "./read-text.ts";
import { RemoteHosts } from "./remote-hosts.ts";

/**
 * What a run looked at, and what it saw: where a path leads, what a file holds, what the network has at an address, and which
 * file is called nearly like one that is missing.
 */
export interface Look {
  readonly kind: "path" | "text" | "similar" | "address";
  readonly path: string;
  /** The path that it leads to, or the digest of the text; why there is none where there is none. */
  readonly seen: string;
}

/**
 * The one door through which documents are read. It remembers what was seen, so that a later run can tell whether it would
 * see the same; what was not there counts as well, since it may come to be.
 */
export class ReadLog {
  readonly #real = new Map<string, string | undefined>();
  readonly #texts = new Map<string, ReadText>();
  readonly #similar = new Map<string, string | undefined>();
  readonly #remote: RemoteReader;
  readonly #addresses = new Map<string, RemoteText>();

  /** @param remote The hosts from which documents may be loaded that references name. */
  constructor(remote: readonly string[] = []) {
    this.#remote = new RemoteReader(new RemoteHosts(remote));
  }

  /** The path without symbolic links; undefined where nothing stands there. */
  async realpath(path: string): Promise<string | undefined> {
    if (!this.#real.has(path)) this.#real.set(path, await realpath(path).catch(() => undefined));
    return this.#real.get(path);
  }

  /** The name of a file that was probably meant, where there is none of this path. */
  async similar(path: string): Promise<string | undefined> {
    const near = await similarFile(path);
    this.#similar.set(path, near);
    return near;
  }

  /** The text of a file, as `readText` has it; each is read once. */
  async read(path: string, isNamed: boolean): Promise<ReadText> {
    const known = this.#texts.get(path);
    if (known) return known;
    const read = await readText(path, isNamed);
    this.#texts.set(path, read);
    return read;
  }

  /** Why nothing is loaded from an address, as the end of a sentence that begins with it; undefined where it may be. */
  refusal(address: string): string | undefined {
    return this.#remote.hosts.refusal(address);
  }

  /** The text that the network has at an address that is not refused; each is asked for once. */
  async fetch(address: string): Promise<RemoteText> {
    const known = this.#addresses.get(address);
    if (known) return known;
    const read = await this.#remote.read(address);
    this.#addresses.set(address, read);
    return read;
  }

  /** Everything that was looked at: the network, which takes longest, at the end. */
  looks(): readonly Look[] {
    return [
      ...[...this.#real].map(([path, real]) => ({ kind: "path" as const, path, seen: shown(real) })),
      ...[...this.#texts].map(([path, text]) => ({ kind: "text" as const, path, seen: digestOf(text) })),
      ...[...this.#similar].map(([path, near]) => ({ kind: "similar" as const, path, seen: shown(near) })),
      ...[...this.#addresses].map(([path, text]) => ({ kind: "address" as const, path, seen: digestOf(text) })),
    ];
  }

  /** Whether looking again shows the same. */
  async sees({ kind, path, seen }: Look): Promise<boolean> {
    if (kind === "path") return seen === shown(await this.realpath(path));
    if (kind === "similar") return seen === shown(await this.similar(path));
    if (kind === "address") return this.refusal(path) === undefined && seen === digestOf(await this.fetch(path));
    const read = this.#texts.get(path) ?? (await readText(path, false));
    // A pipe is a fault here, and none where the user names it: only texts are kept for the run that may follow.
    if ("text" in read) this.#texts.set(path, read);
    return seen === digestOf(read);
  }

  /** The texts that were read, by path or address. */
  texts(): ReadonlyMap<string, string> {
    const all = [...this.#texts, ...this.#addresses];
    return new Map(all.flatMap(([path, read]) => ("text" in read ? [[path, read.text]] : [])));
  }
}

function shown(path: string | undefined): string {
  return path ?? "nothing";
}

const digests = new WeakMap<ReadText | RemoteText, string>();

function digestOf(read: ReadText | RemoteText): string {
  const known = digests.get(read);
  if (known !== undefined) return known;
  // Octets that are no UTF-8 read as a character that a text may have as well.
  const from = "address" in read ? ` ${read.address}` : "";
  const digest = "text" in read ? `${hash("sha256", read.text)} ${read.malformed ?? ""}${from}` : read.fault;
  digests.set(read, digest);
  return digest;
}
