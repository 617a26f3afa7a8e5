import type { DocumentNode } from "../document/document-node.ts";
import { precedes } from "../document/drafts.ts";
import type { SchemaResources } from "../document/schema-resources.ts";
import type { Edition } from "../document/version.ts";
import { type ObjectName, type ObjectType, since31 } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { formerSchemaObject } from "../objects/schema-object.ts";
import { member } from "../text/json.ts";
import type { MisplacedSchema } from "./misplaced-schema.ts";

/**
 * What may stand in an object at a node. Since OpenAPI 3.1 a schema may say its draft, and before 2020-12 a list in `items`
 * says what `prefixItems` says since, and `additionalItems` what `items` does (2019-09 Core, section 9.3.1). Where the draft
 * has none, such a list is read so all the same, and `listedItems` reports it; but not where a parameter would then have items
 * of several types.
 */
export function typeAt(
  node: DocumentNode,
  name: ObjectName,
  edition: Edition,
  resources: SchemaResources,
): ObjectType | undefined {
  const type = objectTypes(edition)[name];
  if (name !== "schema") return type;
  if (meansTuple(node)) return formerSchemaObject;
  const isAsked = Array.isArray(member(node.value, "items")) || member(node.value, "additionalItems") !== undefined;
  return isAsked && isOfFormerDraft(node, edition, resources) ? formerSchemaObject : type;
}

/** A list in `items`, where the draft of the schema has none: who writes it means a schema for each of the first items. */
export function listedItems(
  node: DocumentNode,
  name: ObjectName,
  edition: Edition,
  resources: SchemaResources,
): MisplacedSchema | undefined {
  const at = name === "schema" && meansTuple(node) ? node.get("items") : undefined;
  if (!at || isOfFormerDraft(node, edition, resources)) return undefined;
  const further = member(node.value, "additionalItems") === undefined ? "" : ", and `additionalItems` as `items`";
  return {
    at,
    message: "`items` has to be a schema, not an array",
    help: helpForListedItems(edition),
    mend: `it is read as \`prefixItems\`${further}`,
  };
}

/** What to write in the place of a list in `items`. */
export function helpForListedItems(edition: Edition): string {
  return since31.includes(edition)
    ? "Write `prefixItems` for schemas of one item each: `items` is the schema of those that follow them."
    : "Write one schema that each of the items fits: `prefixItems`, for schemas of one item each, exists since OpenAPI 3.1.";
}

function meansTuple(node: DocumentNode): boolean {
  const items = member(node.value, "items");
  if (!Array.isArray(items) || items.length === 0 || member(node.value, "prefixItems") !== undefined) return false;
  return !isOfParameter(node) || new Set(items.map((item) => member(item, "type"))).size === 1;
}

/** Whether a schema is that of a parameter: its texts are read by one type, whichever item they are. */
function isOfParameter({ key, parent }: DocumentNode): boolean {
  return key === "schema" && parent?.string("in") !== undefined;
}

function isOfFormerDraft(node: DocumentNode, edition: Edition, resources: SchemaResources): boolean {
  return since31.includes(edition) && precedes(resources.dialectOf(node)?.uri, "draft/2020-12");
}
