import type { DocumentNode } from "../document/document-node.ts";
import { rootOfFile } from "../document/node-from-around.ts";
import { isReferenceByLook, isSchemeURI } from "../document/reference.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";

/** A reference that has no `$ref`. */
export interface ReferenceWithin {
  readonly text: string;
  readonly leadsTo: ObjectName;
  /** The node that it is relative to. */
  readonly from: DocumentNode;
  /** The node of the text. */
  readonly at: DocumentNode;
}

/**
 * The references of an object that have no `$ref`: the `operationRef` of a link (OpenAPI 3.1 section 4.8.20), the values of a
 * discriminator's mapping (4.8.25), and the keys of a security requirement that are URIs (3.2 section 4.30).
 * @param entry The root of the document of the run: names of schemes are its, wherever the requirement stands.
 */
export function referencesWithin(
  node: DocumentNode,
  name: ObjectName,
  edition: Edition,
  entry: DocumentNode,
): readonly ReferenceWithin[] {
  if (name === "link") {
    const at = node.get("operationRef");
    return at && typeof at.value === "string" ? [{ text: at.value, leadsTo: "operation", from: node, at }] : [];
  }
  if (name === "securityRequirement" && edition !== "2.0") {
    const named = entry.get("components")?.get("securitySchemes");
    return node.entries().flatMap(([key, scopes]) => {
      if (!isSchemeURI(key) || named?.get(key)) return [];
      return [{ text: key, leadsTo: "securityScheme" as const, from: scopes, at: scopes }];
    });
  }
  if (name !== "discriminator") return [];
  const byDefault = node.get("defaultMapping");
  const values = (node.get("mapping")?.entries() ?? []).map(([, value]) => value);
  const named = rootOfFile(node).get("components")?.get("schemas");
  return (byDefault ? [...values, byDefault] : values).flatMap((at) => {
    const { value: text } = at;
    if (typeof text !== "string" || named?.get(text) || !isReferenceByLook(text)) return [];
    return [{ text, leadsTo: "schema" as const, from: at, at }];
  });
}
