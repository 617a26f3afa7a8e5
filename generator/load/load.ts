import { dirname, resolve } from "node:path";
import { type Diagnostics, GenerationFailed } from "../diagnostics.ts";
import { crawl } from "./crawl/crawl.ts";
import { checkNamedReferences } from "./crawl/named-references.ts";
import { ReferencedFiles, type Root } from "./crawl/referenced-files.ts";
import { DocumentSet } from "./document/document-set.ts";
import { Origins } from "./document/origins.ts";
import { parseReference } from "./document/reference.ts";
import { resolveUri } from "./document/schema-resources.ts";
import type { SpecNode } from "./document/spec-node.ts";
import { readVersion } from "./document/version.ts";
import { displayName } from "./files/file-name.ts";
import { ReadLog } from "./files/read-log.ts";
import { readSource, type SourceFile } from "./files/source-file.ts";
import { type OverlayDocument, readOverlay } from "./overlay-document.ts";
import { checkSpecification } from "./specification/specification-check.ts";
import { upgrade } from "./upgrade/upgrade.ts";

export interface LoadOptions {
  /** Path of the OpenAPI document, YAML or JSON, absolute or relative to `cwd`. */
  readonly spec: string;
  /** Paths of OpenAPI Overlay documents, applied in order. */
  readonly overlays: readonly string[];
  /**
   * Documents that references name by URIs that lead out of this machine: paths by URI, absolute or relative to `cwd`.
   * A URI that is not among them is refused, unless its host is one of `remote`.
   */
  readonly documents?: Readonly<Record<string, string>>;
  /** The hosts from which documents are loaded that references name. Default: none. */
  readonly remote?: readonly string[];
  /**
   * Folders that references may lead into, absolute or relative to `cwd`, besides that of the document. What stands elsewhere
   * is refused. Default: none.
   */
  readonly roots?: readonly string[];
  /** Paths in diagnostics are relative to this folder. */
  readonly cwd: string;
  readonly diagnostics: Diagnostics;
  /** Through which files are read, with the same hosts. Default: one of its own. */
  readonly log?: ReadLog;
}

export interface LoadedDocument {
  /** The entry document, overlaid and in the 3.1 shape. */
  readonly root: SpecNode;
  /** The version that the text was written in, for the report alone: "2.0", "3.0.3", "3.1.0", "3.2.0". */
  readonly version: string;
  /** Every file that was read, the entry document first, then overlays, then referenced files, relative to `cwd`. */
  readonly files: readonly string[];
}

/**
 * Reads an OpenAPI document with its overlays and every file that it refers to.
 *
 * Problems go to `options.diagnostics`, all of them at once. With a broken structure or reference there is still a
 * document, so that whoever walks it can report more; its nodes are then not to be trusted to have the right types.
 * @throws {GenerationFailed} Where there is no document to go on with: a file that cannot be read or parsed, an
 *   overlay that cannot be applied, a version that is not read.
 */
export async function load(options: LoadOptions): Promise<LoadedDocument> {
  const { diagnostics, cwd, log = new ReadLog(options.remote) } = options;
  // One after the other: what is wrong with them is told in their order.
  const entry = await readNamed(options.spec, cwd, log, diagnostics);
  const overlays: Awaited<ReturnType<typeof readNamed>>[] = [];
  for (const path of options.overlays) overlays.push(await readNamed(path, cwd, log, diagnostics));
  if (!entry) throw new GenerationFailed(diagnostics.list);
  const origins = new Origins();
  for (const source of overlays) {
    const overlay = source && readOverlay(source, diagnostics);
    if (!overlay) continue;
    checkExtends(overlay, entry, diagnostics);
    const { applyOverlay } = await import("./overlay.ts");
    applyOverlay(overlay, entry, origins, diagnostics);
  }
  const version = readVersion(entry, diagnostics);
  if (!version || diagnostics.hasUnmended) throw new GenerationFailed(diagnostics.list);
  const given = new Map(
    Object.entries(options.documents ?? {}).map(([uri, path]) => [
      resolveUri(uri, "about:blank") ?? uri,
      resolve(cwd, path),
    ]),
  );
  const documents = new DocumentSet(entry, origins, diagnostics, given);
  const root = documents.root(entry);
  const roots = await rootsOf(entry, options.roots ?? [], resolve(cwd), log, diagnostics);
  const files = new ReferencedFiles(documents, roots, resolve(cwd), log);
  const found = await crawl(documents, version.edition, files);
  checkNamedReferences(found.visits, diagnostics);
  await checkGiven(given, documents, cwd, log);
  await checkSpecification(root, version.edition, found.visits, found.reported, diagnostics);
  upgrade(documents, found);
  const sources = [entry, ...overlays, ...documents.sources].flatMap((source) => (source ? [source.name] : []));
  return { root, version: version.text, files: [...new Set(sources)] };
}

/** The folders that references may lead into: that of the document, and those of the caller's that are there. */
async function rootsOf(
  entry: SourceFile,
  given: readonly string[],
  cwd: string,
  log: ReadLog,
  diagnostics: Diagnostics,
): Promise<readonly Root[]> {
  const beside = dirname(entry.path);
  const roots: Root[] = [{ path: beside, real: beside }];
  for (const path of given.map((one) => resolve(cwd, one))) {
    const real = await log.realpath(path);
    if (real !== undefined) roots.push({ path, real });
    else
      diagnostics.warning("invalid-configuration", `there is no folder ${displayName(path, cwd)}`, {
        help: "Correct `roots` or --root: references may lead into it.",
      });
  }
  return roots;
}

/** A document that is there may be for others that share the configuration; one that is missing is a mistake. */
async function checkGiven(
  given: ReadonlyMap<string, string>,
  documents: DocumentSet,
  cwd: string,
  log: ReadLog,
): Promise<void> {
  for (const [uri, path] of given) {
    if (documents.file(path) !== undefined || (await log.realpath(path)) !== undefined) continue;
    const message = `the document ${displayName(path, resolve(cwd))} does not exist, and no reference names its URI, ${uri}`;
    documents.diagnostics.warning("invalid-configuration", message, { help: "Correct the two, or leave them out." });
  }
}

/** Overlay 1.1 section 4.4.1: `extends` says which document the overlay was written for. It does not choose the document. */
function checkExtends(
  { source, extends: extended }: OverlayDocument,
  entry: SourceFile,
  diagnostics: Diagnostics,
): void {
  if (extended === undefined) return;
  const reference = parseReference(extended);
  // An address on the network may well be where the document came from.
  if (reference.kind === "reference" && reference.path === undefined) return;
  const path = reference.kind === "reference" ? reference.path : undefined;
  const named = path === undefined ? undefined : resolve(dirname(source.path), path);
  if (named === entry.path) return;
  diagnostics.warning("invalid-overlay", `this overlay was written for ${extended}, and is applied to ${entry.name}`, {
    location: source.locate(["extends"], "value"),
  });
}

async function readNamed(
  path: string,
  cwd: string,
  log: ReadLog,
  diagnostics: Diagnostics,
): Promise<SourceFile | undefined> {
  const absolute = resolve(cwd, path);
  const real = (await log.realpath(absolute)) ?? absolute;
  // The user's own spelling is kept for messages, also where it is a symbolic link.
  return readSource(real, displayName(absolute, resolve(cwd)), log, diagnostics);
}
