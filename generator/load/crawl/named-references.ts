/** What refers to other parts of a document by their names: links to operations, and tags to those above them. */
import type { Diagnostics } from "../../diagnostics.ts";
import { similar } from "../../similar.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { ObjectName } from "../objects/object-type.ts";
import type { Visit } from "./crawl-result.ts";

/** @param visits Every object of the document and its files. */
export function checkNamedReferences(visits: readonly Visit[], diagnostics: Diagnostics): void {
  checkLinks(visits, diagnostics);
  checkTags(visits, diagnostics);
}

/** OpenAPI 3.1 section 4.8.20: an `operationId` is that of an operation of the description. */
function checkLinks(visits: readonly Visit[], diagnostics: Diagnostics): void {
  const links = nodesOf("link", visits).filter((link) => link.string("operationId") !== undefined);
  if (links.length === 0) return;
  const operations = byName(nodesOf("operation", visits), "operationId");
  for (const link of links) {
    const id = link.string("operationId") ?? "";
    if (operations.has(id)) continue;
    const message = `no operation has the \`operationId\` \`${id}\``;
    const mend = "the link is kept as it is: nothing is generated from links but comments";
    diagnostics.mended("unresolved-reference", message, mend, placesOf(link, "operationId", operations));
  }
}

/** OpenAPI 3.2 section 4.22: a tag's `parent` is a tag of the description, and none leads back to itself. */
function checkTags(visits: readonly Visit[], diagnostics: Diagnostics): void {
  const tags = byName(nodesOf("tag", visits), "name");
  const mend = "it is kept as it is: nothing is generated from it";
  for (const tag of tags.values()) {
    const parent = tag.string("parent");
    if (parent === undefined) continue;
    const places = placesOf(tag, "parent", tags);
    if (!tags.has(parent)) diagnostics.mended("unresolved-reference", `no tag is called \`${parent}\``, mend, places);
    else if (leadsBack(tag, tags)) {
      const message = `the tag \`${tag.string("name") ?? ""}\` is above itself`;
      diagnostics.mended("invalid-document", message, mend, { location: places.location });
    }
  }
}

function leadsBack(tag: DocumentNode, tags: ReadonlyMap<string, DocumentNode>): boolean {
  let above = tags.get(tag.string("parent") ?? "");
  for (let steps = 0; above && steps <= tags.size; steps++) {
    if (above.id === tag.id) return true;
    const parent = above.string("parent");
    above = parent === undefined ? undefined : tags.get(parent);
  }
  return false;
}

function nodesOf(kind: ObjectName, visits: readonly Visit[]): readonly DocumentNode[] {
  return visits.flatMap(({ name, node }) => (name === kind ? [node] : []));
}

/** The first of each name. */
function byName(nodes: readonly DocumentNode[], key: string): ReadonlyMap<string, DocumentNode> {
  const found = new Map<string, DocumentNode>();
  for (const node of nodes) {
    const name = node.string(key);
    if (name !== undefined && !found.has(name)) found.set(name, node);
  }
  return found;
}

/** Where a name is used that nothing has, and where the one stands that was probably meant. */
function placesOf(node: DocumentNode, key: string, named: ReadonlyMap<string, DocumentNode>) {
  const location = (node.get(key) ?? node).location("value");
  const likely = similar(node.string(key) ?? "", named.keys());
  const near = likely === undefined ? undefined : named.get(likely);
  const message = `is \`${likely}\` meant, which stands here?`;
  return { location, ...(near && { related: [{ message, location: near.location("key") }] }) };
}
