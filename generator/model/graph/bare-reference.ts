/** Schemas that are a `$ref`: what they refer to stands for them. */

import type { SpecNode } from "../../load/document/spec-node.ts";
import { isJsonObject } from "../../load/text/json.ts";
import { isExtension } from "../fields/members.ts";

/** Whether following `$ref`s from a node leads back to it. */
export function isCircle(node: SpecNode): boolean {
  const seen = new Set<string>();
  let current: SpecNode | undefined = node;
  while (current && !seen.has(current.id)) {
    seen.add(current.id);
    current = current.ref === undefined ? undefined : current.target();
  }
  return current?.id === node.id;
}

/**
 * Whether a schema is nothing but a `$ref`. One in a resource with dynamic anchors is more: whoever comes through it
 * brings them along. Nor is one whose other keywords are left out: it was to say more than what it refers to.
 */
export function isPureReference(node: SpecNode): boolean {
  const { value } = node;
  if (!isJsonObject(value) || typeof value.$ref !== "string" || node.dynamicAnchors().length > 0) return false;
  for (const key in value) {
    if (key !== "$ref" && (!isExtension(key) || key === "x-specwright")) return false;
  }
  return !node.former().some(({ missing }) => missing !== undefined);
}
