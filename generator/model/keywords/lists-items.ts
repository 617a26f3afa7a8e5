import type { SpecNode } from "../../load/document/spec-node.ts";

/** Whether the text of a schema has schemas of the first items in `items`, as drafts before 2020-12 allow. */
export function listsItems(node: SpecNode): boolean {
  return Array.isArray(node.get("items")?.value);
}
