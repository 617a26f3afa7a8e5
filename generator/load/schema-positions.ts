import type { DocumentNode } from "./document-node.ts";
import { type ObjectName, object, type ValueType } from "./objects/object-type.ts";
import { objectTypes } from "./objects/object-types.ts";
import { fieldOf } from "./structure-check.ts";
import { hasType } from "./value-types.ts";
import { type Edition, statedEdition } from "./version.ts";

/**
 * The schemas of a document that was read because something refers to it, each before those inside of it: what an OpenAPI
 * document says are schemas, else those of a JSON Schema. Nothing is checked, and no reference is followed.
 */
export function schemasOf(root: DocumentNode, edition: Edition): readonly DocumentNode[] {
  const stated = statedEdition(root.value);
  const name: ObjectName = stated === undefined ? "schema" : stated === "2.0" ? "swagger" : "openapi";
  const found: DocumentNode[] = [];
  collect(root, object(name), stated ?? edition, found);
  return found;
}

function collect(node: DocumentNode, type: ValueType, edition: Edition, found: DocumentNode[]): void {
  if (type.kind === "either") {
    const alternative = type.of.find((candidate) => hasType(node.value, candidate, edition));
    if (alternative) collect(node, alternative, edition, found);
  } else if (type.kind === "list") {
    for (const item of node.items()) collect(item, type.of, edition, found);
  } else if (type.kind === "map") {
    for (const [, item] of node.entries()) collect(item, type.of, edition, found);
  } else if (type.kind === "object") {
    if (type.of === "schema") found.push(node);
    const objectType = objectTypes(edition)[type.of];
    for (const [key, item] of objectType ? node.entries() : []) {
      const inner = objectType && (fieldOf(objectType, key)?.type ?? objectType.patterned?.type);
      if (inner) collect(item, inner, edition, found);
    }
  }
}
