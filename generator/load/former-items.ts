import type { DocumentNode } from "./document-node.ts";
import { precedes } from "./drafts.ts";
import { member } from "./json.ts";
import { type ObjectName, type ObjectType, since31 } from "./objects/object-type.ts";
import { objectTypes } from "./objects/object-types.ts";
import { formerSchemaObject } from "./objects/schema-object.ts";
import type { SchemaResources } from "./schema-resources.ts";
import type { Edition } from "./version.ts";

/**
 * What may stand in an object at a node. Since OpenAPI 3.1 a schema may say its draft, and before 2020-12 a list in `items`
 * says what `prefixItems` says since, and `additionalItems` what `items` does (2019-09 Core, section 9.3.1).
 */
export function typeAt(
  node: DocumentNode,
  name: ObjectName,
  edition: Edition,
  resources: SchemaResources,
): ObjectType | undefined {
  const type = objectTypes(edition)[name];
  if (name !== "schema" || !since31.includes(edition)) return type;
  const isAsked = Array.isArray(member(node.value, "items")) || member(node.value, "additionalItems") !== undefined;
  return isAsked && precedes(resources.dialectOf(node)?.uri, "draft/2020-12") ? formerSchemaObject : type;
}
