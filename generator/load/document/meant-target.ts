import { dirname } from "node:path";
import { similar } from "../../similar.ts";
import { displayName } from "../files/file-name.ts";
import { isJsonObject, pointerOf } from "../text/json.ts";
import { type Related, standsHere } from "./broken-reference.ts";
import type { DocumentNode } from "./document-node.ts";
import { nodeFromAround, rootOfFile } from "./node-from-around.ts";
import { pathOfFileUrl } from "./reference.ts";
import type { SchemaResources } from "./schema-resources.ts";

/** The step that a reference could not take. */
interface MissingStep {
  readonly parent: DocumentNode;
  readonly token: string;
  /** All steps of the reference. */
  readonly tokens: readonly string[];
  readonly from: DocumentNode;
  /** The root of the document of the run. */
  readonly entry: DocumentNode;
}

/**
 * What stands at these steps from a schema around the reference; a name that is like the missing one, at the same parent
 * or among the components; else the parent that lacks it.
 */
export function meantTarget(step: MissingStep, resources: SchemaResources): Related | undefined {
  const { parent, token, tokens, from, entry } = step;
  const withReference = (node: DocumentNode) => {
    const reference = referenceTo(node, from, resources);
    return standsHere(node, reference === undefined ? "" : ` Its reference is ${reference}.`);
  };
  const own = nodeFromAround(from, tokens);
  if (own) return withReference(own);
  const { value } = parent;
  if (isJsonObject(value)) {
    const name = similar(token, Object.keys(value));
    const near = name === undefined ? undefined : parent.get(name);
    if (near) return standsHere(near);
  }
  const last = tokens.at(-1) ?? token;
  const sections = entry.get("components")?.entries() ?? [];
  const elsewhere = [entry.get("definitions"), ...sections.map(([, section]) => section)].find((section) =>
    section?.get(last),
  );
  const node = elsewhere?.get(last);
  if (node) return withReference(node);
  if (parent.pointer === "") return undefined;
  return { message: `this has no \`${token}\``, location: parent.location("key") };
}

/**
 * What to say of a reference without a file that leads nowhere in the schema with an `$id` around it, and would lead
 * somewhere in the document (JSON Schema 2020-12 Core, section 8.2.1).
 * @param find Looks from the root of the document.
 */
export function meantFromDocument(
  from: DocumentNode,
  resources: SchemaResources,
  find: (root: DocumentNode) => DocumentNode | undefined,
): { readonly related: Related; readonly help: string } | undefined {
  const resource = resources.rootOf(from);
  const id = resource.get("$id");
  const target = resource.parent && find(rootOfFile(resource));
  if (!id || !target) return undefined;
  const reference = referenceTo(target, from, resources);
  const instead =
    reference === undefined ? `give \`${target.key}\` an \`$id\`, too, and refer to that` : `write ${reference}`;
  return {
    related: { message: "by this `$id`, `#` is this schema, not the document", location: id.location("value") },
    help: `Leave the \`$id\` out, or ${instead}.`,
  };
}

/** Where the `$id` is that a relative reference is relative to. */
export function relativeToId(from: DocumentNode, resources: SchemaResources): Related | undefined {
  const id = resources.rootOf(from).get("$id");
  return id && { message: "the reference is relative to this `$id`", location: id.location("value") };
}

/** A reference that leads to a node from another one; undefined where its URI is none that can be told. */
function referenceTo(node: DocumentNode, from: DocumentNode, resources: SchemaResources): string | undefined {
  const root = resources.rootOf(from);
  if (resources.rootOf(node).id === root.id && root.parent) return `#${node.pointer.slice(root.pointer.length)}`;
  const { source, tokens } = node.place();
  const pointer = `#${source === node.source ? pointerOf(tokens) : node.pointer}`;
  if (node.source === from.source && !root.parent) return pointer;
  const { uri, besideFile } = resources.baseOf(from);
  const file = besideFile ? from.source.path : pathOfFileUrl(uri);
  if (file === undefined || from.source.isRemote || node.source.isRemote) return undefined;
  return encodeURI(displayName(node.source.path, dirname(file))) + pointer;
}
