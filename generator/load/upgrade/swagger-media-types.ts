import type { FoundReference } from "../crawl/crawl-result.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { statedEdition } from "../document/version.ts";
import type { SourceFile } from "../files/source-file.ts";

/**
 * The media types that a Swagger 2.0 document says for all of its operations (Swagger Object, `consumes` and `produces`).
 * A file that says none, or that is a part of a document, has those of the document of 2.0 that refers to it.
 */
export class SwaggerMediaTypes {
  readonly #documents: DocumentSet;
  /** The file of 2.0 that refers to a file first. */
  readonly #referrers = new Map<SourceFile, SourceFile>();

  /** @param references Before anything moves. */
  constructor(documents: DocumentSet, references: readonly FoundReference[]) {
    this.#documents = documents;
    for (const { node, text, edition } of references) {
      const target = edition === "2.0" ? documents.follow(node, text) : undefined;
      if (!(target instanceof DocumentNode) || target.source === node.source) continue;
      if (!this.#referrers.has(target.source)) this.#referrers.set(target.source, node.source);
    }
  }

  /** @returns None, where no document says any. */
  of(key: "consumes" | "produces", { source }: DocumentNode): readonly string[] {
    const seen = new Set<SourceFile>();
    for (let at: SourceFile | undefined = source; at && !seen.has(at); at = this.#referrers.get(at)) {
      seen.add(at);
      const said = statedEdition(at.value) === "2.0" ? this.#documents.root(at).get(key) : undefined;
      if (said) return strings(said);
    }
    return [];
  }
}

/** The strings of an array; none if there is no array. */
export function strings(node: DocumentNode | undefined): string[] {
  return (node?.items() ?? []).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}
