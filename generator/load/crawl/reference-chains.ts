import { reportBroken } from "../document/broken-reference.ts";
import { DocumentNode } from "../document/document-node.ts";
import { type DocumentSet, maximumHops } from "../document/document-set.ts";
import type { JsonValue } from "../text/json.ts";
import type { FoundReference } from "./crawl-result.ts";
import { mendOf } from "./reference-mends.ts";

/**
 * Follows the chains that `$ref`s make. One that leads back to itself never reaches anything else; it is reported once, at
 * the first of its references. One that is longer than a pointer may lead through references is cut, as often as it needs,
 * since whoever reads the document follows it from each of its members.
 */
export function checkChains(references: readonly FoundReference[], documents: DocumentSet): void {
  /** How many references lead on from an object, which stands for its place here. */
  const lengths = new Map<JsonValue, number>();
  for (const { node, name } of references) {
    // Nearly all lead to something that is no reference, and need no memory.
    if (!leadsOn(node, documents)) continue;
    const chain: DocumentNode[] = [];
    const met = new Set<JsonValue>();
    let at: DocumentNode | undefined = node;
    while (at?.ref !== undefined && !lengths.has(at.value) && !met.has(at.value)) {
      met.add(at.value);
      chain.push(at);
      const target = documents.follow(at, at.ref);
      at = target instanceof DocumentNode ? target : undefined;
    }
    const end = at?.value;
    if (at !== undefined && met.has(at.value))
      at.reportCycle(chain.slice(1 + chain.findIndex(({ value }) => value === end)), name === "schema");
    let length = (end === undefined ? undefined : lengths.get(end)) ?? 0;
    for (const link of chain.reverse()) {
      length++;
      const text = link.get("$ref");
      if (length > maximumHops && text && link.ref !== undefined) {
        reportBroken(tooLong, text, mendOf(name, text), documents.diagnostics);
        documents.mislead(link, link.ref);
        length = 0;
      }
      lengths.set(link.value, length);
    }
  }
}

/** Whether a reference leads to another one. */
function leadsOn(node: DocumentNode, documents: DocumentSet): boolean {
  const target = node.ref === undefined ? undefined : documents.follow(node, node.ref);
  return target instanceof DocumentNode && target.ref !== undefined;
}

const tooLong = {
  code: "unresolved-reference",
  message: `more than ${maximumHops} references lead on from here, each to the next`,
  help: "Refer to what they lead to in the end.",
} as const;
