import type { DocumentNode } from "./document-node.ts";

/** Where `#/$defs/X` leads if the schema that holds the reference is taken for the whole document, as where it came from. */
export function nodeFromAround(from: DocumentNode, tokens: readonly string[]): DocumentNode | undefined {
  for (let around: DocumentNode | undefined = from; around?.parent; around = around.parent) {
    const found = tokens.reduce((node: DocumentNode | undefined, token) => node?.get(token), around);
    if (found) return found;
  }
  return undefined;
}

/** The root of the file that a node stands in. */
export function rootOfFile(node: DocumentNode): DocumentNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}
