import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Diagnostic, Diagnostics, GenerationFailed } from "../../generator/diagnostics.ts";
import { type LoadedDocument, load } from "../../generator/load/load.ts";
import { printDiagnostics } from "../../generator/print-diagnostics.ts";

export interface Loaded {
  /** Undefined where the run ended. */
  readonly document: LoadedDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What a person sees. */
  readonly printed: string;
  /** The folder that the files are in. */
  readonly folder: string;
}

/** Writes files into a folder of their own and loads the first one; those that end in `.overlay.yml` are its overlays. */
export async function loadText(
  files: string | Readonly<Record<string, string>>,
  documents: Readonly<Record<string, string>> = {},
  remote: readonly string[] = [],
): Promise<Loaded> {
  const folder = await temporaryFolder();
  const entries = Object.entries(typeof files === "string" ? { "api.yml": files } : files);
  for (const [name, text] of entries) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return loadFolder(
    folder,
    entries[0]?.[0] ?? "",
    entries.map(([name]) => name).filter((name) => name.endsWith(".overlay.yml")),
    documents,
    remote,
  );
}

export async function loadFolder(
  folder: string,
  spec: string,
  overlays: readonly string[] = [],
  documents: Readonly<Record<string, string>> = {},
  remote: readonly string[] = [],
  roots: readonly string[] = [],
): Promise<Loaded> {
  const diagnostics = new Diagnostics();
  let document: LoadedDocument | undefined;
  try {
    document = await load({ spec, overlays, documents, remote, roots, cwd: folder, diagnostics });
  } catch (error) {
    if (!(error instanceof GenerationFailed)) throw error;
  }
  const { list } = diagnostics;
  return { document, diagnostics: list, printed: printDiagnostics(list, { color: false }), folder };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-load-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A whole document around some lines of `components`, indented by two spaces already, or other members. */
export function minimal(members: string, version = "3.1.0"): string {
  return `openapi: ${version}\ninfo: { title: Test, version: "1" }\npaths: {}\n${members}`;
}
