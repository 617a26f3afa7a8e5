import { isMutableObject, setMember } from "../text/json.ts";
import type { DocumentNode } from "./document-node.ts";
import type { Origins } from "./origins.ts";

/**
 * Takes a member out of the object that holds it.
 * @param isMeant Whether it was meant to say something: what it leaves open is remembered, of schemas and of what has the
 *   keywords of one in Swagger 2.0.
 */
export function removeMember(node: DocumentNode, isMeant: boolean, origins: Origins): void {
  const { holder, key, value } = node;
  if (!isMutableObject(holder)) return;
  Reflect.deleteProperty(holder, key);
  if (!isMeant) return;
  origins.recordFormer(holder, { keyword: key, reason: "left out", missing: "keyword" });
  // The type of Swagger 2.0: any value is let through, and one that is carried by itself is a file.
  if (key !== "type" || value !== "file" || Object.hasOwn(holder, "format")) return;
  setMember(holder, "format", "binary");
  origins.recordAdded(holder, "format");
}
