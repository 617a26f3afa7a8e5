import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import { isJsonObject } from "../text/json.ts";
import { helpForListedItems } from "./former-items.ts";

/** What to write where a keyword of a schema has a value as another draft of JSON Schema has it. */
export function helpForMisplaced({ key, value, parent }: DocumentNode, edition: Edition): string | undefined {
  if (key === "items" && Array.isArray(value)) return helpForListedItems(edition);
  if (key === "required" && typeof value === "boolean" && parent?.parent?.key === "properties") {
    return `Draft 4 has a list beside \`properties\` in its place: \`required: [${parent.key}]\`.`;
  }
  if (key === "in" && (value === "body" || value === "formData")) {
    return "Write a `requestBody` into the operation: it describes bodies and forms since OpenAPI 3.0.";
  }
  if (key === "enum" && isJsonObject(value)) {
    return `Write a list of the values, such as \`[${Object.keys(value).slice(0, 2).join(", ")}]\`.`;
  }
  return undefined;
}
